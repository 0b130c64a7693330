"""Which units reported what has nothing to do with the week: for the ministry, which may suspend them. No ranking."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Annotated
from uuid import UUID

from fastapi import Depends

from chassis.auth import require
from chassis.bodies import Output
from chassis.endpoints import WorkDep, router
from chassis.principal import Principal
from contracts.roles import Role
from services.submission.domain.relevance_finding import RelevanceReason
from services.submission.queries.board import edition_of_board
from services.submission.queries.relevance import StandingFinding, standing_findings

routes = router("/relevance-findings", tags=["relevance"])

MinistryReader = Annotated[Principal, Depends(require(Role.EDITOR, Role.REGISTRAR))]


class FoundItemOut(Output):
    """An item and why it was found irrelevant; `upheld` where its unit appealed in vain."""

    item_id: UUID
    title: str
    submission_number: int
    reason: RelevanceReason
    text: str
    found_at: datetime
    upheld: bool


class UnitFindingsOut(Output):
    """A unit with all that was found of it; `suspension_reason` while the ministry takes nothing from it."""

    unit_id: UUID
    unit_name: str
    suspension_reason: str | None
    count: int
    items: tuple[FoundItemOut, ...]


class UnitFindingsList(Output):
    """By the units' names."""

    edition_id: UUID
    units: tuple[UnitFindingsOut, ...]


@routes.get("")
async def read_list(reader: MinistryReader, work: WorkDep, edition_id: UUID | None = None) -> UnitFindingsList:
    """Findings of an edition (the current one unless named) that were not overturned and are not under appeal."""
    edition = await edition_of_board(work, edition_id)
    found = await standing_findings(work, edition_id=edition, reader_unit=reader.unit_id)
    return UnitFindingsList(edition_id=edition, units=tuple(_units(found)))


def _units(found: Sequence[StandingFinding]) -> Iterator[UnitFindingsOut]:
    for _, of_one in groupby(found, key=lambda each: each.unit.unit_id):
        lines = list(of_one)
        unit = lines[0].unit
        yield UnitFindingsOut(
            unit_id=unit.unit_id,
            unit_name=unit.name,
            suspension_reason=unit.suspension_reason,
            count=len(lines),
            items=tuple(_line(each) for each in lines),
        )


def _line(each: StandingFinding) -> FoundItemOut:
    finding, item, _ = each
    return FoundItemOut(
        item_id=item.id,
        title=item.submitted_title,
        submission_number=finding.submission_number,
        reason=RelevanceReason(finding.reason),
        text=finding.text,
        found_at=finding.found_at,
        upheld=finding.verdict is not None,
    )
