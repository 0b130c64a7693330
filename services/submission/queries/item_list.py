"""Lists of items, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, literal, or_, select, true, tuple_
from sqlmodel import col

from chassis.cursors import Cursors
from chassis.work import Work
from services.submission.domain.clocks import Clocks
from services.submission.domain.item import Item, ItemState
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.publication import Publication
from services.submission.queries.assets import not_ready_count
from services.submission.queries.comments import comment_count
from services.submission.queries.copies import CopyOf
from services.submission.queries.obligations import clock_columns, clocks_from, nearest_obligation
from services.submission.queries.unit_names import awaiting_unit_name
from services.submission.queries.visibility import awaits_office, below, submitted_in

View = Literal["mine", "below", "territory"]


@dataclass(frozen=True)
class ItemFilter:
    """Which items a page is of; `mine` lists the newest first, the others what has waited longest: what units `below`
    have submitted, or all of the unit's `territory`, its own included.

    `text` stands in the title or the unit's name, `of_unit` is the unit that reported or one above it, `awaiting_us`
    keeps what waits for the reader's unit.
    """

    unit_id: UUID
    view: View
    states: tuple[ItemState, ...] = ()
    edition_id: UUID | None = None
    item_type: str | None = None
    text: str | None = None
    of_unit: UUID | None = None
    awaiting_us: bool = False

    @property
    def scope(self) -> str:
        """Names the list for its cursors: reader and filters."""
        states = ",".join(sorted(self.states))
        narrowed = f"{self.edition_id}:{self.item_type}:{self.of_unit}:{self.awaiting_us}:{self.text}"
        return f"items:{self.unit_id}:{self.view}:{states}:{narrowed}"


@dataclass(frozen=True)
class ListedItem:
    """A line of the list; `item` without its content."""

    item: Item
    clocks: Clocks
    title: str
    media_not_ready: int
    awaiting_unit_name: str | None
    publication: Publication | None
    comments: int


@dataclass(frozen=True)
class ItemPage:
    """One page, and the cursor of the next one."""

    lines: Sequence[ListedItem]
    next_cursor: str | None


async def item_page(work: Work, asked: ItemFilter, *, limit: int, cursor: str | None, cursors: Cursors) -> ItemPage:
    """One page; a page that is not the last tells where the next one begins."""
    statement = _lines(asked).limit(limit + 1)
    if cursor is not None:
        statement = statement.where(_after(asked.view, cursors.open(asked.scope, cursor)))
    rows = (await work.run(statement)).all()
    lines = [_line(row) for row in rows[:limit]]
    if len(rows) <= limit:
        return ItemPage(lines, None)
    return ItemPage(lines, cursors.seal(asked.scope, _place(asked.view, lines[-1].item)))


def _line(row: Any) -> ListedItem:
    return ListedItem(
        item=row.item,
        clocks=clocks_from(row),
        title=row.title or "",
        media_not_ready=row.media_not_ready,
        awaiting_unit_name=row.awaiting_unit_name,
        publication=row.publication,
        comments=row.comments,
    )


def _lines(asked: ItemFilter) -> Select[*tuple[Any, ...]]:
    mine = asked.view == "mine"
    title = col(Item.content)["title"].astext if mine else col(Item.submitted_title)
    conditions: list[ColumnElement[bool]] = [
        _viewed(asked),
        *([col(Item.state).in_(asked.states)] if asked.states else ()),
        *([col(Item.edition_id) == asked.edition_id] if asked.edition_id else ()),
        *([col(Item.item_type) == asked.item_type] if asked.item_type else ()),
        *([col(Item.unit_path).contains([asked.of_unit])] if asked.of_unit else ()),
        *([_awaits(asked.unit_id)] if asked.awaiting_us else ()),
        *([_has_text(asked.text, title, col(Item.unit_name))] if asked.text else ()),
    ]
    nearest = nearest_obligation()
    order = (col(Item.id).desc(),) if mine else (col(Item.submitted_at), col(Item.id))
    return (
        select(
            CopyOf(Item, name="item", without=frozenset({"content"})),
            *clock_columns(nearest),
            title.label("title"),
            not_ready_count().label("media_not_ready"),
            awaiting_unit_name().label("awaiting_unit_name"),
            CopyOf(Publication, name="publication"),
            comment_count().label("comments"),
        )
        .outerjoin(Publication, col(Publication.item_id) == col(Item.id))
        .join(KnownEdition, col(KnownEdition.edition_id) == col(Item.edition_id))
        .outerjoin(
            KnownUnit,
            and_(col(KnownUnit.edition_id) == col(Item.edition_id), col(KnownUnit.unit_id) == col(Item.unit_id)),
        )
        .outerjoin(nearest, true())
        .where(and_(*conditions))
        .order_by(*order)
    )


def _viewed(asked: ItemFilter) -> ColumnElement[bool]:
    match asked.view:
        case "mine":
            return col(Item.unit_id) == asked.unit_id
        case "below":
            return below(asked.unit_id)
        case "territory":
            return submitted_in(asked.unit_id)


def _awaits(unit_id: UUID) -> ColumnElement[bool]:
    """A level's decision, or the office's."""
    return or_(col(Item.awaiting_unit_id) == unit_id, awaits_office(unit_id))


def _has_text(text: str, *columns: SQLColumnExpression[str]) -> ColumnElement[bool]:
    return or_(*(each.icontains(text, autoescape=True) for each in columns))


def _place(view: View, item: Item) -> list[Any]:
    return [item.id] if view == "mine" else [item.submitted_at, item.id]


def _after(view: View, place: list[Any]) -> ColumnElement[bool]:
    if view == "mine":
        return col(Item.id) < UUID(place[0])
    last = tuple_(literal(datetime.fromisoformat(place[0])), literal(UUID(place[1])))
    return tuple_(col(Item.submitted_at), col(Item.id)) > last
