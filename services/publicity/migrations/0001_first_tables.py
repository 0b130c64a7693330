"""First tables

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """First tables"""
    op.create_table(
        "entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("item_type", sa.Text(), nullable=False),
        sa.Column("item_version", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("unit_name", sa.Text(), nullable=False),
        sa.Column("unit_path", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("kin_units", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("focus_area", sa.Text(), nullable=False),
        sa.Column("activity_type", sa.Text(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("asset_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("receipt_number", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("pooled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("mean", sa.Numeric(precision=5, scale=2), nullable=True),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=True),
        sa.Column("proposal_reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("embargoed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_by", sa.Uuid(), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("feed_sequence", sa.BigInteger(), nullable=False),
        sa.Column("feed_version", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state <> 'released' or (released_by is not null and decided_by is not null)",
            name=op.f("ck_entry_released"),
        ),
        sa.CheckConstraint(
            "state in ('pooled', 'assigned', 'scored', 'proposed', 'first_reviewed', 'second_reviewed', 'final_reviewed', 'decided', 'released', 'withdrawn', 'declined')",
            name=op.f("ck_entry_state_known"),
        ),
        sa.CheckConstraint("told in ('pooled', 'released', 'covered', 'withdrawn')", name=op.f("ck_entry_told_known")),
        sa.CheckConstraint(
            "char_length(proposal_reason) between 0 and 1000", name=op.f("ck_entry_proposal_reason_fits")
        ),
        sa.CheckConstraint(
            "char_length(withdrawal_reason) between 0 and 500", name=op.f("ck_entry_withdrawal_reason_fits")
        ),
        sa.CheckConstraint("released_by is null or released_by <> decided_by", name=op.f("ck_entry_two_people")),
        sa.CheckConstraint("version > 0", name=op.f("ck_entry_version_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
    )
    op.create_index(
        "ix_entry_due",
        "entry",
        ["embargoed_until"],
        unique=False,
        postgresql_where=sa.text("state = 'released' and feed_sequence = 0"),
    )
    op.create_index("ix_entry_pooled_at_id", "entry", ["pooled_at", "id"], unique=False)
    op.create_index("ix_entry_state_pooled_at_id", "entry", ["state", "pooled_at", "id"], unique=False)
    op.create_table(
        "known_access",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("unit_name", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("roles", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_known_access")),
    )
    op.create_index("ix_known_access_kind_active", "known_access", ["kind", "active"], unique=False)
    op.create_table(
        "known_asset",
        sa.Column("asset_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("caption", sa.Text(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("renditions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("credit", sa.Text(), nullable=False),
        sa.Column("licence", sa.Text(), nullable=False),
        sa.Column("ai_generated", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("asset_id", name=op.f("pk_known_asset")),
    )
    op.create_table(
        "known_edition",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("focus_areas", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("activity_types", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("edition_id", name=op.f("pk_known_edition")),
    )
    op.create_table(
        "known_unit",
        sa.Column("enrolment_id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("enrolment_id", name=op.f("pk_known_unit")),
    )
    op.create_index("ix_known_unit_unit_id", "known_unit", ["unit_id"], unique=False)
    op.create_table(
        "assignment",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("reviewer_id", sa.Uuid(), nullable=False),
        sa.Column("assigned_by", sa.Uuid(), nullable=False),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recusal_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "char_length(recusal_reason) between 0 and 500", name=op.f("ck_assignment_recusal_reason_fits")
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_assignment_entry_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", "reviewer_id", name=op.f("pk_assignment")),
    )
    op.create_index("ix_assignment_reviewer_id", "assignment", ["reviewer_id"], unique=False)
    op.create_table(
        "coverage",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("desk_id", sa.Uuid(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("url ~ '^https?://'", name=op.f("ck_coverage_url_is_web")),
        sa.CheckConstraint("char_length(outlet) between 1 and 100", name=op.f("ck_coverage_outlet_fits")),
        sa.CheckConstraint("char_length(title) between 1 and 200", name=op.f("ck_coverage_title_fits")),
        sa.CheckConstraint("char_length(url) between 1 and 1000", name=op.f("ck_coverage_url_fits")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_coverage_entry_id_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coverage")),
    )
    op.create_index("uq_coverage_entry_url", "coverage", ["entry_id", "url"], unique=True)
    op.create_table(
        "feed_item",
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("document", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind in ('published', 'updated', 'canceled')", name=op.f("ck_feed_item_kind_known")),
        sa.CheckConstraint("sequence > 0", name=op.f("ck_feed_item_sequence_positive")),
        sa.ForeignKeyConstraint(["item_id"], ["entry.id"], name=op.f("fk_feed_item_item_id_entry")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_feed_item")),
    )
    op.create_index(
        "ix_feed_item_current", "feed_item", ["sequence"], unique=False, postgresql_where=sa.text("not superseded")
    )
    op.create_index(
        "ix_feed_item_recalls", "feed_item", ["sequence"], unique=False, postgresql_where=sa.text("kind <> 'published'")
    )
    op.create_index(
        "uq_feed_item_newest", "feed_item", ["item_id"], unique=True, postgresql_where=sa.text("not superseded")
    )
    op.create_table(
        "review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("editor_id", sa.Uuid(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("stage in ('first', 'second', 'final')", name=op.f("ck_review_stage_known")),
        sa.CheckConstraint("verdict in ('pass', 'back')", name=op.f("ck_review_verdict_known")),
        sa.CheckConstraint("char_length(note) between 0 and 1000", name=op.f("ck_review_note_fits")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_review_entry_id_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
    op.create_index("uq_review_entry_round_editor", "review", ["entry_id", "round", "editor_id"], unique=True)
    op.create_index("uq_review_entry_round_stage", "review", ["entry_id", "round", "stage"], unique=True)
    op.create_table(
        "score",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("reviewer_id", sa.Uuid(), nullable=False),
        sa.Column("points", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("total", sa.Numeric(precision=5, scale=2), nullable=False),
        sa.Column("vetoed", sa.Boolean(), nullable=False),
        sa.Column("scored_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("char_length(comment) between 1 and 2000", name=op.f("ck_score_comment_fits")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_score_entry_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", "reviewer_id", name=op.f("pk_score")),
    )
    op.create_table(
        "receipt",
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("desk_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status in ('received', 'used', 'published', 'removed')", name=op.f("ck_receipt_status_known")
        ),
        sa.ForeignKeyConstraint(["sequence"], ["feed_item.sequence"], name=op.f("fk_receipt_sequence_feed_item")),
        sa.PrimaryKeyConstraint("sequence", "desk_id", "status", name=op.f("pk_receipt")),
    )
    op.create_index(op.f("ix_receipt_desk_id"), "receipt", ["desk_id"], unique=False)


def downgrade() -> None:
    """Undo."""
    op.drop_index(op.f("ix_receipt_desk_id"), table_name="receipt")
    op.drop_table("receipt")
    op.drop_table("score")
    op.drop_index("uq_review_entry_round_stage", table_name="review")
    op.drop_index("uq_review_entry_round_editor", table_name="review")
    op.drop_table("review")
    op.drop_index("uq_feed_item_newest", table_name="feed_item", postgresql_where=sa.text("not superseded"))
    op.drop_index("ix_feed_item_recalls", table_name="feed_item", postgresql_where=sa.text("kind <> 'published'"))
    op.drop_index("ix_feed_item_current", table_name="feed_item", postgresql_where=sa.text("not superseded"))
    op.drop_table("feed_item")
    op.drop_index("uq_coverage_entry_url", table_name="coverage")
    op.drop_table("coverage")
    op.drop_index("ix_assignment_reviewer_id", table_name="assignment")
    op.drop_table("assignment")
    op.drop_index("ix_known_unit_unit_id", table_name="known_unit")
    op.drop_table("known_unit")
    op.drop_table("known_edition")
    op.drop_table("known_asset")
    op.drop_index("ix_known_access_kind_active", table_name="known_access")
    op.drop_table("known_access")
    op.drop_index("ix_entry_state_pooled_at_id", table_name="entry")
    op.drop_index("ix_entry_pooled_at_id", table_name="entry")
    op.drop_index(
        "ix_entry_due", table_name="entry", postgresql_where=sa.text("state = 'released' and feed_sequence = 0")
    )
    op.drop_table("entry")
