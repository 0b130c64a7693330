"""Special websites over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Response
from pydantic import StringConstraints

from chassis.bodies import Input, Output
from chassis.endpoints import RuntimeDep, WorkDep, router
from chassis.preconditions import IfMatch, set_etag
from services.registry import queries
from services.registry.api.callers import Cursor, Keeper, Limit, SignedIn, require_keeps
from services.registry.domain import Website
from services.registry.domain.website import LONGEST, OUTCOMES, NoWebsite
from services.registry.use_cases.set_website import set_website

routes = router("", tags=["websites"])


class SetWebsite(Input):
    """The address of the unit's special website."""

    url: Annotated[str, StringConstraints(min_length=8, max_length=LONGEST)]


class WebsiteOut(Output):
    """The address, and what the last look at it said; no outcome before the first look."""

    unit_id: UUID
    url: str
    revision: int
    changed_at: datetime
    is_plain: bool
    checked_at: datetime | None
    outcome: str
    outcome_name: str
    reason: str
    status: int | None
    final_url: str
    failing_since: datetime | None


class WebsiteRowOut(Output):
    """A unit's website in a list."""

    unit_code: str
    unit_name: str
    website: WebsiteOut


class WebsitePage(Output):
    """By the unit's code."""

    items: list[WebsiteRowOut]
    next: str | None


def shown(website: Website) -> WebsiteOut:
    """The website for any reader."""
    name = OUTCOMES.get(website.outcome, "尚未检查")
    return WebsiteOut.model_validate({**website.model_dump(), "is_plain": website.is_plain, "outcome_name": name})


@routes.get("/units/{unit_id}/website")
async def read(unit_id: UUID, _reader: SignedIn, response: Response, work: WorkDep) -> WebsiteOut:
    """The special website of a unit."""
    website = await work.read(Website, unit_id)
    if website is None:
        raise NoWebsite
    set_etag(response, website.revision)
    return shown(website)


@routes.put("/units/{unit_id}/website")
async def tell(
    unit_id: UUID, body: SetWebsite, seen: IfMatch, keeper: Keeper, response: Response, work: WorkDep
) -> WebsiteOut:
    """Tell the address, the first time with If-Match "0"; it is looked at within minutes."""
    require_keeps(keeper, (await queries.unit_row(work, unit_id=unit_id))[0])
    website = await set_website(work, unit_id=unit_id, url=body.url, seen_revision=seen, by=keeper.id)
    set_etag(response, website.revision)
    return shown(website)


@routes.get("/websites")
async def list_websites(
    reader: Keeper,
    runtime: RuntimeDep,
    work: WorkDep,
    edition: UUID | None = None,
    troubled: bool = False,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> WebsitePage:
    """Websites of the own unit and those below; `troubled` keeps those whose last look was not well."""
    edition_id = edition or (await queries.current_edition(work)).id
    scope = f"websites:{reader.unit_id}:{edition_id}:{troubled}"
    after = runtime.cursors.open(scope, cursor)[0] if cursor else None
    wanted = queries.WebsiteFilter(edition_id=edition_id, under=reader.unit_id, troubled=troubled)
    rows = await queries.websites_page(work, wanted, after=after, limit=limit + 1)
    items = [
        WebsiteRowOut(unit_code=enrolment.code, unit_name=enrolment.name, website=shown(website))
        for enrolment, website in rows[:limit]
    ]
    following = runtime.cursors.seal(scope, [rows[limit - 1][0].code]) if len(rows) > limit else None
    return WebsitePage(items=items, next=following)
