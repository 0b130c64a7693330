"""Accounts: people and desks, with the roles that they hold for a unit. Who it is stays in the registry."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, col

from chassis.errors import DomainError, FieldError, NotFound, Unprocessable
from services.registry.domain.co_department import NO_DEPARTMENT, DepartmentFacts
from services.registry.domain.co_department import ROLE as CO_DEPARTMENT
from services.registry.domain.passwords import Proof
from services.registry.domain.roles import ROLE_LIST, check_roles
from services.registry.domain.row import INSTANT, Row
from services.registry.domain.unit import UnitPlace

WRONG_PASSWORDS_ALLOWED = 5
LOCKED_FOR = timedelta(minutes=30)


def normal_username(text: str) -> str:
    """The form that a user name is kept and compared in."""
    return unicodedata.normalize("NFKC", text).strip().lower()


class AccountNotFound(NotFound):
    """No such account."""

    code = "account-not-found"
    title = "没有这个账号"


class UsernameTaken(DomainError):
    """A name signs in one account."""

    code = "username-taken"
    title = "该用户名已被使用"


class AlreadyRevoked(DomainError):
    """An account ends once."""

    code = "account-already-revoked"
    title = "该账号已停用"


class NotRevoked(DomainError):
    """Only an account that has ended is taken back."""

    code = "account-not-revoked"
    title = "该账号未停用"


class OwnAccount(DomainError):
    """Nobody ends the own account, someone must be left to open it again; a co-department gives its access up."""

    code = "own-account"
    title = "不能停用自己的账号，请由其他登记员办理"


class UnitUnknown(Unprocessable):
    """An account belongs to a unit that takes part in an edition."""

    code = "unit-unknown"
    title = "没有这个单位，或该单位未参加任何一届"

    def __init__(self) -> None:
        super().__init__(errors=[FieldError("/unit_id", self.title, "unknown")])


@dataclass(frozen=True)
class AccountDraft:
    """An account as it is to be; `kind` is person, desk or platform."""

    kind: str
    username: str
    display_name: str
    roles: frozenset[str]
    demo: bool = False


class Account(Row, table=True):
    """One person, or one machine: its `username` is the client id, its password the client secret."""

    __table_args__ = (
        CheckConstraint("kind in ('person', 'desk', 'platform')", name="kind_known"),
        CheckConstraint(f"cardinality(roles) > 0 and roles <@ array[{ROLE_LIST}]", name="roles_known"),
        CheckConstraint("(kind = 'desk') = (roles = array['desk'])", name="desk_is_a_desk"),
        CheckConstraint("(kind = 'platform') = (roles = array['platform'])", name="platform_is_a_platform"),
        CheckConstraint("(roles = array['co_department']) = (department <> '')", name="department_is_named"),
        CheckConstraint("(department = '') = (department_system = '')", name="department_is_whole"),
        CheckConstraint("username = lower(username) and char_length(username) between 3 and 64", name="username_fits"),
        CheckConstraint("char_length(display_name) between 1 and 60", name="display_name_fits"),
        CheckConstraint("version >= 1 and wrong_passwords >= 0", name="counters_positive"),
    )

    id: UUID = Field(primary_key=True)
    kind: str
    username: str = Field(unique=True)
    display_name: str
    password_hash: str
    unit_id: UUID = Field(foreign_key="unit.id", index=True)
    unit_name: str
    region: str
    roles: list[str] = Field(sa_type=ARRAY(Text))
    department_system: str = Field(default="", sa_column_kwargs={"server_default": ""})
    department: str = Field(default="", sa_column_kwargs={"server_default": ""})
    wrong_passwords: int = 0
    locked_until: datetime | None = Field(default=None, sa_type=INSTANT)
    created_at: datetime = Field(sa_type=INSTANT)
    created_by: UUID | None = None
    revoked_at: datetime | None = Field(default=None, sa_type=INSTANT)
    revoked_by: UUID | None = None
    revoked_reason: str = Field(default="", sa_column_kwargs={"server_default": ""})
    demo: bool = False
    version: int = 1

    @classmethod
    def granted(
        cls,
        draft: AccountDraft,
        *,
        account_id: UUID,
        unit: UnitPlace,
        password_hash: str,
        by: UUID | None,
        at: datetime,
        department: DepartmentFacts = NO_DEPARTMENT,
    ) -> "Account":
        """A new account for a unit, or for a department of its territory; refused when its roles do not go together
        or not with the unit."""
        check_roles(draft.roles, kind=draft.kind, unit_kind=unit.kind)
        return cls(
            id=account_id,
            kind=draft.kind,
            username=draft.username,
            display_name=draft.display_name,
            password_hash=password_hash,
            unit_id=unit.id,
            unit_name=unit.name,
            region=unit.region,
            roles=sorted(draft.roles),
            department_system=department.system,
            department=department.name,
            created_at=at,
            created_by=by,
            demo=draft.demo,
        )

    @classmethod
    def of_unit(cls, unit_id: UUID) -> ColumnElement[bool]:
        """Filter: accounts of this unit."""
        return col(cls.unit_id) == unit_id

    @classmethod
    def with_role(cls, role: str) -> ColumnElement[bool]:
        """Filter: accounts with this role."""
        return col(cls.roles).contains([role])

    @property
    def is_revoked(self) -> bool:
        """Whether it has ended."""
        return self.revoked_at is not None

    @property
    def is_of_department(self) -> bool:
        """Whether it stands for a co-department, beside its unit and not in it."""
        return CO_DEPARTMENT in self.roles

    def is_locked(self, at: datetime) -> bool:
        """Whether too many wrong passwords keep it shut for now."""
        return self.locked_until is not None and at < self.locked_until

    def judge_sign_in(self, proof: Proof, *, at: datetime, second: Callable[[], str] = lambda: "right") -> str:
        """What a try to sign in comes to, in the words of the audit; wrong passwords and wrong codes are counted.

        `second` says of the one-time code: right, wrong, missing; it is asked after a right password only.
        """
        if self.is_revoked:
            return "refused-revoked"
        if self.is_locked(at):
            return "refused-locked"
        if not proof.holds_for(self.password_hash):
            if self.kind != "person":
                return "desk-refused"  # never counted: a stranger with a client id must not cut a newsroom off
            return "locked-out" if self.note_wrong_password(at) else "wrong-password"
        code = second()
        if code == "missing":
            return "code-needed"
        if code == "wrong":
            return "locked-out" if self.note_wrong_password(at) else "wrong-code"
        self.note_right_password()
        return "signed-in"

    def note_wrong_password(self, at: datetime) -> bool:
        """Count; at the fifth in a row it is shut for half an hour. True when this one shut it."""
        self.wrong_passwords += 1
        if self.wrong_passwords < WRONG_PASSWORDS_ALLOWED:
            return False
        self.wrong_passwords, self.locked_until = 0, at + LOCKED_FOR
        return True

    def note_right_password(self) -> None:
        """The count starts anew."""
        self.wrong_passwords, self.locked_until = 0, None

    def set_password(self, password_hash: str) -> None:
        """A new password opens a shut account; an account that ended gets none."""
        if self.is_revoked:
            raise AlreadyRevoked
        self.password_hash = password_hash
        self.note_right_password()

    def revoke(self, *, by: UUID | None, at: datetime, reason: str = "") -> None:
        """End the account under the next version; nobody ends the own one, but a co-department may leave."""
        if self.is_revoked:
            raise AlreadyRevoked
        if by == self.id and not self.is_of_department:
            raise OwnAccount
        self.revoked_at, self.revoked_by, self.revoked_reason = at, by, reason
        self.version += 1

    def reinstate(self, department: DepartmentFacts = NO_DEPARTMENT) -> None:
        """Take back an account that ended, with the roles that it had, under the next version."""
        if not self.is_revoked:
            raise NotRevoked
        self.department = department.name
        self.revoked_at = self.revoked_by = None
        self.revoked_reason = ""
        self.note_right_password()
        self.version += 1

    def move(self, unit: UnitPlace) -> None:
        """Its unit went over into another; roles and password stay."""
        self.unit_id, self.unit_name, self.region = unit.id, unit.name, unit.region
        self.version += 1

    def follow_roster(self, name: str) -> bool:
        """Its department bears this name now; True when there is something to tell, under the next version."""
        differs = self.department != name
        self.department = name
        self.version += differs
        return differs

    def grant_anew(self, wanted: "Account") -> bool:
        """Make a demo account what its file says; True when there is something to tell, under the next version."""
        told = ("unit_id", "unit_name", "region", "roles", "department", "revoked_at")
        differs = any(getattr(self, name) != getattr(wanted, name) for name in told)
        self.revoked_at = self.revoked_by = None
        for name in ("display_name", "unit_id", "unit_name", "region", "roles", "department_system", "department"):
            setattr(self, name, getattr(wanted, name))
        self.version += differs
        return differs
