"""Relevance: findings, appeals, suspension

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BEFORE = "'created', 'submitted', 'approved', 'returned', 'withdrawn', 'received'"
AFTER = f"{BEFORE}, 'appealed', 'upheld', 'overturned'"


def upgrade() -> None:
    """Relevance: findings, appeals, suspension"""
    op.create_table(
        "relevance_finding",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("submission_number", sa.Integer(), nullable=False),
        sa.Column("level_id", sa.Uuid(), nullable=False),
        sa.Column("appeal_level_id", sa.Uuid(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("found_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("found_by", sa.Uuid(), nullable=False),
        sa.Column("appeal_text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("appealed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("appealed_by", sa.Uuid(), nullable=True),
        sa.Column("verdict", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("verdict_text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("char_length(text) between 2 and 500", name=op.f("ck_relevance_finding_text_limit")),
        sa.CheckConstraint("char_length(appeal_text) <= 500", name=op.f("ck_relevance_finding_appeal_text_limit")),
        sa.CheckConstraint("char_length(verdict_text) <= 500", name=op.f("ck_relevance_finding_verdict_text_limit")),
        sa.CheckConstraint(
            "(appealed_at is null) = (appeal_text = '')", name=op.f("ck_relevance_finding_appealed_with_reasons")
        ),
        sa.CheckConstraint(
            "(verdict is null) = (verdict_text = '')", name=op.f("ck_relevance_finding_decided_with_reasons")
        ),
        sa.CheckConstraint(
            "verdict is null or appealed_at is not null", name=op.f("ck_relevance_finding_decided_after_appeal")
        ),
        sa.CheckConstraint("verdict in ('upheld', 'overturned')", name=op.f("ck_relevance_finding_verdict_known")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_relevance_finding_item_id_item")),
        sa.PrimaryKeyConstraint("item_id", "submission_number", "level_id", name=op.f("pk_relevance_finding")),
    )
    op.create_index("ix_relevance_finding_appeal_level_id", "relevance_finding", ["appeal_level_id"], unique=False)
    op.add_column("item", sa.Column("appeal_open", sa.Boolean(), server_default="false", nullable=False))
    op.create_check_constraint(op.f("ck_item_appeal_while_returned"), "item", "not appeal_open or state = 'returned'")
    op.create_index("ix_item_appeal_open", "item", ["id"], unique=False, postgresql_where=sa.text("appeal_open"))
    op.add_column("known_unit", sa.Column("suspension_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    op.drop_constraint(op.f("ck_item_step_what_known"), "item_step")
    op.create_check_constraint(op.f("ck_item_step_what_known"), "item_step", f"what in ({AFTER})")


def downgrade() -> None:
    """Undo; what an appeal wrote into an item's story is undone with it."""
    op.execute("delete from item_step where what in ('appealed', 'upheld', 'overturned')")
    op.drop_constraint(op.f("ck_item_step_what_known"), "item_step")
    op.create_check_constraint(op.f("ck_item_step_what_known"), "item_step", f"what in ({BEFORE})")
    op.drop_column("known_unit", "suspension_reason")
    op.drop_index("ix_item_appeal_open", table_name="item", postgresql_where=sa.text("appeal_open"))
    op.drop_constraint(op.f("ck_item_appeal_while_returned"), "item")
    op.drop_column("item", "appeal_open")
    op.drop_index("ix_relevance_finding_appeal_level_id", table_name="relevance_finding")
    op.drop_table("relevance_finding")
