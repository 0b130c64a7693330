"""Corrections

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PENDING = sa.text("state = 'pending'")


def upgrade() -> None:
    """Corrections"""
    op.create_table(
        "correction",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("item_version", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("unit_name", sa.Text(), nullable=False),
        sa.Column("unit_path", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("asset_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decline_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state in ('pending', 'released', 'declined', 'superseded', 'ended')",
            name=op.f("ck_correction_state_known"),
        ),
        sa.CheckConstraint(
            "(state in ('released', 'declined')) = (decided_by is not null)",
            name=op.f("ck_correction_decided_by_somebody"),
        ),
        sa.CheckConstraint(
            "(state = 'declined') = (decline_reason <> '')", name=op.f("ck_correction_declined_with_reason")
        ),
        sa.CheckConstraint("char_length(reason) between 0 and 500", name=op.f("ck_correction_reason_fits")),
        sa.CheckConstraint(
            "char_length(decline_reason) between 0 and 500", name=op.f("ck_correction_decline_reason_fits")
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_correction_entry_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", "item_version", name=op.f("pk_correction")),
    )
    op.create_index("uq_correction_pending", "correction", ["entry_id"], unique=True, postgresql_where=PENDING)
    op.create_index("ix_correction_noted_at", "correction", ["noted_at", "entry_id"], postgresql_where=PENDING)


def downgrade() -> None:
    """Undo"""
    op.drop_table("correction")
