"""Editions over HTTP."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import Query, Response
from pydantic import AwareDatetime, Field, StringConstraints

from chassis.bodies import Actions, Input, LockedAction, Output
from chassis.endpoints import WorkDep, router
from chassis.errors import FieldError
from chassis.preconditions import IfMatch, set_etag
from contracts.roles import Role
from services.registry import queries
from services.registry.api.callers import Registrar, SignedIn
from services.registry.api.edition_parts import (
    ContactIn,
    ContactOut,
    IssuerIn,
    IssuerOut,
    ItemTypeIn,
    ItemTypeOut,
    NationalActivityIn,
    NationalActivityOut,
    ReferenceIdeaIn,
    ReferenceIdeaOut,
    TermIn,
    TermOut,
    Text,
    VocabularyIn,
    VocabularyOut,
    WordingIn,
    WordingOut,
)
from services.registry.domain.edition import Edition, EditionContent
from services.registry.domain.week import proposed_week, working_day_from
from services.registry.use_cases.amend_edition import amend_edition
from services.registry.use_cases.carry_units import carry_units
from services.registry.use_cases.publish_edition import publish_edition

routes = router("/editions", tags=["editions"])

Year = Annotated[int, Field(ge=2015, le=2100)]
DOCUMENTS = (
    "focus_areas", "activity_types", "item_types", "issuers", "contacts", "national_activities", "reference_ideas",
    "vocabularies", "wordings",
)  # fmt: skip
AMENDED_BY_REGISTRAR = LockedAction(
    action="amend", reason="届次由教育部登记员维护，如需修改请与其联系", who="教育部登记员"
)


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
    issued_on: date | None = None
    issuers: Annotated[tuple[IssuerIn, ...], Field(max_length=30)] = ()
    contacts: Annotated[tuple[ContactIn, ...], Field(max_length=10)] = ()
    national_activities: Annotated[tuple[NationalActivityIn, ...], Field(max_length=200)] = ()
    reference_ideas: Annotated[tuple[ReferenceIdeaIn, ...], Field(max_length=200)] = ()
    grace_minutes: Annotated[int, Field(ge=0, le=1440)] = 30
    vocabularies: Annotated[tuple[VocabularyIn, ...], Field(max_length=50)] = ()
    wordings: Annotated[tuple[WordingIn, ...], Field(max_length=200)] = ()

    def content(self) -> EditionContent:
        """For the rule. What is kept as a document holds plain JSON."""
        plain = self.model_dump(mode="json")
        columns = self.model_dump(exclude={"year", "units_of"})
        return EditionContent(**{**columns, **{name: plain[name] for name in DOCUMENTS}})


class PublishEdition(AmendEdition):
    """A new edition; the open units of another one may be carried over into it, as they stand there."""

    year: Year
    units_of: UUID | None = None


class Hint(Output):
    """What is worth a second look; nothing of it is refused."""

    pointer: str
    detail: str
    code: str


class EditionOut(Output):
    """An edition as it stands; `phase` is not-open, on-time, late or locked. Grace and hints are for registrars."""

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
    issued_on: date | None
    issuers: list[IssuerOut]
    contacts: list[ContactOut]
    national_activities: list[NationalActivityOut]
    reference_ideas: list[ReferenceIdeaOut]
    grace_minutes: int | None
    vocabularies: list[VocabularyOut]
    wordings: list[WordingOut]
    hints: list[Hint]
    phase: str
    revision: int
    changed_at: datetime
    actions: Actions


class EditionProposal(PublishEdition):
    """The body of a publication, filled in from an earlier edition; the number of the new notice is still to come."""

    document_number: Annotated[str, StringConstraints(max_length=200)] = ""


class EditionList(Output):
    """All editions, newest first; a year has one, so there is one page."""

    items: list[EditionOut]
    next: str | None = None


def shown(edition: Edition, *, at: datetime, roles: Iterable[str] = (), others: Sequence[Edition] = ()) -> EditionOut:
    """The edition for a reader with these roles."""
    amends = Role.REGISTRAR in set(roles)
    hints: list[FieldError] = []
    told: dict[str, object] = {"grace_minutes": None}
    if amends:
        hints = list(edition.content().hints([each for each in others if each.id != edition.id], at=at))
        told = {}
    actions = Actions(allowed=("amend",)) if amends else Actions(locked=(AMENDED_BY_REGISTRAR,))
    told |= {"phase": edition.phase(at), "actions": actions, "hints": hints}
    return EditionOut.model_validate({**edition.model_dump(), **told})


@routes.get("/current")
async def read_current(response: Response, work: WorkDep) -> EditionOut:
    """The edition that takes reports now, else the next, else the last."""
    edition = await queries.current_edition(work)
    set_etag(response, edition.revision)
    return shown(edition, at=work.now())


@routes.get("")
async def list_editions(reader: SignedIn, work: WorkDep) -> EditionList:
    """All editions."""
    found = await queries.editions(work)
    return EditionList(items=[shown(each, at=work.now(), roles=reader.roles, others=found) for each in found])


class ProposedWeekOut(Output):
    """The days proposed for a year (from the second Sunday of May); due days count to 24:00.

    `summary_due_rolled_on` is the summary's day where it goes to the next working day; `confirmed` the edition of that
    year, where one is published.
    """

    year: int
    starts_on: date
    ends_on: date
    plan_due_on: date
    summary_due_on: date
    summary_due_rolled_on: date
    confirmed: UUID | None


@routes.get("/proposal")
async def propose_week(
    year: Annotated[int, Query(ge=2015, le=2100)], registrar: Registrar, work: WorkDep
) -> ProposedWeekOut:
    """Only a proposal: the ministry confirms the dates by publishing; an edition that is published is named."""
    week = proposed_week(year)
    known = next((each.id for each in await queries.editions(work) if each.year == year), None)
    return ProposedWeekOut(
        year=year, **asdict(week), summary_due_rolled_on=working_day_from(week.summary_due_on), confirmed=known
    )


@routes.get("/{edition_id}/clone")
async def propose_clone(
    edition_id: UUID, year: Annotated[int, Query(ge=2015, le=2100)], registrar: Registrar, work: WorkDep
) -> EditionProposal:
    """What a new edition would take over from this one: to be read, changed and published."""
    edition = await queries.edition(work, edition_id)
    content = edition.content().for_year(year)
    return EditionProposal.model_validate({**asdict(content), "year": year, "units_of": edition_id})


@routes.get("/{edition_id}")
async def read(edition_id: UUID, reader: SignedIn, response: Response, work: WorkDep) -> EditionOut:
    """One edition with its ETag."""
    edition = await queries.edition(work, edition_id)
    set_etag(response, edition.revision)
    return shown(edition, at=work.now(), roles=reader.roles, others=await queries.editions(work))


@routes.post("", status_code=201)
async def publish(body: PublishEdition, registrar: Registrar, response: Response, work: WorkDep) -> EditionOut:
    """Publish the edition of a year."""
    edition = await publish_edition(work, year=body.year, content=body.content(), by=registrar.id)
    if body.units_of is not None:
        await carry_units(work, into=edition, from_edition=body.units_of)
    set_etag(response, edition.revision)
    response.headers["Location"] = f"/api/registry/v1/editions/{edition.id}"
    return shown(edition, at=work.now(), roles=registrar.roles, others=await queries.editions(work))


@routes.put("/{edition_id}")
async def amend(
    edition_id: UUID, body: AmendEdition, seen: IfMatch, registrar: Registrar, response: Response, work: WorkDep
) -> EditionOut:
    """Amend an edition that was published."""
    content, by = body.content(), registrar.id
    edition = await amend_edition(work, edition_id=edition_id, content=content, seen_revision=seen, by=by)
    set_etag(response, edition.revision)
    return shown(edition, at=work.now(), roles=registrar.roles, others=await queries.editions(work))
