"""Why an item is corrected, and what became of that once it was out

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# What is being corrected at this time and was not told as approved yet.
REASONS = """
update item set correction_reason = opened.notes -> 0 ->> 'text'
from (select distinct on (item_id) item_id, notes from item_step where what = 'returned' and reason = 'unit-correction'
      order by item_id, revision desc) opened
where opened.item_id = item.id and item.received_at is not null and item.state in ('returned', 'submitted')
"""


def upgrade() -> None:
    """Why an item is corrected, and what became of that once it was out"""
    text = sqlmodel.sql.sqltypes.AutoString()
    op.add_column("item", sa.Column("correction_reason", text, server_default="", nullable=False))
    op.execute(REASONS)
    op.create_check_constraint(
        op.f("ck_item_correction_reason_limit"), "item", "char_length(correction_reason) <= 500"
    )
    document = postgresql.JSONB(none_as_null=True, astext_type=sa.Text())
    op.add_column("publication", sa.Column("correction", document, nullable=True))


def downgrade() -> None:
    """Undo"""
    op.drop_column("publication", "correction")
    op.drop_constraint(op.f("ck_item_correction_reason_limit"), "item")
    op.drop_column("item", "correction_reason")
