"""Suspensions

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Suspensions"""
    op.add_column("enrolment", sa.Column("suspension_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    op.create_check_constraint(
        op.f("ck_enrolment_suspension_reason_limit"), "enrolment", "char_length(suspension_reason) between 2 and 200"
    )


def downgrade() -> None:
    """Undo."""
    op.drop_constraint(op.f("ck_enrolment_suspension_reason_limit"), "enrolment")
    op.drop_column("enrolment", "suspension_reason")
