"""What reporting costs those who report (减负): told to the ministry of all, to a unit of itself only."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends
from pydantic import Field

from chassis.auth import require
from chassis.bodies import Output
from chassis.endpoints import WorkDep, router
from chassis.principal import Principal
from contracts.roles import Role
from services.submission.api.board import MINISTRY
from services.submission.domain.refusals import UnitNotFound
from services.submission.forms import REPORT_TYPES
from services.submission.queries.board import edition_of_board, edition_with_id
from services.submission.queries.burden import Effort, efforts

routes = router("/burden", tags=["board"])

BurdenReader = Annotated[Principal, Depends(require(Role.LIAISON, Role.APPROVER, *MINISTRY))]


class BurdenLine(Output):
    """One type that the edition collects."""

    item_type: str
    name: str
    required_fields: int = Field(description="that every unit must fill in")
    begun: int
    submitted: int
    median_minutes: float | None = Field(description="from the first draft to the first submission")
    median_hours_to_submit: float | None = Field(
        description="from the end of the day on which it was held; negative where it was told in advance"
    )
    median_hours_to_approve: float | None = Field(description="the same to the last approval below the ministry")
    typed_fields: int = Field(description="in what was submitted and counted so far")
    taken_over_fields: int = Field(description="that nobody had to type")
    retyped_fields: int = Field(description="typed although the unit had told them before in the edition")


class BurdenOut(Output):
    """Of one unit, of all together where none is named; never unit beside unit."""

    edition_id: UUID
    unit_id: UUID | None
    types: tuple[BurdenLine, ...]


@routes.get("")
async def read(
    reader: BurdenReader, work: WorkDep, edition_id: UUID | None = None, unit_id: UUID | None = None
) -> BurdenOut:
    """The ministry asks for any unit or for all; others are told of their own."""
    asked = unit_id
    if not reader.has(*MINISTRY):
        asked = reader.unit_id
        if unit_id not in (None, asked):
            raise UnitNotFound
    edition = await edition_with_id(work, await edition_of_board(work, edition_id))
    found = await efforts(work, edition_id=edition.edition_id, unit_id=asked)
    types = tuple(
        _line(code, edition.type_name(code), found.get(code, Effort()))
        for code in edition.item_types
        if code in REPORT_TYPES
    )
    return BurdenOut(edition_id=edition.edition_id, unit_id=asked, types=types)


def _line(code: str, name: str, effort: Effort) -> BurdenLine:
    return BurdenLine(
        item_type=code,
        name=name,
        required_fields=len(REPORT_TYPES[code].required),
        begun=effort.begun,
        submitted=effort.submitted,
        median_minutes=_rounded(effort.minutes),
        median_hours_to_submit=_rounded(effort.hours_to_submit),
        median_hours_to_approve=_rounded(effort.hours_to_approve),
        typed_fields=effort.typed,
        taken_over_fields=effort.taken_over,
        retyped_fields=effort.retyped,
    )


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(float(figure), 1)
