"""An order wider than an aggregate

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A nullable column without a default: rows and writers of the version before go on as they are."""
    op.add_column("outbox", sa.Column("order_key", sa.Text(), nullable=True))


def downgrade() -> None:
    """Undo."""
    op.drop_column("outbox", "order_key")
