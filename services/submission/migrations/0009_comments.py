"""Comments on items, and rosters

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Comments on items, and rosters"""
    none_yet = sa.text("'{}'")
    op.add_column("known_unit", sa.Column("co_departments", ARRAY(sa.Text()), server_default=none_yet, nullable=False))
    op.alter_column("known_unit", "co_departments", server_default=None)
    op.create_table(
        "item_comment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("submission_number", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("author_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("by_department", sa.Boolean(), nullable=False),
        sa.Column("pointer", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("said_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("withdrawn_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.CheckConstraint("char_length(text) between 1 and 1000", name=op.f("ck_item_comment_text_limit")),
        sa.CheckConstraint("char_length(pointer) <= 200", name=op.f("ck_item_comment_pointer_limit")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_comment_item_id_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_comment")),
    )
    op.create_index("ix_item_comment_item_id_id", "item_comment", ["item_id", "id"], unique=False)
    op.create_table(
        "known_department",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_known_department")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_column("known_unit", "co_departments")
    op.drop_table("known_department")
    op.drop_index("ix_item_comment_item_id_id", table_name="item_comment")
    op.drop_table("item_comment")
