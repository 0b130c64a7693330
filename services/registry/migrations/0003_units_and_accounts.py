"""Units over time, liaisons, accounts by invitation, audit

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

# Units that were closed before are closed in the newest edition that they take part in; told anew by a replay.
CLOSE_ENROLMENTS = """
update enrolment set closed_on = unit.closed_on, version = enrolment.version + 1
from unit
where unit.id = enrolment.unit_id and unit.closed_on is not null
  and enrolment.edition_id = (
    select edition.id from edition join enrolment other on other.edition_id = edition.id
    where other.unit_id = unit.id order by edition.year desc limit 1
  )
"""
KEEP_AUDIT = """
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is only ever added to';
end $$
"""
GUARD_AUDIT = """
create trigger audit_entry_is_kept before update or delete on audit_entry
for each row execute function refuse_audit_change()
"""


def upgrade() -> None:
    """Units over time, liaisons, accounts by invitation, audit"""
    op.create_table('audit_entry',
    sa.Column('number', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.Uuid(), nullable=True),
    sa.Column('act', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('about_kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('about_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('outcome', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('facts', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('previous', sa.LargeBinary(), nullable=False),
    sa.Column('digest', sa.LargeBinary(), nullable=False),
    sa.CheckConstraint("outcome in ('done', 'refused')", name=op.f('ck_audit_entry_outcome_known')),
    sa.CheckConstraint('number >= 1', name=op.f('ck_audit_entry_number_positive')),
    sa.CheckConstraint('octet_length(previous) = 32 and octet_length(digest) = 32', name=op.f('ck_audit_entry_digests_whole')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_audit_entry'))
    )
    op.create_index('ix_audit_entry_about', 'audit_entry', ['about_kind', 'about_id'], unique=False)
    op.create_index('ix_audit_entry_act', 'audit_entry', ['act', 'number'], unique=False)
    op.create_index(op.f('ix_audit_entry_actor_id'), 'audit_entry', ['actor_id'], unique=False)
    op.create_table('co_department',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('edition_id', sa.Uuid(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('system', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.CheckConstraint("system in ('education', 'publicity', 'cyberspace', 'human_resources', 'industry', 'agriculture', 'state_assets', 'trade_union', 'youth_league', 'vocational_society')", name=op.f('ck_co_department_system_known')),
    sa.CheckConstraint('char_length(name) between 2 and 60', name=op.f('ck_co_department_name_fits')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_co_department_edition_id_edition')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_co_department_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_co_department')),
    sa.UniqueConstraint('edition_id', 'unit_id', 'system', name=op.f('uq_co_department_edition_id_unit_id_system'))
    )
    op.create_index(op.f('ix_co_department_unit_id'), 'co_department', ['unit_id'], unique=False)
    op.create_table('invitation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('roles', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('username', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('digest', sa.LargeBinary(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('accepted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('cancelled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('demo', sa.Boolean(), nullable=False),
    sa.CheckConstraint("cardinality(roles) > 0 and roles <@ array['liaison', 'approver', 'reviewer', 'editor', 'publisher', 'desk', 'platform', 'registrar', 'operator']", name=op.f('ck_invitation_roles_known')),
    sa.CheckConstraint('(accepted_at is null) = (account_id is null)', name=op.f('ck_invitation_accepted_by_an_account')),
    sa.CheckConstraint('not (accepted_at is not null and cancelled_at is not null)', name=op.f('ck_invitation_one_end')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_invitation_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation')),
    sa.UniqueConstraint('digest', name=op.f('uq_invitation_digest'))
    )
    op.create_index(op.f('ix_invitation_created_by'), 'invitation', ['created_by'], unique=False)
    op.create_index(op.f('ix_invitation_unit_id'), 'invitation', ['unit_id'], unique=False)
    op.create_table('liaison',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('post', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('mobile', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('office_phone', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('email', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('substitute_name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('substitute_mobile', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('note', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_by', sa.Uuid(), nullable=True),
    sa.CheckConstraint('char_length(name) between 1 and 40', name=op.f('ck_liaison_name_fits')),
    sa.CheckConstraint('revision >= 1', name=op.f('ck_liaison_revision_positive')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_liaison_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_liaison'))
    )
    op.create_index(op.f('ix_liaison_unit_id'), 'liaison', ['unit_id'], unique=False)
    op.create_index('uq_liaison_present', 'liaison', ['unit_id'], unique=True, postgresql_where='until is null')
    op.create_table('website',
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('url', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_by', sa.Uuid(), nullable=True),
    sa.Column('checked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('outcome', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('status', sa.Integer(), nullable=True),
    sa.Column('final_url', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('failing_since', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("(checked_at is null) = (outcome = '')", name=op.f('ck_website_outcome_has_time')),
    sa.CheckConstraint("outcome in ('', 'alive', 'elsewhere', 'dead', 'unreachable', 'internal')", name=op.f('ck_website_outcome_known')),
    sa.CheckConstraint('char_length(url) between 8 and 1500', name=op.f('ck_website_url_fits')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_website_unit_id_unit')),
    sa.PrimaryKeyConstraint('unit_id', name=op.f('pk_website'))
    )
    op.create_index(op.f('ix_website_checked_at'), 'website', ['checked_at'], unique=False)
    op.create_table('delegation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('unit_id', sa.Uuid(), nullable=False),
    sa.Column('from_account_id', sa.Uuid(), nullable=False),
    sa.Column('to_account_id', sa.Uuid(), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_by', sa.Uuid(), nullable=True),
    sa.CheckConstraint('from_account_id <> to_account_id', name=op.f('ck_delegation_two_people')),
    sa.CheckConstraint('starts_at < ends_at', name=op.f('ck_delegation_period_ordered')),
    sa.ForeignKeyConstraint(['from_account_id'], ['account.id'], name=op.f('fk_delegation_from_account_id_account')),
    sa.ForeignKeyConstraint(['to_account_id'], ['account.id'], name=op.f('fk_delegation_to_account_id_account')),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_delegation_unit_id_unit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_delegation'))
    )
    op.create_index(op.f('ix_delegation_from_account_id'), 'delegation', ['from_account_id'], unique=False)
    op.create_index(op.f('ix_delegation_to_account_id'), 'delegation', ['to_account_id'], unique=False)
    op.create_index(op.f('ix_delegation_unit_id'), 'delegation', ['unit_id'], unique=False)
    op.create_table('second_factor',
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('sealed_secret', sa.LargeBinary(), nullable=False),
    sa.Column('recovery_digests', postgresql.ARRAY(sa.LargeBinary()), nullable=False),
    sa.Column('last_step', sa.Integer(), nullable=False),
    sa.Column('begun_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_second_factor_account_id_account')),
    sa.PrimaryKeyConstraint('account_id', name=op.f('pk_second_factor'))
    )
    op.add_column('account', sa.Column('revoked_reason', sqlmodel.sql.sqltypes.AutoString(), server_default='', nullable=False))
    op.add_column('enrolment', sa.Column('other_parents', postgresql.ARRAY(sa.Uuid()), server_default=sa.text("'{}'"), nullable=False))
    op.add_column('enrolment', sa.Column('located_in', sa.Uuid(), nullable=True))
    op.add_column('enrolment', sa.Column('official_code', sqlmodel.sql.sqltypes.AutoString(), server_default='', nullable=False))
    op.add_column('enrolment', sa.Column('school_type', sqlmodel.sql.sqltypes.AutoString(), server_default='', nullable=False))
    op.add_column('enrolment', sa.Column('closed_on', sa.Date(), nullable=True))
    op.add_column('enrolment', sa.Column('successor_ids', postgresql.ARRAY(sa.Uuid()), server_default=sa.text("'{}'"), nullable=False))
    op.add_column('enrolment', sa.Column('changed_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('enrolment', sa.Column('changed_by', sa.Uuid(), nullable=True))
    op.create_index('ix_enrolment_other_parents', 'enrolment', ['other_parents'], unique=False, postgresql_using='gin')
    op.create_index('uq_enrolment_official_code', 'enrolment', ['edition_id', 'parent_id', 'official_code'], unique=True, postgresql_where="official_code <> '' and closed_on is null")
    op.create_check_constraint(op.f('ck_enrolment_school_type_known'), 'enrolment', "school_type in ('', 'secondary', 'higher', 'undergraduate', 'technician')")
    op.create_check_constraint(op.f('ck_enrolment_successors_follow_the_end'), 'enrolment', 'cardinality(successor_ids) = 0 or closed_on is not null')
    op.drop_constraint(op.f('ck_session_end_told'), 'session', type_='check')
    op.create_check_constraint(op.f('ck_session_end_told'), 'session', "end_reason in ('signed-out', 'reused', 'revoked', 'password', 'moved', 'second-factor') and (ended_at is null) = (end_reason is null)")
    op.drop_constraint(op.f('ck_sign_in_event_event_known'), 'sign_in_event', type_='check')
    op.create_check_constraint(op.f('ck_sign_in_event_event_known'), 'sign_in_event', "event in ('signed-in', 'wrong-password', 'locked-out', 'refused-locked', 'refused-revoked', 'unknown-user', 'signed-out', 'refresh-reused', 'refresh-refused', 'desk-token', 'desk-refused', 'password-changed', 'password-reset', 'revoked', 'reinstated', 'moved', 'invited', 'code-needed', 'wrong-code', 'second-factor-set', 'second-factor-removed', 'provider-signed-in', 'provider-refused')")
    for name, words in (
        ("roles_known", "cardinality(roles) > 0 and roles <@ array['liaison', 'approver', 'reviewer', 'editor', 'publisher', 'desk', 'platform', 'registrar', 'operator']"),
        ("kind_known", "kind in ('person', 'desk', 'platform')"),
    ):
        op.drop_constraint(op.f(f'ck_account_{name}'), 'account', type_='check')
        op.create_check_constraint(op.f(f'ck_account_{name}'), 'account', words)
    op.create_check_constraint(op.f('ck_account_platform_is_a_platform'), 'account', "(kind = 'platform') = (roles = array['platform'])")
    op.execute(CLOSE_ENROLMENTS)
    op.execute(KEEP_AUDIT)
    op.execute(GUARD_AUDIT)


def downgrade() -> None:
    """Undo."""
    op.execute("drop trigger audit_entry_is_kept on audit_entry")
    op.execute("drop function refuse_audit_change()")
    op.execute("delete from account where kind = 'platform'")
    op.drop_constraint(op.f('ck_account_platform_is_a_platform'), 'account', type_='check')
    for name, words in (
        ("roles_known", "cardinality(roles) > 0 and roles <@ array['liaison', 'approver', 'reviewer', 'editor', 'publisher', 'desk', 'registrar', 'operator']"),
        ("kind_known", "kind in ('person', 'desk')"),
    ):
        op.drop_constraint(op.f(f'ck_account_{name}'), 'account', type_='check')
        op.create_check_constraint(op.f(f'ck_account_{name}'), 'account', words)
    op.execute("delete from sign_in_event where event not in ('signed-in', 'wrong-password', 'locked-out', 'refused-locked', 'refused-revoked', 'unknown-user', 'signed-out', 'refresh-reused', 'refresh-refused', 'desk-token', 'desk-refused', 'password-changed', 'password-reset', 'revoked')")
    op.drop_constraint(op.f('ck_sign_in_event_event_known'), 'sign_in_event', type_='check')
    op.create_check_constraint(op.f('ck_sign_in_event_event_known'), 'sign_in_event', "event in ('signed-in', 'wrong-password', 'locked-out', 'refused-locked', 'refused-revoked', 'unknown-user', 'signed-out', 'refresh-reused', 'refresh-refused', 'desk-token', 'desk-refused', 'password-changed', 'password-reset', 'revoked')")
    op.execute("update session set end_reason = 'revoked' where end_reason in ('moved', 'second-factor')")
    op.drop_constraint(op.f('ck_session_end_told'), 'session', type_='check')
    op.create_check_constraint(op.f('ck_session_end_told'), 'session', "end_reason in ('signed-out', 'reused', 'revoked', 'password') and (ended_at is null) = (end_reason is null)")
    op.drop_constraint(op.f('ck_enrolment_successors_follow_the_end'), 'enrolment', type_='check')
    op.drop_constraint(op.f('ck_enrolment_school_type_known'), 'enrolment', type_='check')
    op.drop_index('uq_enrolment_official_code', table_name='enrolment', postgresql_where="official_code <> '' and closed_on is null")
    op.drop_index('ix_enrolment_other_parents', table_name='enrolment', postgresql_using='gin')
    op.drop_column('enrolment', 'changed_by')
    op.drop_column('enrolment', 'changed_at')
    op.drop_column('enrolment', 'successor_ids')
    op.drop_column('enrolment', 'closed_on')
    op.drop_column('enrolment', 'school_type')
    op.drop_column('enrolment', 'official_code')
    op.drop_column('enrolment', 'located_in')
    op.drop_column('enrolment', 'other_parents')
    op.drop_column('account', 'revoked_reason')
    op.drop_table('second_factor')
    op.drop_index(op.f('ix_delegation_unit_id'), table_name='delegation')
    op.drop_index(op.f('ix_delegation_to_account_id'), table_name='delegation')
    op.drop_index(op.f('ix_delegation_from_account_id'), table_name='delegation')
    op.drop_table('delegation')
    op.drop_index(op.f('ix_website_checked_at'), table_name='website')
    op.drop_table('website')
    op.drop_index('uq_liaison_present', table_name='liaison', postgresql_where='until is null')
    op.drop_index(op.f('ix_liaison_unit_id'), table_name='liaison')
    op.drop_table('liaison')
    op.drop_index(op.f('ix_invitation_unit_id'), table_name='invitation')
    op.drop_index(op.f('ix_invitation_created_by'), table_name='invitation')
    op.drop_table('invitation')
    op.drop_index(op.f('ix_co_department_unit_id'), table_name='co_department')
    op.drop_table('co_department')
    op.drop_index(op.f('ix_audit_entry_actor_id'), table_name='audit_entry')
    op.drop_index('ix_audit_entry_act', table_name='audit_entry')
    op.drop_index('ix_audit_entry_about', table_name='audit_entry')
    op.drop_table('audit_entry')
