"""Reads of reminders, of their rules and of where they go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import col

from chassis.work import Work
from services.registry.domain import Enrolment, Liaison, Reminder, ReminderRule
from services.registry.domain.reminder import ReminderState


async def rules(work: Work) -> dict[UUID, ReminderRule]:
    """By edition."""
    return {rule.edition_id: rule for rule in (await work.run(select(ReminderRule))).scalars()}


async def reminded_on(work: Work, day: date, unit_ids: Iterable[UUID]) -> set[UUID]:
    """Those of the units for which there is a message of that day."""
    there = select(col(Reminder.recipient_id)).where(
        col(Reminder.day) == day, col(Reminder.recipient_id).in_(list(unit_ids))
    )
    return set((await work.run(there)).scalars())


async def next_to_deliver(work: Work, day: date, *, after: UUID | None) -> Reminder | None:
    """The next message of the day, locked; what another worker holds is passed over."""
    waiting = select(Reminder).where(col(Reminder.state) == ReminderState.WAITING, col(Reminder.day) == day)
    if after is not None:
        waiting = waiting.where(col(Reminder.id) > after)
    ordered = waiting.order_by(col(Reminder.id)).limit(1).with_for_update(skip_locked=True)
    found: Reminder | None = (await work.run(ordered)).scalars().first()
    return found


async def left_behind(work: Work, day: date) -> Sequence[Reminder]:
    """Messages of earlier days, and those that were being sent; locked."""
    behind = or_(
        (col(Reminder.state) == ReminderState.WAITING) & (col(Reminder.day) < day),
        col(Reminder.state) == ReminderState.SENDING,
    )
    found: Sequence[Reminder] = (
        (await work.run(select(Reminder).where(behind).with_for_update(skip_locked=True))).scalars().all()
    )
    return found


async def addresses_of(work: Work, unit_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Where the present liaisons of these units get mail; without those that told no address."""
    present = select(col(Liaison.unit_id), col(Liaison.email)).where(
        col(Liaison.until).is_(None), col(Liaison.email) != "", col(Liaison.unit_id).in_(list(unit_ids))
    )
    return {row.unit_id: row.email for row in (await work.run(present)).all()}


@dataclass(frozen=True)
class ReminderFilter:
    """Messages to units: to one of them, to it and those below it, or to all."""

    to: UUID | None = None
    under: UUID | None = None
    told: bool = False
    unread: bool = False


async def reminders_page(work: Work, wanted: ReminderFilter, *, after: UUID | None, limit: int) -> Sequence[Reminder]:
    """The newest first."""
    found = select(Reminder)
    if wanted.to is not None:
        found = found.where(col(Reminder.recipient_id) == wanted.to)
    if wanted.under is not None:
        below = select(col(Enrolment.unit_id)).where(col(Enrolment.path).contains([wanted.under]))
        found = found.where(col(Reminder.recipient_id).in_(below))
    if wanted.told:
        found = found.where(col(Reminder.state) == ReminderState.TOLD)
    if wanted.unread:
        found = found.where(col(Reminder.read_at).is_(None))
    if after is not None:
        found = found.where(col(Reminder.id) < after)
    rows: Sequence[Reminder] = (await work.run(found.order_by(col(Reminder.id).desc()).limit(limit))).scalars().all()
    return rows
