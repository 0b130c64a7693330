"""Clocks and obligations

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# What rows that stand already get; the registry's next word on the edition or unit is complete.
WEEK = "update known_edition set starts_on = (due_at at time zone 'Asia/Shanghai')::date - 7, \
        ends_on = (due_at at time zone 'Asia/Shanghai')::date - 1"
FIRST = """update item set first_submitted_at = coalesce(
             (select submitted_at from item_version where item_id = item.id and number = 1), submitted_at)
           where submitted_at is not null"""

PROGRESS = "(case state when 'draft' then 1 when 'returned' then 2 when 'submitted' then 3 \
when 'approved' then 4 when 'received' then 5 end)"


def upgrade() -> None:
    """Clocks and obligations"""
    op.create_table(
        "known_obligation",
        sa.Column("obligation_id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("item_type", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("includes_below", sa.Boolean(), nullable=False),
        sa.Column("waived", sa.Boolean(), nullable=False),
        sa.Column("due_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("locks_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.CheckConstraint("kind in ('waiver', 'extension', 'shift')", name=op.f("ck_known_obligation_kind_known")),
        sa.PrimaryKeyConstraint("obligation_id", name=op.f("pk_known_obligation")),
        sa.UniqueConstraint("edition_id", "unit_id", "item_type", name=op.f("uq_known_obligation_edition_id")),
    )
    op.create_table(
        "pushed_item",
        sa.Column("pushing_unit_id", sa.Uuid(), nullable=False),
        sa.Column("external_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("content_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("pushed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("pushing_unit_id", "external_id", name=op.f("pk_pushed_item")),
    )
    _add("known_edition", sa.Column("theme", sqlmodel.sql.sqltypes.AutoString(), nullable=False), "''")
    _add("known_edition", sa.Column("grace_minutes", sa.Integer(), nullable=False), "0")
    _add("known_edition", sa.Column("other_vocabularies", _document(), nullable=False), "'{}'")
    _add("known_edition", sa.Column("wordings", _document(), nullable=False), "'[]'")
    op.add_column("known_edition", sa.Column("starts_on", sa.Date(), nullable=True))
    op.add_column("known_edition", sa.Column("ends_on", sa.Date(), nullable=True))
    op.execute(WEEK)
    op.alter_column("known_edition", "starts_on", nullable=False)
    op.alter_column("known_edition", "ends_on", nullable=False)
    _add("known_unit", sa.Column("other_parents", postgresql.ARRAY(sa.Uuid()), nullable=False), "'{}'")
    _add("known_unit", sa.Column("successor_ids", postgresql.ARRAY(sa.Uuid()), nullable=False), "'{}'")
    op.add_column("known_unit", sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column("item", sa.Column("first_submitted_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    op.execute(FIRST)
    op.create_index(
        "ix_item_progress",
        "item",
        ["edition_id", "unit_id", sa.text(PROGRESS), "item_type"],
        unique=False,
        postgresql_include=["state"],
        postgresql_where="state <> 'withdrawn'",
    )


def _add(table: str, column: sa.Column, for_rows_that_stand: str) -> None:
    column.server_default = sa.DefaultClause(sa.text(for_rows_that_stand))
    op.add_column(table, column)
    op.alter_column(table, column.name, server_default=None)


def _document() -> postgresql.JSONB:
    return postgresql.JSONB(none_as_null=True, astext_type=sa.Text())


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_item_progress", table_name="item")
    op.drop_column("item", "first_submitted_at")
    for name in ("other_parents", "successor_ids", "closed_on"):
        op.drop_column("known_unit", name)
    for name in ("theme", "grace_minutes", "other_vocabularies", "wordings", "starts_on", "ends_on"):
        op.drop_column("known_edition", name)
    op.drop_table("pushed_item")
    op.drop_table("known_obligation")
