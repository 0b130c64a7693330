"""The day on which a photo was taken

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The day on which a photo was taken"""
    op.add_column("known_asset", sa.Column("taken_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Undo"""
    op.drop_column("known_asset", "taken_on")
