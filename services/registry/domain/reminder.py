"""Reminders (催报): one message a day to one unit, of all that is owed, and none where nothing is owed any more.

Nobody is disturbed from 21:00 to 8:00. What is sent goes out at most once: a process that ends between the mail
server's answer and its note leaves the reminder as told with its delivery unknown.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from chassis.errors import NotFound
from services.registry.domain.china_time import CHINA, china_day
from services.registry.domain.owed import OWED, Owed
from services.registry.domain.reminder_rule import Recipients
from services.registry.domain.row import INSTANT, Row

QUIET_FROM, QUIET_UNTIL = 21, 8
UNHEARD_AFTER = timedelta(minutes=10)


class ReminderNotFound(NotFound):
    """No such reminder of the reader's unit."""

    code = "reminder-not-found"
    title = "没有这条催报提醒"


class ReminderState(StrEnum):
    """From planned to told; `needless` where nothing was owed any more when its turn came."""

    WAITING = "waiting"
    SENDING = "sending"
    TOLD = "told"
    NEEDLESS = "needless"
    EXPIRED = "expired"


class Delivery(StrEnum):
    """What became of the mail; the reminder stands in the console whatever it was."""

    SENT = "sent"
    NO_ADDRESS = "no-address"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    NO_SERVER = "no-server"


STATE_LIST = ", ".join(f"'{each}'" for each in ReminderState)
DELIVERY_LIST = ", ".join(f"'{each}'" for each in ("", *Delivery))


class Reminder(Row, table=True):
    """One unit's message of one day in China; `owed` is what it tells, `asked_by` who sent it, null by the rule."""

    __tablename__ = "reminder"
    __table_args__ = (
        UniqueConstraint("recipient_id", "day"),
        CheckConstraint(f"state in ({STATE_LIST})", name="state_known"),
        CheckConstraint(f"delivery in ({DELIVERY_LIST})", name="delivery_known"),
        CheckConstraint("(state = 'told') = (told_at is not null)", name="told_has_time"),
        Index("ix_reminder_to_deliver", "day", "id", postgresql_where="state in ('waiting', 'sending')"),
    )

    id: UUID = Field(primary_key=True)
    recipient_id: UUID = Field(foreign_key="unit.id")
    recipient_name: str
    day: date
    owed: list[dict[str, Any]] = Field(sa_type=JSONB)
    asked_by: UUID | None = None
    planned_at: datetime = Field(sa_type=INSTANT)
    state: str = ReminderState.WAITING
    delivery: str = ""
    claimed_at: datetime | None = Field(default=None, sa_type=INSTANT)
    told_at: datetime | None = Field(default=None, sa_type=INSTANT)
    read_at: datetime | None = Field(default=None, sa_type=INSTANT)

    @classmethod
    def planned(
        cls,
        *,
        reminder_id: UUID,
        recipient_id: UUID,
        recipient_name: str,
        owed: Sequence[Owed],
        by: UUID | None,
        at: datetime,
    ) -> Self:
        """For the next hour that is not quiet."""
        return cls(
            id=reminder_id,
            recipient_id=recipient_id,
            recipient_name=recipient_name,
            day=day_of_telling(at),
            owed=OWED.dump_python(list(owed), mode="json"),
            asked_by=by,
            planned_at=at,
        )

    @property
    def lines(self) -> list[Owed]:
        """What it tells."""
        return OWED.validate_python(self.owed)

    def claim(self, still_owed: Sequence[Owed], *, at: datetime) -> bool:
        """Its turn has come; False where nothing is owed any more, and it is told to nobody."""
        self.owed = OWED.dump_python(list(still_owed), mode="json")
        self.state = ReminderState.SENDING if still_owed else ReminderState.NEEDLESS
        self.claimed_at = at
        return bool(still_owed)

    def release(self) -> None:
        """The mail server is away; another try follows today."""
        self.state, self.claimed_at = ReminderState.WAITING, None

    def tell(self, delivery: Delivery, *, at: datetime) -> None:
        """It stands in the console from now on, and this became of its mail."""
        self.state, self.delivery, self.told_at = ReminderState.TOLD, delivery, at

    def look_again(self, *, at: datetime) -> None:
        """What was left behind: a day that has passed, or a process that ended while it sent."""
        if self.state == ReminderState.WAITING and self.day < china_day(at):
            self.state = ReminderState.EXPIRED
        elif self.state == ReminderState.SENDING and self.claimed_at and at - self.claimed_at >= UNHEARD_AFTER:
            self.tell(Delivery.UNKNOWN, at=at)

    def read(self, *, at: datetime) -> None:
        """Somebody of the unit has seen it."""
        self.read_at = self.read_at or at


def is_quiet(at: datetime) -> bool:
    """From 21:00 to 8:00 in China."""
    hour = at.astimezone(CHINA).hour
    return hour >= QUIET_FROM or hour < QUIET_UNTIL


def is_last_hour(at: datetime) -> bool:
    """The last one of the day in which somebody may be told."""
    return at.astimezone(CHINA).hour == QUIET_FROM - 1


def day_of_telling(at: datetime) -> date:
    """The day in China on which a reminder that is planned now is told: the next one from 21:00 on."""
    return china_day(at + timedelta(hours=24 - QUIET_FROM))


def by_recipient(owed: Iterable[tuple[Owed, Recipients]]) -> dict[UUID, list[Owed]]:
    """What each unit is told, merged: of each line who is to hear of it."""
    found: dict[UUID, list[Owed]] = {}
    for each, recipients in owed:
        to = [each.unit_id] if recipients != Recipients.PARENT else []
        if recipients != Recipients.UNIT and each.superior_id is not None:
            to.append(each.superior_id)
        for unit_id in to:
            found.setdefault(unit_id, []).append(each)
    return found
