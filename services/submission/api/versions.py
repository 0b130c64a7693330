"""Versions: what was submitted, each time."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.bodies import Output
from chassis.endpoints import WorkDep, router
from services.submission.api.callers import ItemReader
from services.submission.queries.item_in_full import version_of, versions_of

routes = router("/items/{item_id}/versions", tags=["items"])


class VersionSummary(Output):
    """One submission."""

    number: int
    submitted_at: datetime
    submitted_by: UUID


class VersionOut(VersionSummary):
    """One submission with its content."""

    content: dict[str, Any]


@routes.get("")
async def read_list(item_id: UUID, reader: ItemReader, work: WorkDep) -> list[VersionSummary]:
    """All submissions, the first one first; an item is not submitted so often that pages were needed."""
    versions = await versions_of(work, item_id, unit_id=reader.unit_id)
    return [VersionSummary.model_validate(version) for version in versions]


@routes.get("/{number}")
async def read_one(item_id: UUID, number: int, reader: ItemReader, work: WorkDep) -> VersionOut:
    """One submission."""
    return VersionOut.model_validate(await version_of(work, item_id, number, unit_id=reader.unit_id))
