"""Editions in full, obligations, reminders

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LISTS = ("issuers", "contacts", "national_activities", "reference_ideas", "vocabularies", "wordings")


def upgrade() -> None:
    """Editions in full, obligations, reminders"""
    op.add_column("edition", sa.Column("issued_on", sa.Date(), nullable=True))
    op.add_column("edition", sa.Column("grace_minutes", sa.Integer(), server_default="30", nullable=False))
    for name in LISTS:
        op.add_column(
            "edition",
            sa.Column(
                name, postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False
            ),
        )
    op.create_check_constraint(op.f("ck_edition_grace_within_a_day"), "edition", "grace_minutes between 0 and 1440")
    op.create_table(
        "obligation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("item_type", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("includes_below", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("locks_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("kind in ('waiver', 'extension', 'shift', 'none')", name=op.f("ck_obligation_kind_known")),
        sa.CheckConstraint(
            "(kind in ('extension', 'shift')) = (due_at is not null)",
            name=op.f("ck_obligation_times_belong_to_their_kinds"),
        ),
        sa.CheckConstraint("locks_at is null or locks_at >= due_at", name=op.f("ck_obligation_times_ordered")),
        sa.CheckConstraint("char_length(reason) between 2 and 200", name=op.f("ck_obligation_reason_told")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_obligation_version_positive")),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_obligation_edition_id_edition")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_obligation_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligation")),
        sa.UniqueConstraint(
            "edition_id", "unit_id", "item_type", name=op.f("uq_obligation_edition_id_unit_id_item_type")
        ),
    )
    op.create_index(op.f("ix_obligation_unit_id"), "obligation", ["unit_id"], unique=False)
