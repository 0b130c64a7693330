"""Note a unit's place in the tree."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from chassis.work import Work
from services.media.domain.known_unit import KnownUnit


async def note_unit(work: Work, *, enrolment_id: UUID, unit_id: UUID, path: Sequence[UUID]) -> None:
    """A unit stands here in an edition; the last word counts."""
    values = {"unit_id": unit_id, "path": list(path)}
    statement = insert(KnownUnit).values(enrolment_id=enrolment_id, **values)
    await work.run(statement.on_conflict_do_update(index_elements=["enrolment_id"], set_=values))
