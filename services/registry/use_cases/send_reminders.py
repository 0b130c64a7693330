"""Somebody reminds the units below at once."""

from dataclasses import dataclass
from uuid import UUID

from chassis.work import Work
from services.registry import queries
from services.registry.domain.audit import Act
from services.registry.domain.reminder import day_of_telling
from services.registry.queries import ReminderWish
from services.registry.use_cases.plan_reminders import plan_reminders
from services.registry.use_cases.record_act import record_act


@dataclass(frozen=True)
class Planned:
    """`already` were reminded that day and are not disturbed again."""

    messages: int
    already: int


async def send_reminders(work: Work, wish: ReminderWish, *, by: UUID) -> Planned:
    """Only of what is owed now; the messages go out within a minute, in the quiet hours at their end."""
    told = await queries.recipients_of(work, wish)
    already = await queries.reminded_on(work, day_of_telling(work.now()), told)
    messages = await plan_reminders(work, {unit: owed for unit, owed in told.items() if unit not in already}, by=by)
    facts = {"messages": messages, "recipients": str(wish.recipients)}
    await record_act(work, Act("send-reminders", about=("unit", str(wish.under or "")), by=by, facts=facts))
    return Planned(messages, len(already))
