"""Reminders

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Reminders"""
    op.create_table(
        "known_item",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("item_type", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "state in ('draft', 'returned', 'submitted', 'approved', 'received', 'withdrawn')",
            name=op.f("ck_known_item_state_known"),
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_known_item")),
    )
    op.create_index("ix_known_item_unit", "known_item", ["edition_id", "unit_id", "item_type"], unique=False)
    op.create_table(
        "reminder_rule",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("days", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.Column("recipients", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "recipients in ('unit', 'parent', 'both')", name=op.f("ck_reminder_rule_recipients_known")
        ),
        sa.CheckConstraint("cardinality(days) <= 10", name=op.f("ck_reminder_rule_days_limit")),
        sa.CheckConstraint("revision >= 0", name=op.f("ck_reminder_rule_revision_positive")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_reminder_rule_edition_id_edition")),
        sa.PrimaryKeyConstraint("edition_id", name=op.f("pk_reminder_rule")),
    )
    op.create_table(
        "reminder",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=False),
        sa.Column("recipient_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("owed", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("delivery", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state in ('waiting', 'sending', 'told', 'needless', 'expired')", name=op.f("ck_reminder_state_known")
        ),
        sa.CheckConstraint(
            "delivery in ('', 'sent', 'no-address', 'refused', 'unknown', 'no-server')",
            name=op.f("ck_reminder_delivery_known"),
        ),
        sa.CheckConstraint("(state = 'told') = (told_at is not null)", name=op.f("ck_reminder_told_has_time")),
        sa.ForeignKeyConstraint(["recipient_id"], ["unit.id"], name=op.f("fk_reminder_recipient_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("recipient_id", "day", name=op.f("uq_reminder_recipient_id_day")),
    )
    op.create_index(
        "ix_reminder_to_deliver",
        "reminder",
        ["day", "id"],
        unique=False,
        postgresql_where=sa.text("state in ('waiting', 'sending')"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_reminder_to_deliver", table_name="reminder")
    op.drop_table("reminder")
    op.drop_table("reminder_rule")
    op.drop_index("ix_known_item_unit", table_name="known_item")
    op.drop_table("known_item")
