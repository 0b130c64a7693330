"""Accounts of co-departments

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TELL_ROSTERS = """
update enrolment set co_departments = roster.names from (
  select edition_id, unit_id, array_agg(name order by place) as names from co_department group by edition_id, unit_id
) roster where roster.edition_id = enrolment.edition_id and roster.unit_id = enrolment.unit_id
"""
BEFORE = "'liaison', 'approver', 'reviewer', 'editor', 'publisher', 'desk', 'platform', 'registrar', 'operator'"
NOW = (
    "'liaison', 'approver', 'reviewer', 'editor', 'publisher', 'desk', 'platform', 'co_department', 'registrar', "
    "'operator'"
)
NAMED = "(roles = array['co_department']) = (department <> '')"


def upgrade() -> None:
    """Accounts of co-departments"""
    none_yet = sa.text("'{}'")
    op.add_column("enrolment", sa.Column("co_departments", ARRAY(sa.Text()), server_default=none_yet, nullable=False))
    op.execute(TELL_ROSTERS)
    for table in ("account", "invitation"):
        know_roles(table, NOW)
        for name in ("department_system", "department"):
            text = sqlmodel.sql.sqltypes.AutoString()
            op.add_column(table, sa.Column(name, text, server_default="", nullable=False))
        op.create_check_constraint(op.f(f"ck_{table}_department_is_named"), table, NAMED)
        op.create_check_constraint(
            op.f(f"ck_{table}_department_is_whole"), table, "(department = '') = (department_system = '')"
        )


def downgrade() -> None:
    """Undo: no one else may hold what these held."""
    op.drop_column("enrolment", "co_departments")
    op.execute("delete from invitation where roles = array['co_department']")
    for table in ("session", "second_factor"):
        op.execute(
            f"delete from {table} where account_id in (select id from account where roles = array['co_department'])"
        )
    op.execute("delete from account where roles = array['co_department']")
    for table in ("invitation", "account"):
        for name in ("department_is_whole", "department_is_named"):
            op.drop_constraint(op.f(f"ck_{table}_{name}"), table, type_="check")
        for name in ("department", "department_system"):
            op.drop_column(table, name)
        know_roles(table, BEFORE)


def know_roles(table: str, roles: str) -> None:
    """The roles that there are."""
    name = op.f(f"ck_{table}_roles_known")
    op.drop_constraint(name, table, type_="check")
    op.create_check_constraint(name, table, f"cardinality(roles) > 0 and roles <@ array[{roles}]")
