"""Somebody reminds the units below at once."""

from uuid import UUID

from chassis.work import Work
from services.registry import queries
from services.registry.domain.audit import Act
from services.registry.queries import ReminderWish
from services.registry.use_cases.plan_reminders import Planned, plan_reminders
from services.registry.use_cases.record_act import record_act


async def send_reminders(work: Work, wish: ReminderWish, *, by: UUID) -> Planned:
    """Only of what is owed now; the messages go out within a minute, in the quiet hours at their end."""
    planned = await plan_reminders(work, await queries.recipients_of(work, wish), by=by)
    facts = {"messages": planned.messages, "recipients": str(wish.recipients)}
    await record_act(work, Act("send-reminders", about=("unit", str(wish.under or "")), by=by, facts=facts))
    return planned
