"""The pool as people see it. Recusal is here, once: a conflicted entry is in no list, no count and no answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true, tuple_
from sqlmodel import col

from chassis.work import Work
from services.publicity.domain import Assignment, Correction, Coverage, Entry, KnownAccess, KnownAsset, Review, Score
from services.publicity.domain.conflict import Standing
from services.publicity.domain.refusals import AccountUnsynced, EntryUnknown
from services.publicity.domain.steps import EntryState
from services.publicity.queries.corrections import pending_correction

LINE: tuple[Any, ...] = (
    Entry.id, Entry.edition_id, Entry.state, Entry.title, Entry.focus_area, Entry.activity_type, Entry.unit_name,
    Entry.region, Entry.receipt_number, Entry.pooled_at, Entry.mean, Entry.flagged,
    Entry.embargoed_until, Entry.decided_at, Entry.released_at, Entry.withdrawn_at,
)  # fmt: skip


@dataclass(frozen=True)
class EntryFilter:
    """What a reader looks for; empty fields do not narrow. `reviewer_id` keeps what was given to a reviewer."""

    state: str | None = None
    focus_area: str | None = None
    activity_type: str | None = None
    region: str | None = None
    text: str | None = None
    edition_id: UUID | None = None
    flagged: bool | None = None
    reviewer_id: UUID | None = None


async def standing_of(work: Work, account_id: UUID) -> Standing:
    """Where a reviewer comes from, as the registry said. Fails closed: who is not known sees nothing."""
    known = await work.read(KnownAccess, account_id)
    if known is None or not known.active or known.unit_id is None:
        raise AccountUnsynced
    return Standing(account_id=account_id, unit_id=known.unit_id, region=known.region)


def visible_to(standing: Standing | None) -> ColumnElement[bool]:
    """The entries that exist for a reader: all where `standing` is None, for a reviewer those free of conflict."""
    if standing is None:
        return true()
    recused = select(col(Assignment.entry_id)).where(
        col(Assignment.entry_id) == col(Entry.id),
        col(Assignment.reviewer_id) == standing.account_id,
        col(Assignment.recused_at).is_not(None),
    )
    return and_(
        ~col(Entry.kin_units).contains([standing.unit_id]),
        or_(col(Entry.region) == "", col(Entry.region) != standing.region),
        ~recused.correlate(Entry).exists(),
    )


def _matching(wanted: EntryFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.state is None:
        conditions.append(col(Entry.state) != EntryState.WITHDRAWN)
    for name in ("state", "focus_area", "activity_type", "region", "edition_id", "flagged"):
        value = getattr(wanted, name)
        if value is not None:
            conditions.append(col(getattr(Entry, name)) == value)
    if wanted.reviewer_id is not None:
        conditions.append(_given_to(wanted.reviewer_id))
    if wanted.text:
        conditions.append(
            or_(
                col(Entry.title).icontains(wanted.text, autoescape=True),
                col(Entry.unit_name).icontains(wanted.text, autoescape=True),
            )
        )
    return conditions


def _given_to(reviewer_id: UUID) -> ColumnElement[bool]:
    given = select(col(Assignment.entry_id)).where(
        col(Assignment.entry_id) == col(Entry.id),
        col(Assignment.reviewer_id) == reviewer_id,
        col(Assignment.recused_at).is_(None),
    )
    return given.correlate(Entry).exists()


async def entries_for(
    work: Work, standing: Standing | None, wanted: EntryFilter, *, after: tuple[datetime, UUID] | None, limit: int
) -> Sequence[Any]:
    """A page of entries, oldest in the pool first, without their content."""
    statement: Select[Any] = select(*LINE).where(visible_to(standing), *_matching(wanted))
    if after is not None:
        statement = statement.where(tuple_(Entry.pooled_at, Entry.id) > after)
    rows = await work.run(statement.order_by(col(Entry.pooled_at), col(Entry.id)).limit(limit))
    found: Sequence[Any] = rows.all()
    return found


async def counts_for(work: Work, standing: Standing | None, wanted: EntryFilter) -> dict[str, int]:
    """How many entries are in each state, among those that exist for the reader."""
    statement = (
        select(col(Entry.state), func.count()).where(visible_to(standing), *_matching(wanted)).group_by(Entry.state)
    )
    return dict((await work.run(statement)).all())


async def visible_entry(work: Work, entry_id: UUID, standing: Standing | None, *, lock: bool = False) -> Entry:
    """The entry, or EntryUnknown when it does not exist for the reader."""
    statement = select(Entry).where(col(Entry.id) == entry_id, visible_to(standing))
    if lock:
        statement = statement.with_for_update(of=Entry).execution_options(populate_existing=True)
    entry: Entry | None = (await work.run(statement)).scalars().first()
    if entry is None:
        raise EntryUnknown
    return entry


@dataclass(frozen=True)
class EntryParts:
    """What belongs to an entry."""

    assignments: Sequence[Assignment]
    scores: Sequence[Score]
    reviews: Sequence[Review]
    coverage: Sequence[Coverage]
    correction: Correction | None
    assets: dict[UUID, KnownAsset]


async def parts_of(work: Work, entry: Entry) -> EntryParts:
    """Assignments, scores, reviews, coverage, the pending correction, and the assets of an entry and of that."""
    correction = await pending_correction(work, entry.id) if entry.state == EntryState.RELEASED else None
    shown = {*entry.asset_ids, *(correction.asset_ids if correction else ())}
    return EntryParts(
        assignments=await assignments_of(work, entry.id),
        scores=await scores_of(work, entry.id),
        reviews=await reviews_of(work, [entry.id]),
        coverage=await coverage_of(work, [entry.id]),
        correction=correction,
        assets=await assets_of(work, list(shown)),
    )


async def assignments_of(work: Work, entry_id: UUID) -> Sequence[Assignment]:
    """Who was assigned to an entry, recused ones included."""
    statement = select(Assignment).where(col(Assignment.entry_id) == entry_id)
    rows: Sequence[Assignment] = (
        (await work.run(statement.order_by(col(Assignment.assigned_at), col(Assignment.reviewer_id)))).scalars().all()
    )
    return rows


async def scores_of(work: Work, entry_id: UUID) -> Sequence[Score]:
    """The scores of an entry, in the order given."""
    statement = select(Score).where(col(Score.entry_id) == entry_id).order_by(col(Score.scored_at))
    rows: Sequence[Score] = (await work.run(statement)).scalars().all()
    return rows


async def reviews_of(work: Work, entry_ids: Sequence[UUID]) -> Sequence[Review]:
    """The reviews of these entries, oldest first."""
    statement = select(Review).where(col(Review.entry_id).in_(entry_ids)).order_by(col(Review.id))
    rows: Sequence[Review] = (await work.run(statement)).scalars().all()
    return rows


async def coverage_of(work: Work, entry_ids: Sequence[UUID]) -> Sequence[Coverage]:
    """Where these entries were printed, in the order of the reports."""
    statement = select(Coverage).where(col(Coverage.entry_id).in_(entry_ids)).order_by(col(Coverage.id))
    rows: Sequence[Coverage] = (await work.run(statement)).scalars().all()
    return rows


async def assets_of(work: Work, asset_ids: Sequence[UUID]) -> dict[UUID, KnownAsset]:
    """Those of these assets that are verified."""
    if not asset_ids:
        return {}
    rows = await work.run(select(KnownAsset).where(col(KnownAsset.asset_id).in_(list(asset_ids))))
    return {asset.asset_id: asset for asset in rows.scalars().all()}
