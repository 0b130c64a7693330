"""The pool: lists, counts, one entry, the rubric."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from chassis.bodies import Output
from chassis.endpoints import RuntimeDep, WorkDep, router
from contracts.roles import Role
from services.publicity.api.callers import PoolReader, ReaderStanding
from services.publicity.api.entry_views import EntryLine, EntryOut, entry_out
from services.publicity.domain.rubric import rubric
from services.publicity.domain.steps import EntryState
from services.publicity.queries.entries import EntryFilter, counts_for, entries_for, parts_of, visible_entry

routes = router("", tags=["pool"])


Word = Annotated[str | None, Query(max_length=40)]


class EntryPage(Output):
    """A page of the pool; no `next` on the last one."""

    items: tuple[EntryLine, ...]
    next: str | None


class CriterionOut(Output):
    """One thing that is scored."""

    code: str
    name: str
    weight: int
    veto: bool
    anchors: dict[str, str]


class RubricOut(Output):
    """What reviewers score by."""

    criteria: tuple[CriterionOut, ...]
    veto_below: int


async def wanted_entries(
    reader: PoolReader,
    state: EntryState | None = None,
    focus_area: Word = None,
    activity_type: Word = None,
    region: Word = None,
    text: Annotated[str | None, Query(max_length=100)] = None,
    edition_id: UUID | None = None,
    flagged: bool | None = None,
    mine: bool = False,
) -> EntryFilter:
    """The filters of the pool; `mine` keeps what was given to the calling reviewer. Whether an entry is flagged is
    told to reviewers nowhere, so they cannot ask for it."""
    return EntryFilter(
        state=state,
        focus_area=focus_area or None,
        activity_type=activity_type or None,
        region=region or None,
        text=text,
        edition_id=edition_id,
        flagged=None if reader.has(Role.REVIEWER) else flagged,
        reviewer_id=reader.id if mine else None,
    )


Wanted = Annotated[EntryFilter, Depends(wanted_entries)]


@routes.get("/entries")
async def list_entries(
    reader: PoolReader,
    standing: ReaderStanding,
    wanted: Wanted,
    work: WorkDep,
    runtime: RuntimeDep,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> EntryPage:
    """The pool, oldest first. Without `state` everything but what the units took back."""
    scope = f"entries:{reader.id}:{wanted}"
    after = None
    if cursor is not None:
        pooled_at, entry_id = runtime.cursors.open(scope, cursor)
        after = (datetime.fromisoformat(pooled_at), UUID(entry_id))
    rows = await entries_for(work, standing, wanted, after=after, limit=limit + 1)
    lines = [EntryLine.model_validate(row) for row in rows[:limit]]
    if reader.has(Role.REVIEWER):
        lines = [line.model_copy(update={"mean": None, "flagged": False}) for line in lines]
    last = lines[-1] if len(rows) > limit else None
    return EntryPage(
        items=tuple(lines),
        next=runtime.cursors.seal(scope, [last.pooled_at.isoformat(), str(last.id)]) if last else None,
    )


@routes.get("/entries/counts")
async def count_entries(reader: PoolReader, standing: ReaderStanding, wanted: Wanted, work: WorkDep) -> dict[str, int]:
    """How many entries are in each state, for the same filters."""
    return await counts_for(work, standing, wanted)


@routes.get("/entries/{entry_id}")
async def show_entry(entry_id: UUID, reader: PoolReader, standing: ReaderStanding, work: WorkDep) -> EntryOut:
    """One entry."""
    entry = await visible_entry(work, entry_id, standing)
    return entry_out(entry, await parts_of(work, entry), reader)


@routes.get("/rubric")
async def show_rubric(reader: PoolReader) -> RubricOut:
    """Criteria, weights, anchors."""
    return RubricOut.model_validate(rubric())
