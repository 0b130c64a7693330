"""Messages are planned: by an edition's rule, or because somebody asked."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from chassis.rows import new_id
from chassis.work import Work
from services.registry import queries
from services.registry.domain import Reminder
from services.registry.domain.owed import Owed


async def plan_reminders(work: Work, told: Mapping[UUID, Sequence[Owed]], *, by: UUID | None) -> int:
    """One message to each unit for its next hour that is not quiet; how many. A unit that has one of that day gets no
    other, whoever asks at the same time."""
    names = await queries.newest_of(work, told)
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
    if not planned:
        return 0
    once = insert(Reminder).values(planned).on_conflict_do_nothing(index_elements=["recipient_id", "day"])
    return len((await work.run(once.returning(col(Reminder.id)))).all())
