"""The version before the last note

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A constant default: no row is rewritten, and writers of the version before go on as they are."""
    op.add_column("seen_version", sa.Column("previous", sa.BigInteger(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Undo."""
    op.drop_column("seen_version", "previous")
