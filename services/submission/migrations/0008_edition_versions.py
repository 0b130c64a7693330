"""The version of a known edition, by which a process knows whether the one that it keeps still holds.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is known already counts as older than all that will be told."""
    op.add_column("known_edition", sa.Column("version", sa.Integer(), server_default="0", nullable=False))
    op.alter_column("known_edition", "version", server_default=None)


def downgrade() -> None:
    """Undo."""
    op.drop_column("known_edition", "version")
