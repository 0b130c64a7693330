"""Complaint box

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Complaint box"""
    op.create_table(
        "complaint",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("receipt_number", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("about", sa.Uuid(), nullable=True),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("contact", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("address_mark", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("received_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint("char_length(text) between 1 and 2000", name=op.f("ck_complaint_text_limit")),
        sa.CheckConstraint("char_length(contact) <= 100", name=op.f("ck_complaint_contact_limit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
        sa.UniqueConstraint("receipt_number", name=op.f("uq_complaint_receipt_number")),
    )
    op.create_index(
        "ix_complaint_address_mark_received_at", "complaint", ["address_mark", "received_at"], unique=False
    )
    op.create_index("ix_complaint_received_at_id", "complaint", ["received_at", "id"], unique=False)


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_complaint_received_at_id", table_name="complaint")
    op.drop_index("ix_complaint_address_mark_received_at", table_name="complaint")
    op.drop_table("complaint")
