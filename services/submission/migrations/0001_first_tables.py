"""First tables

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """First tables"""
    op.create_table(
        "item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("item_type", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("unit_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("unit_path", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("region", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("content", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("asset_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("authors", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("changed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("told_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("submission_number", sa.Integer(), nullable=False),
        sa.Column("receipt_number", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("submitted_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("on_time", sa.Boolean(), nullable=False),
        sa.Column("awaiting_unit_id", sa.Uuid(), nullable=True),
        sa.Column("return_code", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("return_notes", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("approved_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("content_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("received_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("withdrawal_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "(state = 'draft') = (submitted_at is null)", name=op.f("ck_item_submitted_once_out_of_draft")
        ),
        sa.CheckConstraint(
            "(state = 'submitted') = (awaiting_unit_id is not null)", name=op.f("ck_item_submitted_awaits_a_level")
        ),
        sa.CheckConstraint(
            "state in ('draft', 'submitted', 'returned', 'approved', 'received', 'withdrawn')",
            name=op.f("ck_item_state_known"),
        ),
        sa.CheckConstraint(
            "state not in ('approved', 'received') or content_hash is not null", name=op.f("ck_item_approved_is_frozen")
        ),
        sa.CheckConstraint("cardinality(asset_ids) <= 10", name=op.f("ck_item_asset_ids_limit")),
        sa.CheckConstraint("char_length(withdrawal_reason) <= 500", name=op.f("ck_item_withdrawal_reason_limit")),
        sa.CheckConstraint("octet_length(content::text) < 262144", name=op.f("ck_item_content_limit")),
        sa.CheckConstraint(
            "revision >= 1 and version >= 0 and submission_number >= 0", name=op.f("ck_item_counters_count_up")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("receipt_number", name=op.f("uq_item_receipt_number")),
    )
    op.create_index(
        "ix_item_asset_ids",
        "item",
        ["asset_ids"],
        unique=False,
        postgresql_using="gin",
        postgresql_where="state = 'submitted'",
    )
    op.create_index(
        "ix_item_submitted_at_id",
        "item",
        ["submitted_at", "id"],
        unique=False,
        postgresql_where="submitted_at is not null",
    )
    op.create_index("ix_item_unit_id_id", "item", ["unit_id", "id"], unique=False)
    op.create_index("ix_item_unit_path", "item", ["unit_path"], unique=False, postgresql_using="gin")
    op.create_table(
        "known_asset",
        sa.Column("asset_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint("state in ('declared', 'ready', 'rejected')", name=op.f("ck_known_asset_state_known")),
        sa.PrimaryKeyConstraint("asset_id", name=op.f("pk_known_asset")),
    )
    op.create_table(
        "known_edition",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("opens_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("due_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("locks_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("focus_areas", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("activity_types", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("item_types", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("edition_id", name=op.f("pk_known_edition")),
    )
    op.create_table(
        "known_unit",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("region", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("path", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.PrimaryKeyConstraint("edition_id", "unit_id", name=op.f("pk_known_unit")),
    )
    op.create_table(
        "publication",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("released_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("embargoed_until", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("withdrawn_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("withdrawal_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("coverage", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint("state in ('released', 'withdrawn')", name=op.f("ck_publication_state_known")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_publication")),
    )
    op.create_table(
        "item_step",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("what", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("notes", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.CheckConstraint(
            "what in ('created', 'submitted', 'approved', 'returned', 'withdrawn', 'received')",
            name=op.f("ck_item_step_what_known"),
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_step_item_id_item")),
        sa.PrimaryKeyConstraint("item_id", "revision", name=op.f("pk_item_step")),
    )
    op.create_table(
        "item_version",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("submitted_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("submitted_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_version_item_id_item")),
        sa.PrimaryKeyConstraint("item_id", "number", name=op.f("pk_item_version")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("item_version")
    op.drop_table("item_step")
    op.drop_table("publication")
    op.drop_table("known_unit")
    op.drop_table("known_edition")
    op.drop_table("known_asset")
    op.drop_index("ix_item_unit_path", table_name="item", postgresql_using="gin")
    op.drop_index("ix_item_unit_id_id", table_name="item")
    op.drop_index("ix_item_submitted_at_id", table_name="item", postgresql_where="submitted_at is not null")
    op.drop_index(
        "ix_item_asset_ids", table_name="item", postgresql_using="gin", postgresql_where="state = 'submitted'"
    )
    op.drop_table("item")
