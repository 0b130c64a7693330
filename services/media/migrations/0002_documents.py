"""Documents

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

RIGHTS = {"credit": sa.Text(), "licence": sa.Text(), "people_consented": sa.Boolean(), "ai_generated": sa.Boolean()}
PUBLISHED_WITH_RIGHTS = (
    "kind = 'document' or (credit is not null and licence is not null and people_consented is true"
    " and ai_generated is not null)"
)


def upgrade() -> None:
    """Documents"""
    op.add_column("asset", sa.Column("has_text", sa.Boolean(), nullable=True))
    for name, kind in RIGHTS.items():
        op.alter_column("asset", name, existing_type=kind, nullable=True)
    op.drop_constraint(op.f("ck_asset_people_consented"), "asset")
    op.drop_constraint(op.f("ck_asset_kind_known"), "asset")
    op.create_check_constraint(op.f("ck_asset_kind_known"), "asset", "kind in ('photo', 'video', 'document')")
    op.create_check_constraint(op.f("ck_asset_published_with_rights"), "asset", PUBLISHED_WITH_RIGHTS)


def downgrade() -> None:
    """Undo; documents are gone with it."""
    op.execute("delete from asset where kind = 'document'")
    op.drop_constraint(op.f("ck_asset_published_with_rights"), "asset")
    op.drop_constraint(op.f("ck_asset_kind_known"), "asset")
    op.create_check_constraint(op.f("ck_asset_kind_known"), "asset", "kind in ('photo', 'video')")
    op.create_check_constraint(op.f("ck_asset_people_consented"), "asset", "people_consented")
    for name, kind in RIGHTS.items():
        op.alter_column("asset", name, existing_type=kind, nullable=False)
    op.drop_column("asset", "has_text")
