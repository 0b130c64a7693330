"""A unit has seen its reminder."""

from uuid import UUID

from chassis.work import Work
from services.registry.domain import Reminder
from services.registry.domain.reminder import ReminderNotFound, ReminderState


async def read_reminder(work: Work, *, reminder_id: UUID, unit_id: UUID) -> Reminder:
    """It no longer stands at the top of the unit's page; seen twice is seen once."""
    reminder = await work.get(Reminder, reminder_id, refusal=ReminderNotFound)
    if reminder.recipient_id != unit_id or reminder.state != ReminderState.TOLD:
        raise ReminderNotFound
    reminder.read(at=work.now())
    return reminder
