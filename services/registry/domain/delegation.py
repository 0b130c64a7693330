"""Delegations: an approver who is away lends the role to a colleague for a period."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement
from sqlmodel import Field, col

from chassis.errors import DomainError, FieldError, NotFound, Unprocessable
from services.registry.domain.account import Account
from services.registry.domain.roles import STANDS_ALONE
from services.registry.domain.row import INSTANT, Row

ROLE = "approver"
SHORTEST, LONGEST = timedelta(hours=1), timedelta(days=60)


class DelegationNotFound(NotFound):
    """No such delegation, or not yours."""

    code = "delegation-not-found"
    title = "没有这项委托"


class DelegationOver(DomainError):
    """A delegation ends once."""

    code = "delegation-over"
    title = "该委托已结束"


class DelegationUnfit(Unprocessable):
    """The role is lent by one who holds it, to a colleague of the same unit who does not, for a time."""

    code = "delegation-unfit"
    title = "不能这样委托"


@dataclass(frozen=True)
class Period:
    """Half-open."""

    starts_at: datetime
    ends_at: datetime


class Delegation(Row, table=True):
    """The approver's role, lent; the trace stays."""

    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="period_ordered"),
        CheckConstraint("from_account_id <> to_account_id", name="two_people"),
    )

    id: UUID = Field(primary_key=True)
    unit_id: UUID = Field(foreign_key="unit.id", index=True)
    from_account_id: UUID = Field(foreign_key="account.id", index=True)
    to_account_id: UUID = Field(foreign_key="account.id", index=True)
    starts_at: datetime = Field(sa_type=INSTANT)
    ends_at: datetime = Field(sa_type=INSTANT)
    reason: str
    created_at: datetime = Field(sa_type=INSTANT)
    created_by: UUID
    ended_at: datetime | None = Field(default=None, sa_type=INSTANT)
    ended_by: UUID | None = None

    @classmethod
    def lent(
        cls, lender: Account, to: Account, period: Period, *, delegation_id: UUID, reason: str, by: UUID, at: datetime
    ) -> "Delegation":
        """All faults together."""
        faults = []
        if ROLE not in lender.roles:
            faults.append(FieldError("/from_account_id", "该账号不是审核员", "role-missing"))
        if to.unit_id != lender.unit_id or to.is_revoked or to.kind != "person":
            faults.append(FieldError("/to_account_id", "只能委托给本单位的在用账号", "not-a-colleague"))
        elif ROLE in to.roles or STANDS_ALONE & set(to.roles):
            faults.append(FieldError("/to_account_id", "该账号已是审核员，或不能兼任审核员", "role-unfit"))
        if period.ends_at <= at or not SHORTEST <= period.ends_at - max(period.starts_at, at) <= LONGEST:
            faults.append(FieldError("/ends_at", "委托期限为 1 小时至 60 天", "period"))
        if faults:
            raise DelegationUnfit(errors=faults)
        return cls(
            id=delegation_id,
            unit_id=lender.unit_id,
            from_account_id=lender.id,
            to_account_id=to.id,
            starts_at=period.starts_at,
            ends_at=period.ends_at,
            reason=reason,
            created_at=at,
            created_by=by,
        )

    @classmethod
    def lasting(cls, to_account_id: UUID, *, since: datetime, until: datetime) -> ColumnElement[bool]:
        """Filter: lends to this account over the whole of [since, until]."""
        return (
            (col(cls.to_account_id) == to_account_id)
            & (col(cls.starts_at) <= since)
            & (col(cls.ends_at) >= until)
            & col(cls.ended_at).is_(None)
        )

    def state(self, at: datetime) -> str:
        """coming, running, over."""
        if self.ended_at is not None or at >= self.ends_at:
            return "over"
        return "running" if at >= self.starts_at else "coming"

    def end(self, *, by: UUID | None, at: datetime) -> None:
        """Taken back before its time."""
        if self.state(at) == "over":
            raise DelegationOver
        self.ended_at, self.ended_by = at, by
