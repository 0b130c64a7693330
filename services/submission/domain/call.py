"""Calls for items (约稿): what a superior asks of named units, and how each of them answers.

An answer is an ordinary item and goes the ordinary way. Nobody is rated by calls: a unit may decline with a reason,
and an answer after the due instant is taken and shown as late.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Self
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from chassis.errors import DomainError, FieldError, NotFound, Stale, Unprocessable
from chassis.principal import Principal
from services.submission.domain.item import Item
from services.submission.domain.item_state import EDITABLE, ItemState
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.row import Row

SUBJECT_MAX, DEMANDS_MAX, REASON_MAX, UNITS_MAX = 60, 2000, 200, 500


class CallNotFound(NotFound):
    """No such call, or one of which the caller's unit is no part: the answers are the same."""

    code = "call-not-found"
    title = "没有找到这项约稿"


class CallUnfit(Unprocessable):
    """A call that asks nothing of anybody, or too late."""

    code = "call-unfit"
    title = "约稿内容不合适"


class CallWithdrawn(DomainError):
    """What is no longer wanted is not answered."""

    code = "call-withdrawn"
    title = "这项约稿已经取消"


class CallAnswered(DomainError):
    """One answer a unit."""

    code = "call-answered"
    title = "本单位已有一份答复，请在原稿上修改"


class CallTypeDiffers(Unprocessable):
    """The answer is of the type and the edition that the call names."""

    code = "call-type-differs"
    title = "约稿要求的材料类型与所选不一致"


class CallState(StrEnum):
    """How far one unit is."""

    OPEN = "open"  # 未回应
    ACKNOWLEDGED = "acknowledged"  # 已收到
    DECLINED = "declined"  # 无法供稿
    DRAFTING = "drafting"  # 撰写中
    ANSWERED = "answered"  # 已供稿


class Call(Row, table=True):
    """What one unit asks of units below it. `revision` is the ETag."""

    __tablename__ = "call"
    __table_args__ = (
        CheckConstraint(f"char_length(subject) between 2 and {SUBJECT_MAX}", name="subject_limit"),
        CheckConstraint(f"char_length(demands) between 2 and {DEMANDS_MAX}", name="demands_limit"),
        CheckConstraint(f"char_length(withdrawal_reason) <= {REASON_MAX}", name="withdrawal_reason_limit"),
        CheckConstraint("(withdrawn_at is null) = (withdrawal_reason = '')", name="withdrawn_with_reason"),
        Index("ix_call_issuer_id_id", "issuer_id", "id"),
    )

    id: UUID = Field(primary_key=True)
    edition_id: UUID
    item_type: str
    issuer_id: UUID
    issuer_name: str
    subject: str
    demands: str
    due_at: datetime
    issued_at: datetime
    issued_by: UUID
    withdrawn_at: datetime | None = None
    withdrawal_reason: str = ""
    revision: int = 1

    @classmethod
    def issued(
        cls,
        *,
        call_id: UUID,
        edition_id: UUID,
        item_type: str,
        subject: str,
        demands: str,
        due_at: datetime,
        issuer: KnownUnit,
        by: Principal,
        at: datetime,
    ) -> Self:
        """Due later than now."""
        _check_due(due_at, at)
        return cls(
            id=call_id,
            edition_id=edition_id,
            item_type=item_type,
            issuer_id=issuer.unit_id,
            issuer_name=issuer.name,
            subject=subject,
            demands=demands,
            due_at=due_at,
            issued_at=at,
            issued_by=by.id,
        )

    def address(self, units: Sequence[KnownUnit | None]) -> "list[CalledUnit]":
        """Each of the units is asked, once; all must be known, stand below the one that asks, and still be there."""
        asked: dict[UUID, CalledUnit] = {}
        faults = []
        for place, unit in enumerate(units):
            if unit is None:
                faults.append(FieldError(f"/unit_ids/{place}", "没有找到该单位", "unit-unknown"))
            elif self.issuer_id not in unit.path[:-1] or unit.closed_on is not None:
                words = f"{unit.name}不是本单位的下级单位或已停用"
                faults.append(FieldError(f"/unit_ids/{place}", words, "unit-not-below"))
            else:
                asked[unit.unit_id] = CalledUnit(call_id=self.id, unit_id=unit.unit_id, unit_name=unit.name)
        if faults:
            raise CallUnfit(errors=faults)
        return list(asked.values())

    def check_issuer(self, by: Principal) -> None:
        """Who asked may change it."""
        if by.unit_id != self.issuer_id:
            raise CallNotFound

    def check_open(self) -> None:
        """It is still wanted."""
        if self.withdrawn_at is not None:
            raise CallWithdrawn(f"这项约稿已经取消：{self.withdrawal_reason}")

    def extend(self, due_at: datetime, *, seen: int, by: Principal, at: datetime) -> None:
        """More time for all, by one who saw the newest."""
        self.check_issuer(by)
        if seen != self.revision:
            raise Stale(extensions={"currentRevision": self.revision})
        self.check_open()
        if due_at <= self.due_at:
            raise CallUnfit(errors=[FieldError("/due_at", "新的截稿时间须晚于原定时间", "not-later")])
        _check_due(due_at, at)
        self.due_at = due_at
        self.revision += 1

    def withdraw(self, reason: str, *, by: Principal, at: datetime) -> None:
        """No longer wanted; what was written for it stays its unit's."""
        self.check_issuer(by)
        self.check_open()
        self.withdrawn_at, self.withdrawal_reason = at, reason
        self.revision += 1

    def is_late(self, item: Item) -> bool:
        """The answer came after the due instant: shown, never counted."""
        return item.first_submitted_at is not None and item.first_submitted_at >= self.due_at


class CalledUnit(Row, table=True):
    """One unit that is asked. `item_id` is its answer, begun or submitted."""

    __tablename__ = "called_unit"
    __table_args__ = (
        CheckConstraint(f"char_length(decline_reason) <= {REASON_MAX}", name="decline_reason_limit"),
        CheckConstraint("(declined_at is null) = (decline_reason = '')", name="declined_with_reason"),
        Index("ix_called_unit_unit_id", "unit_id", "call_id"),
    )

    call_id: UUID = Field(primary_key=True, foreign_key="call.id")
    unit_id: UUID = Field(primary_key=True)
    unit_name: str
    acknowledged_at: datetime | None = None
    declined_at: datetime | None = None
    decline_reason: str = ""
    item_id: UUID | None = Field(default=None, unique=True, foreign_key="item.id")

    def state(self, answer: Item | None) -> CallState:
        """From the answer where there is one that was not taken back, else from what the unit said."""
        if answer is not None and answer.state != ItemState.WITHDRAWN:
            return CallState.DRAFTING if answer.state in EDITABLE else CallState.ANSWERED
        if self.declined_at is not None:
            return CallState.DECLINED
        return CallState.ACKNOWLEDGED if self.acknowledged_at else CallState.OPEN

    def acknowledge(self, *, at: datetime) -> None:
        """Seen; said twice is said once."""
        self.acknowledged_at = self.acknowledged_at or at

    def decline(self, reason: str, *, answer: Item | None, at: datetime) -> None:
        """The unit has nothing to send, and says why; it may still answer later."""
        if self.state(answer) == CallState.ANSWERED:
            raise CallAnswered("已经供稿；如需撤回，请在该材料中办理")
        self.declined_at, self.decline_reason = at, reason

    def answer_with(self, item: Item, *, before: Item | None, at: datetime) -> None:
        """The item is the unit's answer, unless there is one already that was not taken back."""
        if before is not None and before.state != ItemState.WITHDRAWN:
            raise CallAnswered
        self.item_id = item.id
        self.acknowledged_at = self.acknowledged_at or at
        self.declined_at, self.decline_reason = None, ""


def _check_due(due_at: datetime, at: datetime) -> None:
    if due_at <= at:
        raise CallUnfit(errors=[FieldError("/due_at", "截稿时间须晚于现在", "past")])
