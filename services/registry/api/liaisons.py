"""Liaisons of units over HTTP; people outside of the chain see masked numbers."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Response
from pydantic import StringConstraints

from chassis.bodies import Input, Output
from chassis.endpoints import RuntimeDep, WorkDep, router
from chassis.preconditions import IfMatch, set_etag
from chassis.work import Work
from services.registry import queries
from services.registry.api.callers import Cursor, Keeper, Limit, SearchText, SignedIn, require_keeps
from services.registry.api.downloads import download
from services.registry.documents.tables import write_xlsx
from services.registry.domain import Account, Enrolment, Liaison
from services.registry.domain.liaison import CONTACT_FIELDS, Contact
from services.registry.use_cases.correct_liaison import correct_liaison
from services.registry.use_cases.name_liaison import name_liaison

routes = router("", tags=["liaisons"])

Line = Annotated[str, StringConstraints(max_length=40)]
HEADER = ("单位代码", "单位名称", "联络员", "职务", "手机", "办公电话", "电子邮箱", "替补人", "替补人手机")


class ContactIn(Input):
    """A person and how to reach it."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    post: Line = ""
    mobile: Line = ""
    office_phone: Line = ""
    email: Annotated[str, StringConstraints(max_length=100)] = ""
    substitute_name: Line = ""
    substitute_mobile: Line = ""

    def contact(self) -> Contact:
        """As it is kept."""
        return Contact.typed(**{name: getattr(self, name) for name in CONTACT_FIELDS})


class NameLiaison(ContactIn):
    """The liaison from now on; `note` is what the one before hands over."""

    note: Annotated[str, StringConstraints(max_length=500)] = ""


class LiaisonOut(Output):
    """One person's time as liaison; `masked` where the reader is outside of the chain."""

    id: UUID
    name: str
    post: str
    mobile: str
    office_phone: str
    email: str
    substitute_name: str
    substitute_mobile: str
    since: datetime
    until: datetime | None
    note: str
    revision: int
    masked: bool
    mobile_shared: bool


class LiaisonHistory(Output):
    """The present liaison first; nobody where the unit has named none."""

    unit_id: UUID
    items: list[LiaisonOut]


class ContactRowOut(Output):
    """A unit and who stands for it."""

    unit_id: UUID
    unit_code: str
    unit_name: str
    liaison: LiaisonOut | None


class ContactPage(Output):
    """By the unit's code."""

    items: list[ContactRowOut]
    next: str | None


def shown(liaison: Liaison, *, in_chain: bool, shared: set[str]) -> LiaisonOut:
    """In full within the chain; what is handed over is nobody else's business."""
    contact = liaison.contact() if in_chain else liaison.contact().masked()
    facts = {**liaison.model_dump(), **{name: getattr(contact, name) for name in CONTACT_FIELDS}}
    facts |= {"masked": not in_chain, "mobile_shared": liaison.mobile in shared}
    return LiaisonOut.model_validate(facts | ({} if in_chain else {"note": ""}))


async def history(work: Work, enrolment: Enrolment, reader: Account) -> LiaisonHistory:
    """Everybody who stood for the unit."""
    liaisons = await queries.liaisons_of(work, enrolment.unit_id)
    shared = await queries.shared_numbers(work, [each.mobile for each in liaisons])
    in_chain = queries.is_in_chain(reader, enrolment)
    items = [shown(each, in_chain=in_chain, shared=shared) for each in liaisons]
    return LiaisonHistory(unit_id=enrolment.unit_id, items=items)


@routes.get("/units/{unit_id}/liaisons")
async def read(unit_id: UUID, reader: SignedIn, response: Response, work: WorkDep) -> LiaisonHistory:
    """Who stands for a unit, and who did."""
    enrolment = (await queries.unit_row(work, unit_id=unit_id))[0]
    found = await history(work, enrolment, reader)
    if found.items and found.items[0].until is None:
        set_etag(response, found.items[0].revision)
    return found


@routes.post("/units/{unit_id}/liaisons", status_code=201)
async def name(unit_id: UUID, body: NameLiaison, keeper: Keeper, work: WorkDep) -> LiaisonHistory:
    """Name the first liaison or a successor; open tasks are the unit's and wait for whoever stands for it."""
    enrolment = (await queries.unit_row(work, unit_id=unit_id))[0]
    require_keeps(keeper, enrolment)
    await name_liaison(work, unit_id=unit_id, contact=body.contact(), note=body.note, by=keeper.id)
    return await history(work, enrolment, keeper)


@routes.put("/units/{unit_id}/liaison")
async def correct(
    unit_id: UUID, body: ContactIn, seen: IfMatch, keeper: Keeper, response: Response, work: WorkDep
) -> LiaisonHistory:
    """Another number of the present liaison."""
    enrolment = (await queries.unit_row(work, unit_id=unit_id))[0]
    require_keeps(keeper, enrolment)
    liaison = await correct_liaison(work, unit_id=unit_id, contact=body.contact(), seen_revision=seen, by=keeper.id)
    set_etag(response, liaison.revision)
    return await history(work, enrolment, keeper)


def asked(reader: Account, edition_id: UUID, *, missing: bool, text: str | None) -> queries.ContactFilter:
    """The reader's own unit and all below it."""
    return queries.ContactFilter(edition_id=edition_id, under=reader.unit_id, missing=missing, text=text)


@routes.get("/liaisons")
async def list_contacts(
    reader: Keeper,
    runtime: RuntimeDep,
    work: WorkDep,
    edition: UUID | None = None,
    missing: bool = False,
    text: SearchText = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> ContactPage:
    """The contact list of the own unit and those below; `missing` keeps units that have named nobody."""
    edition_id = edition or (await queries.current_edition(work)).id
    scope = f"contacts:{reader.unit_id}:{edition_id}:{missing}:{text}"
    after = runtime.cursors.open(scope, cursor)[0] if cursor else None
    wanted = asked(reader, edition_id, missing=missing, text=text)
    rows = await queries.contacts_page(work, wanted, after=after, limit=limit + 1)
    shared = await queries.shared_numbers(work, [row[1].mobile for row in rows if row[1]])
    items = [
        ContactRowOut(
            unit_id=enrolment.unit_id,
            unit_code=enrolment.code,
            unit_name=enrolment.name,
            liaison=shown(liaison, in_chain=True, shared=shared) if liaison else None,
        )
        for enrolment, liaison in rows[:limit]
    ]
    following = runtime.cursors.seal(scope, [rows[limit - 1][0].code]) if len(rows) > limit else None
    return ContactPage(items=items, next=following)


@routes.get("/liaisons/export", response_class=Response)
async def export(reader: Keeper, work: WorkDep, edition: UUID | None = None) -> Response:
    """The contact list as a workbook."""
    edition_id = edition or (await queries.current_edition(work)).id
    wanted = asked(reader, edition_id, missing=False, text=None)
    rows = await queries.contacts_page(work, wanted, after=None, limit=None)
    cells = [
        [enrolment.code, enrolment.name, *(getattr(liaison, each) if liaison else "" for each in CONTACT_FIELDS)]
        for enrolment, liaison in rows
    ]
    return download(write_xlsx(HEADER, cells, sheet="联络员"), name="联络员名单", ending="xlsx")
