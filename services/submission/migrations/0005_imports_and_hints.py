"""Imports and hints

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Imports and hints"""
    op.create_table(
        "item_import",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("item_type", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("file_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("file_hash", sa.LargeBinary(), nullable=False),
        sa.Column("headings", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("unknown_headings", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("read_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("read_by", sa.Uuid(), nullable=False),
        sa.Column("drafted_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("submitted_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.CheckConstraint("char_length(file_name) <= 200", name=op.f("ck_item_import_file_name_limit")),
        sa.CheckConstraint("octet_length(file_hash) = 32", name=op.f("ck_item_import_file_hash_is_sha256")),
        sa.CheckConstraint(
            "submitted_at is null or drafted_at is not null", name=op.f("ck_item_import_drafted_before_submitted")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_import")),
        sa.UniqueConstraint(
            "unit_id",
            "edition_id",
            "item_type",
            "file_hash",
            name=op.f("uq_item_import_unit_id_edition_id_item_type_file_hash"),
        ),
    )
    op.create_index("ix_item_import_unit_id_id", "item_import", ["unit_id", "id"], unique=False)
    op.create_table(
        "import_row",
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("cells", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("verdict", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("faults", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("missing", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "verdict in ('ready', 'incomplete', 'refused', 'known')", name=op.f("ck_import_row_verdict_known")
        ),
        sa.CheckConstraint(
            "item_id is null or verdict in ('ready', 'incomplete')",
            name=op.f("ck_import_row_good_rows_become_items"),
        ),
        sa.ForeignKeyConstraint(["import_id"], ["item_import.id"], name=op.f("fk_import_row_import_id_item_import")),
        sa.PrimaryKeyConstraint("import_id", "number", name=op.f("pk_import_row")),
    )
    op.create_index(
        "ix_import_row_content_hash",
        "import_row",
        ["content_hash"],
        unique=False,
        postgresql_where=sa.text("item_id is not null"),
    )
    op.create_table(
        "hint_appeal",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("hint_key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("said_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("said_by", sa.Uuid(), nullable=False),
        sa.CheckConstraint("char_length(reason) between 1 and 200", name=op.f("ck_hint_appeal_reason_limit")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_hint_appeal_item_id_item")),
        sa.PrimaryKeyConstraint("item_id", "hint_key", name=op.f("pk_hint_appeal")),
    )
    op.create_table(
        "item_fingerprint",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("submitted_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("bands", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_fingerprint_item_id_item")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_item_fingerprint")),
    )
    op.create_index("ix_item_fingerprint_bands", "item_fingerprint", ["bands"], unique=False, postgresql_using="gin")
    op.create_index("ix_item_fingerprint_submitted_at", "item_fingerprint", ["submitted_at"], unique=False)
    op.create_table(
        "like_item",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("similarity", sa.Float(), nullable=False),
        sa.CheckConstraint("similarity > 0 and similarity <= 1", name=op.f("ck_like_item_similarity_is_a_share")),
        sa.CheckConstraint("item_id <> other_id", name=op.f("ck_like_item_of_two_items")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_like_item_item_id_item")),
        sa.ForeignKeyConstraint(["other_id"], ["item.id"], name=op.f("fk_like_item_other_id_item")),
        sa.PrimaryKeyConstraint("item_id", "other_id", name=op.f("pk_like_item")),
    )
    op.create_index("ix_like_item_other_id", "like_item", ["other_id"], unique=False)


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_like_item_other_id", table_name="like_item")
    op.drop_table("like_item")
    op.drop_index("ix_item_fingerprint_submitted_at", table_name="item_fingerprint")
    op.drop_index("ix_item_fingerprint_bands", table_name="item_fingerprint")
    op.drop_table("item_fingerprint")
    op.drop_table("hint_appeal")
    op.drop_index("ix_import_row_content_hash", table_name="import_row")
    op.drop_table("import_row")
    op.drop_index("ix_item_import_unit_id_id", table_name="item_import")
    op.drop_table("item_import")
