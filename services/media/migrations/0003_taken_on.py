"""The day on which a photo was taken

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
    """The day on which a photo was taken"""
    op.add_column("asset", sa.Column("taken_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Undo"""
    op.drop_column("asset", "taken_on")
