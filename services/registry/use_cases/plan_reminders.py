"""Messages are planned: by an edition's rule, or because somebody asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from chassis.rows import new_id
from chassis.work import Work
from services.registry import queries
from services.registry.domain import Reminder
from services.registry.domain.owed import Owed
from services.registry.domain.reminder import day_of_telling

AT_ONCE = 500  # rows of a statement, which has room for so many values


@dataclass(frozen=True)
class Planned:
    """`already` were reminded that day and are not disturbed again."""

    messages: int
    already: int


async def plan_reminders(work: Work, told: Mapping[UUID, Sequence[Owed]], *, by: UUID | None) -> Planned:
    """One message to each unit for its next hour that is not quiet. A unit that has one of that day gets no other,
    whoever asks at the same time."""
    already = await queries.reminded_on(work, day_of_telling(work.now()), told)
    names = await queries.newest_of(work, told.keys() - already)
    planned = [
        Reminder.planned(
            reminder_id=new_id(),
            recipient_id=unit_id,
            recipient_name=names[unit_id].name,
            owed=owed,
            by=by,
            at=work.now(),
        ).model_dump()
        for unit_id, owed in told.items()
        if unit_id in names
    ]
    messages = 0
    for begin in range(0, len(planned), AT_ONCE):
        rows = insert(Reminder).values(planned[begin : begin + AT_ONCE])
        once = rows.on_conflict_do_nothing(index_elements=["recipient_id", "day"]).returning(col(Reminder.id))
        messages += len((await work.run(once)).all())
    return Planned(messages, len(already))
