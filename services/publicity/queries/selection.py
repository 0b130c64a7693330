"""What assignment, release and the feed look up."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from chassis.work import Work
from services.publicity.domain import Assignment, Entry, KnownAccess, KnownEdition, KnownUnit, Review, Score
from services.publicity.domain.conflict import Standing
from services.publicity.domain.publication import Publication
from services.publicity.domain.refusals import EntryUnknown
from services.publicity.domain.selection import Candidate
from services.publicity.domain.steps import EntryState
from services.publicity.queries.entries import assets_of

REVIEWER = "reviewer"


async def candidates(work: Work) -> list[Candidate]:
    """Every reviewer whose account stands, with the number of entries that they were given and did not pass on."""
    load = func.count(col(Assignment.entry_id))
    statement = (
        select(col(KnownAccess.account_id), col(KnownAccess.unit_id), col(KnownAccess.region), load)
        .outerjoin(
            Assignment,
            (col(Assignment.reviewer_id) == col(KnownAccess.account_id)) & col(Assignment.recused_at).is_(None),
        )
        .where(col(KnownAccess.active), col(KnownAccess.roles).contains([REVIEWER]))
        .group_by(col(KnownAccess.account_id), col(KnownAccess.unit_id), col(KnownAccess.region))
    )
    return [
        Candidate(Standing(account_id=account, unit_id=unit, region=region), count)
        for account, unit, region, count in (await work.run(statement)).all()
    ]


async def active_reviewers(work: Work, account_ids: Sequence[UUID]) -> set[UUID]:
    """Those of these accounts that still stand as reviewers."""
    statement = select(col(KnownAccess.account_id)).where(
        col(KnownAccess.account_id).in_(list(account_ids)),
        col(KnownAccess.active),
        col(KnownAccess.roles).contains([REVIEWER]),
    )
    return set((await work.run(statement)).scalars().all())


async def entries_to_release(work: Work, entry_ids: Sequence[UUID]) -> list[Entry]:
    """The entries, locked in the order of their ids so that two releases cannot wait for each other."""
    statement = select(Entry).where(col(Entry.id).in_(list(entry_ids))).order_by(col(Entry.id)).with_for_update()
    found: list[Entry] = list((await work.run(statement.execution_options(populate_existing=True))).scalars().all())
    if len(found) < len(set(entry_ids)):
        raise EntryUnknown
    return found


async def involved_in(work: Work, entries: Sequence[Entry]) -> dict[UUID, frozenset[UUID]]:
    """For each entry, who scored or reviewed it, in whatever round."""
    entry_ids = [entry.id for entry in entries]
    reviewed = select(col(Review.entry_id), col(Review.editor_id)).where(col(Review.entry_id).in_(entry_ids))
    scored = select(col(Score.entry_id), col(Score.reviewer_id)).where(col(Score.entry_id).in_(entry_ids))
    found: dict[UUID, set[UUID]] = {entry_id: set() for entry_id in entry_ids}
    for entry_id, account in (await work.run(reviewed.union_all(scored))).all():
        found[entry_id].add(account)
    return {entry_id: frozenset(accounts) for entry_id, accounts in found.items()}


async def publications(work: Work, entries: Sequence[Entry]) -> list[Publication]:
    """The entries with all that their documents are written from; AssetsNotReady names what is missing."""
    assets = await assets_of(work, [asset for entry in entries for asset in entry.asset_ids])
    editions = await _editions(work, {entry.edition_id for entry in entries})
    units = await _units_above(work, entries)
    return [
        Publication.complete(
            entry,
            assets=assets,
            edition=editions.get(entry.edition_id),
            recommender=units.get((entry.edition_id, _above(entry))),
        )
        for entry in entries
    ]


def _above(entry: Entry) -> UUID | None:
    """The unit that recommended the entry: the one above its own, unless that is the root."""
    return entry.unit_path[-2] if len(entry.unit_path) > 2 else None


async def _editions(work: Work, edition_ids: set[UUID]) -> dict[UUID, KnownEdition]:
    rows = await work.run(select(KnownEdition).where(col(KnownEdition.edition_id).in_(edition_ids)))
    return {edition.edition_id: edition for edition in rows.scalars().all()}


async def _units_above(work: Work, entries: Sequence[Entry]) -> dict[tuple[UUID, UUID | None], KnownUnit]:
    wanted = {above for entry in entries if (above := _above(entry)) is not None}
    if not wanted:
        return {}
    rows = await work.run(select(KnownUnit).where(col(KnownUnit.unit_id).in_(wanted)))
    return {(unit.edition_id, unit.unit_id): unit for unit in rows.scalars().all()}


async def entries_due(work: Work, *, now: datetime, limit: int) -> list[Entry]:
    """Released entries whose embargo is over and which the feed has not; one worker at a time takes each."""
    statement = (
        select(Entry)
        .where(
            col(Entry.state) == EntryState.RELEASED,
            col(Entry.feed_sequence) == 0,
            col(Entry.embargoed_until) <= now,
        )
        .order_by(col(Entry.embargoed_until), col(Entry.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    found: list[Entry] = list((await work.run(statement.execution_options(populate_existing=True))).scalars().all())
    return found
