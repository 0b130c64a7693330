"""What the caller's unit owes and may report, type by type: the board's line of the unit itself."""

from datetime import datetime
from uuid import UUID

from chassis.bodies import Output
from chassis.endpoints import WorkDep, router
from services.submission.api.board_out import DutyLineOut
from services.submission.api.callers import Reader
from services.submission.queries.board import edition_of_board
from services.submission.queries.completeness import lines_of

routes = router("/duties", tags=["board"])


class DutyOut(DutyLineOut):
    """A type that the edition collects, and when the unit may report it."""

    opens_at: datetime


class Duties(Output):
    """Every type; what is owed and due first stands first."""

    edition_id: UUID
    items: tuple[DutyOut, ...]


@routes.get("")
async def read(reader: Reader, work: WorkDep, edition_id: UUID | None = None) -> Duties:
    """Of the edition asked for, else of the one that takes reports now."""
    edition = await edition_of_board(work, edition_id)
    lines = await lines_of(work, edition_id=edition, unit_id=reader.unit_id)
    first = sorted(lines, key=lambda line: (not line.is_expected, line.due_at))
    return Duties(edition_id=edition, items=tuple(map(DutyOut.of, first)))
