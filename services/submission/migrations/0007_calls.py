"""Calls for items

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Calls for items"""
    op.create_table(
        "call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("item_type", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("issuer_id", sa.Uuid(), nullable=False),
        sa.Column("issuer_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("demands", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("due_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("issued_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("issued_by", sa.Uuid(), nullable=False),
        sa.Column("withdrawn_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("withdrawal_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint("char_length(subject) between 2 and 60", name=op.f("ck_call_subject_limit")),
        sa.CheckConstraint("char_length(demands) between 2 and 2000", name=op.f("ck_call_demands_limit")),
        sa.CheckConstraint("char_length(withdrawal_reason) <= 200", name=op.f("ck_call_withdrawal_reason_limit")),
        sa.CheckConstraint(
            "(withdrawn_at is null) = (withdrawal_reason = '')", name=op.f("ck_call_withdrawn_with_reason")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
    )
    op.create_index("ix_call_issuer_id_id", "call", ["issuer_id", "id"], unique=False)
    op.create_table(
        "called_unit",
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("unit_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("acknowledged_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("declined_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("decline_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("char_length(decline_reason) <= 200", name=op.f("ck_called_unit_decline_reason_limit")),
        sa.CheckConstraint(
            "(declined_at is null) = (decline_reason = '')", name=op.f("ck_called_unit_declined_with_reason")
        ),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_called_unit_call_id_call")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_called_unit_item_id_item")),
        sa.PrimaryKeyConstraint("call_id", "unit_id", name=op.f("pk_called_unit")),
        sa.UniqueConstraint("item_id", name=op.f("uq_called_unit_item_id")),
    )
    op.create_index("ix_called_unit_unit_id", "called_unit", ["unit_id", "call_id"], unique=False)


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_called_unit_unit_id", table_name="called_unit")
    op.drop_table("called_unit")
    op.drop_index("ix_call_issuer_id_id", table_name="call")
    op.drop_table("call")
