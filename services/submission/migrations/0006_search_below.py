"""Search below a unit

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TITLES = """
update item set submitted_title = coalesce(version.content ->> 'title', '')
from item_version version where version.item_id = item.id and version.number = item.submission_number
"""


def upgrade() -> None:
    """Search below a unit"""
    op.execute("create extension if not exists pg_trgm")
    op.add_column(
        "item",
        sa.Column("submitted_title", sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default=""),
    )
    op.execute(TITLES)
    op.alter_column("item", "submitted_title", server_default=None)
    op.drop_index("ix_item_unit_path", table_name="item")
    op.create_index(
        "ix_item_unit_path",
        "item",
        ["unit_path", "unit_name", "submitted_title"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"unit_name": "gin_trgm_ops", "submitted_title": "gin_trgm_ops"},
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_item_unit_path", table_name="item")
    op.create_index("ix_item_unit_path", "item", ["unit_path"], unique=False, postgresql_using="gin")
    op.drop_column("item", "submitted_title")
