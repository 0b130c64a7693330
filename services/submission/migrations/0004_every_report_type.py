"""Every report type

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every report type"""
    # What was begun before is of the one type that there was, and that goes to the pool.
    op.add_column("item", sa.Column("pooled", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.alter_column("item", "pooled", server_default=None)
    op.execute("update item set version = 1, told_at = created_at where version = 0")
    op.alter_column("item", "told_at", nullable=False)
    op.create_table(
        "item_origin",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("from_item_id", sa.Uuid(), nullable=True),
        sa.Column("taken", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("to_confirm", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_origin_item_id_item")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_item_origin")),
    )
    op.create_index(op.f("ix_item_origin_from_item_id"), "item_origin", ["from_item_id"], unique=False)
    op.create_table(
        "item_burden",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("submission_number", sa.Integer(), nullable=False),
        sa.Column("typed", sa.Integer(), nullable=False),
        sa.Column("taken_over", sa.Integer(), nullable=False),
        sa.Column("retyped", sa.Integer(), nullable=False),
        sa.CheckConstraint("typed >= retyped and retyped >= 0 and taken_over >= 0", name=op.f("ck_item_burden_counts")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_burden_item_id_item")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_item_burden")),
    )
    op.create_index(
        "ix_item_office",
        "item",
        ["changed_at", "id"],
        unique=False,
        postgresql_where="state = 'approved' and not pooled",
    )
    op.drop_constraint(op.f("ck_item_asset_ids_limit"), "item")
    op.create_check_constraint(op.f("ck_item_asset_ids_limit"), "item", "cardinality(asset_ids) <= 30")
    op.drop_constraint(op.f("ck_item_counters_count_up"), "item")
    op.create_check_constraint(
        op.f("ck_item_counters_count_up"), "item", "revision >= 1 and version >= 1 and submission_number >= 0"
    )
