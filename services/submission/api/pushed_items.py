"""Items from a superior unit's own platform (最多报一次): schools that report there do nothing here."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Path, Response
from pydantic import Field

from chassis.auth import require
from chassis.bodies import Input
from chassis.endpoints import WorkDep, router
from chassis.preconditions import set_etag
from chassis.principal import Principal
from contracts.roles import Role
from services.submission.api.item_out import ItemSummary, NoteOut
from services.submission.api.item_views import changed_item
from services.submission.queries.pushed_items import pushed_item
from services.submission.use_cases.push_item import Push, push_item

routes = router("/pushed-items", tags=["pushed items"])

Platform = Annotated[Principal, Depends(require(Role.PLATFORM))]
ExternalId = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[\w.:\-]+$", examples=["SD-2023-000173"])]


class PushedItemIn(Input):
    """The platform's own number is what makes a repeated push harmless; `as_draft` leaves it to the unit to submit."""

    external_id: ExternalId
    edition_id: UUID
    unit_id: UUID = Field(description="the unit that reports: the platform's own or one below it")
    item_type: str = Field(max_length=20)
    content: dict[str, Any]
    as_draft: bool = False


class PushedItemOut(ItemSummary):
    """The item under the platform's number; notes as long as it is returned."""

    external_id: str
    return_notes: tuple[NoteOut, ...]


@routes.post("", status_code=201)
async def push(body: PushedItemIn, platform: Platform, work: WorkDep, response: Response) -> PushedItemOut:
    """201 with a new item, 200 with the one that the number stands for already."""
    item, is_new = await push_item(work, Push(**dict(body)), by=platform)
    response.status_code = 201 if is_new else 200
    response.headers["Location"] = f"/api/submission/v1/pushed-items/{body.external_id}"
    set_etag(response, item.revision)
    summary = changed_item(item, platform, at=work.now())
    return PushedItemOut(**dict(summary), external_id=body.external_id, return_notes=_notes(item.return_notes))


@routes.get("/{external_id}")
async def read(external_id: Annotated[str, Path(max_length=100)], platform: Platform, work: WorkDep) -> PushedItemOut:
    """What became of it: state, receipt, and why it was returned."""
    item = await pushed_item(work, unit_id=platform.unit_id, external_id=external_id)
    summary = changed_item(item, platform, at=work.now())
    return PushedItemOut(**dict(summary), external_id=external_id, return_notes=_notes(item.return_notes))


def _notes(notes: list[dict[str, str]]) -> tuple[NoteOut, ...]:
    return tuple(NoteOut.model_validate(note) for note in notes)
