"""Items: create, list, look at."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Response

from chassis.bodies import Input
from chassis.endpoints import RuntimeDep, WorkDep, router
from chassis.preconditions import set_etag
from services.submission.api.callers import ItemViewer, Liaison
from services.submission.api.item_out import ItemListOut, ItemOut, ItemSummary
from services.submission.api.item_views import full_item, item_list, new_item
from services.submission.domain.item import ItemState
from services.submission.queries.item_in_full import item_in_full
from services.submission.queries.item_list import ItemFilter, View, item_page
from services.submission.queries.visibility import is_beside
from services.submission.use_cases.create_item import create_item

routes = router("/items", tags=["items"])


class NewItem(Input):
    """What is to be reported, to which edition, from which item what is known already is taken over, and the call that
    it answers."""

    item_type: str
    edition_id: UUID
    from_item_id: UUID | None = None
    call_id: UUID | None = None


@routes.post("", status_code=201)
async def create(body: NewItem, liaison: Liaison, work: WorkDep, response: Response) -> ItemSummary:
    """A draft of the caller's unit."""
    item, clocks = await create_item(work, **body.model_dump(), by=liaison)
    response.headers["Location"] = f"/api/submission/v1/items/{item.id}"
    set_etag(response, item.revision)
    return new_item(item, liaison, clocks=clocks, at=work.now())


async def asked_items(
    reader: ItemViewer,
    view: View = "mine",
    state: Annotated[list[ItemState] | None, Query(max_length=6)] = None,
    edition_id: UUID | None = None,
    item_type: Annotated[str | None, Query(max_length=20)] = None,
    text: Annotated[str | None, Query(min_length=1, max_length=100)] = None,
    unit_id: UUID | None = None,
    awaiting_us: bool = False,
) -> ItemFilter:
    """The filters of the list; `text` is looked for in titles and names of units, `unit_id` has those below too. A
    co-department has one view, whatever it asks for."""
    return ItemFilter(
        unit_id=reader.unit_id,
        view="territory" if is_beside(reader) else view,
        states=tuple(state or ()),
        edition_id=edition_id,
        item_type=item_type,
        text=text,
        of_unit=unit_id,
        awaiting_us=awaiting_us,
    )


@routes.get("")
async def read_list(
    reader: ItemViewer,
    work: WorkDep,
    runtime: RuntimeDep,
    asked: Annotated[ItemFilter, Depends(asked_items)],
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    cursor: Annotated[str | None, Query(max_length=1000)] = None,
) -> ItemListOut:
    """`mine`: of the caller's unit, newest first. `below`: submitted by units below it, longest waiting first;
    `territory`: by the caller's unit too."""
    page = await item_page(work, asked, limit=limit, cursor=cursor, cursors=runtime.cursors)
    return item_list(page, reader, at=work.now())


@routes.get("/{item_id}")
async def read_one(item_id: UUID, reader: ItemViewer, work: WorkDep, response: Response) -> ItemOut:
    """An item with its story, and where it was published."""
    full = await item_in_full(work, item_id, reader=reader)
    set_etag(response, full.found.item.revision)
    return full_item(full, reader, at=work.now())
