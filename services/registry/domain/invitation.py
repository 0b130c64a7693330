"""Invitations: a link for one use by which a person of a unit opens the own account."""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, LargeBinary, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field

from chassis.errors import DomainError, Forbidden, NotFound
from services.registry.domain.account import Account
from services.registry.domain.co_department import NO_DEPARTMENT, DepartmentFacts
from services.registry.domain.enrolment import Enrolment
from services.registry.domain.roles import ROLE_LIST, check_roles
from services.registry.domain.row import INSTANT, Row

LASTS = timedelta(days=7)
# Whom an approver may invite: into the own unit and into units directly below.
OWN_UNIT = frozenset({"liaison", "co_department"})
BELOW = frozenset({"liaison", "approver"})


class InvitationUnknown(NotFound):
    """No such link, used, ended or too old: one answer for all, so that nothing is learnt by trying."""

    code = "invitation-unknown"
    title = "邀请链接无效、已使用或已过期，请向上级单位重新索取"


class InvitationEnded(DomainError):
    """It was used, or taken back."""

    code = "invitation-ended"
    title = "该邀请已使用或已收回"


class NotYoursToInvite(Forbidden):
    """Accounts are opened down the tree, one level at a time."""

    code = "not-yours-to-invite"
    title = "只能邀请本单位联络员和联办部门，以及直接下级单位的联络员和审核员"


class LinksGivenOnce(DomainError):
    """Links stand nowhere in the clear: who lost them makes new ones."""

    code = "links-given-once"
    title = "邀请链接只在第一次答复中给出；如已遗失，请收回后重新生成"


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def digest_of_token(token: str) -> bytes:
    """What is kept of a link."""
    return hashlib.sha256(b"invitation:" + token.encode()).digest()


def require_may_invite(inviter: Account, unit: Enrolment, roles: frozenset[str]) -> None:
    """A registrar anywhere; an approver into the own unit and one level down, for the roles of those who report."""
    if "registrar" in inviter.roles:
        return
    own = unit.unit_id == inviter.unit_id and roles <= OWN_UNIT
    below = unit.parent_id == inviter.unit_id and roles <= BELOW
    if "approver" not in inviter.roles or not (own or below):
        raise NotYoursToInvite


class Invitation(Row, table=True):
    """One link, for one unit and its roles; only the digest of the link is kept."""

    __table_args__ = (
        CheckConstraint(f"cardinality(roles) > 0 and roles <@ array[{ROLE_LIST}]", name="roles_known"),
        CheckConstraint("(roles = array['co_department']) = (department <> '')", name="department_is_named"),
        CheckConstraint("(department = '') = (department_system = '')", name="department_is_whole"),
        CheckConstraint("not (accepted_at is not null and cancelled_at is not null)", name="one_end"),
        CheckConstraint("(accepted_at is null) = (account_id is null)", name="accepted_by_an_account"),
    )

    id: UUID = Field(primary_key=True)
    unit_id: UUID = Field(foreign_key="unit.id", index=True)
    roles: list[str] = Field(sa_type=ARRAY(Text))
    department_system: str = Field(default="", sa_column_kwargs={"server_default": ""})
    department: str = Field(default="", sa_column_kwargs={"server_default": ""})
    username: str = ""
    digest: bytes = Field(sa_type=LargeBinary, unique=True)
    created_at: datetime = Field(sa_type=INSTANT)
    created_by: UUID = Field(index=True)
    expires_at: datetime = Field(sa_type=INSTANT)
    accepted_at: datetime | None = Field(default=None, sa_type=INSTANT)
    account_id: UUID | None = None
    cancelled_at: datetime | None = Field(default=None, sa_type=INSTANT)
    demo: bool = False

    @classmethod
    def made(
        cls,
        token: str,
        *,
        invitation_id: UUID,
        unit: Enrolment,
        roles: frozenset[str],
        username: str,
        by: Account,
        at: datetime,
        department: DepartmentFacts = NO_DEPARTMENT,
    ) -> "Invitation":
        """Good for a week; refused where the inviter may not, or where the roles do not go with the unit."""
        require_may_invite(by, unit, roles)
        check_roles(roles, kind="person", unit_kind=unit.kind)
        return cls(
            id=invitation_id,
            unit_id=unit.unit_id,
            roles=sorted(roles),
            department_system=department.system,
            department=department.name,
            username=username,
            digest=digest_of_token(token),
            created_at=at,
            created_by=by.id,
            expires_at=at + LASTS,
            demo=by.demo,
        )

    def state(self, at: datetime) -> str:
        """open, accepted, cancelled, expired."""
        if self.accepted_at is not None:
            return "accepted"
        if self.cancelled_at is not None:
            return "cancelled"
        return "open" if at < self.expires_at else "expired"

    def require_open(self, at: datetime) -> None:
        """Refuse a link that opens nothing."""
        if self.state(at) != "open":
            raise InvitationUnknown

    def accept(self, account_id: UUID, *, at: datetime) -> None:
        """The link is used up."""
        self.require_open(at)
        self.accepted_at, self.account_id = at, account_id

    def cancel(self, *, at: datetime) -> None:
        """Taken back before it was used; one that is too old may be taken back too."""
        if self.state(at) not in ("open", "expired"):
            raise InvitationEnded
        self.cancelled_at = at
