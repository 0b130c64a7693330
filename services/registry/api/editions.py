"""Editions over HTTP."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import Response
from pydantic import AwareDatetime, Field, StringConstraints

from chassis.endpoints import Actions, Input, LockedAction, Output, WorkDep, router
from chassis.preconditions import IfMatch, set_etag
from contracts.roles import Role
from services.registry import queries
from services.registry.api.callers import Registrar, SignedIn
from services.registry.domain.edition import Edition, EditionContent
from services.registry.use_cases.amend_edition import amend_edition
from services.registry.use_cases.publish_edition import publish_edition

routes = router("/editions", tags=["editions"])

Text = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,40}$")]
Characters = Annotated[int, Field(ge=0, le=100_000)]
AMENDED_BY_REGISTRAR = LockedAction(
    action="amend", reason="届次由教育部登记员维护，如需修改请与其联系", who="教育部登记员"
)


class TermIn(Input):
    """A word of a vocabulary."""

    code: Code
    name: Text
    group: Annotated[str, StringConstraints(max_length=40)] = ""


class ItemTypeIn(Input):
    """A report type with its limits."""

    code: Annotated[str, StringConstraints(pattern=r"^T[0-9]{1,2}$")]
    name: Text
    title_max: Annotated[int, Field(ge=1, le=200)]
    body_min: Characters
    body_max: Characters
    photos_max: Annotated[int, Field(ge=0, le=100)]
    videos_max: Annotated[int, Field(ge=0, le=20)]


class AmendEdition(Input):
    """The whole edition anew; the year stays."""

    name: Text
    notes: Annotated[str, StringConstraints(max_length=2000)] = ""
    theme: Text
    document_number: Text
    starts_on: date
    ends_on: date
    plan_due_on: date
    summary_due_on: date
    summary_due_rolls: bool = False
    opens_at: AwareDatetime
    due_at: AwareDatetime
    locks_at: AwareDatetime
    focus_areas: Annotated[list[TermIn], Field(min_length=1, max_length=100)]
    activity_types: Annotated[list[TermIn], Field(min_length=1, max_length=100)]
    item_types: Annotated[list[ItemTypeIn], Field(min_length=1, max_length=30)]

    def content(self) -> EditionContent:
        """For the rule."""
        return EditionContent(**self.model_dump(exclude={"year"}))


class PublishEdition(AmendEdition):
    """A new edition."""

    year: Annotated[int, Field(ge=2015, le=2100)]


class TermOut(Output):
    """A word of a vocabulary."""

    code: str
    name: str
    group: str = ""


class ItemTypeOut(Output):
    """A report type with its limits."""

    code: str
    name: str
    title_max: int
    body_min: int
    body_max: int
    photos_max: int
    videos_max: int


class EditionOut(Output):
    """An edition as it stands; `phase` is not-open, on-time, late or locked."""

    id: UUID
    year: int
    name: str
    notes: str
    theme: str
    document_number: str
    starts_on: date
    ends_on: date
    plan_due_on: date
    summary_due_on: date
    summary_due_rolls: bool
    opens_at: datetime
    due_at: datetime
    locks_at: datetime
    focus_areas: list[TermOut]
    activity_types: list[TermOut]
    item_types: list[ItemTypeOut]
    phase: str
    revision: int
    changed_at: datetime
    actions: Actions


class EditionList(Output):
    """All editions, newest first; a year has one, so there is one page."""

    items: list[EditionOut]
    next: str | None = None


def shown(edition: Edition, *, at: datetime, roles: Iterable[str] = ()) -> EditionOut:
    """The edition for a reader with these roles."""
    amends = Role.REGISTRAR in set(roles)
    actions = Actions(allowed=("amend",)) if amends else Actions(locked=(AMENDED_BY_REGISTRAR,))
    return EditionOut.model_validate({**edition.model_dump(), "phase": edition.phase(at), "actions": actions})


@routes.get("/current")
async def read_current(response: Response, work: WorkDep) -> EditionOut:
    """The edition that takes reports now, else the next, else the last."""
    edition = await queries.current_edition(work)
    set_etag(response, edition.revision)
    return shown(edition, at=work.now())


@routes.get("")
async def list_editions(reader: SignedIn, work: WorkDep) -> EditionList:
    """All editions."""
    return EditionList(items=[shown(e, at=work.now(), roles=reader.roles) for e in await queries.editions(work)])


@routes.get("/{edition_id}")
async def read(edition_id: UUID, reader: SignedIn, response: Response, work: WorkDep) -> EditionOut:
    """One edition with its ETag."""
    edition = await queries.edition(work, edition_id)
    set_etag(response, edition.revision)
    return shown(edition, at=work.now(), roles=reader.roles)


@routes.post("", status_code=201)
async def publish(body: PublishEdition, registrar: Registrar, response: Response, work: WorkDep) -> EditionOut:
    """Publish the edition of a year."""
    edition = await publish_edition(work, year=body.year, content=body.content(), by=registrar.id)
    set_etag(response, edition.revision)
    response.headers["Location"] = f"/api/registry/v1/editions/{edition.id}"
    return shown(edition, at=work.now(), roles=registrar.roles)


@routes.put("/{edition_id}")
async def amend(
    edition_id: UUID, body: AmendEdition, seen: IfMatch, registrar: Registrar, response: Response, work: WorkDep
) -> EditionOut:
    """Amend an edition that was published."""
    content, by = body.content(), registrar.id
    edition = await amend_edition(work, edition_id=edition_id, content=content, seen_revision=seen, by=by)
    set_etag(response, edition.revision)
    return shown(edition, at=work.now(), roles=registrar.roles)
