"""The board's tiles: who was expected to report anything, and who has, counted afresh from units and items.

A tile is a unit directly below another. Expected are the schools below it, or the unit itself where nothing that
reports is below it, unless the unit is excused from everything or had ended before the edition was due. All is
counted in units, so that no number can exceed the one before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from chassis.work import Work
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.progress import PROGRESS
from services.submission.domain.refusals import EditionUnknown, UnitNotFound
from services.submission.queries.completeness import BELOW

NOT_SHOWN = "outlet"  # media organisations hold desks and report nothing
REPORTING = "('province', 'plan_city', 'corps', 'industry_council', 'school')"
BOARD = f"""
with {BELOW} ,
above as (select distinct unnest(trim_array(path, 1)) as unit_id from unit where kind in {REPORTING}),
leaf as (
  select unit_id, tile_id, path, closed_on from unit
  where kind = 'school' or kind in {REPORTING} and unit_id not in (select unit_id from above)),
exception as (
  select distinct on (leaf.unit_id) leaf.unit_id, obligation.waived
  from leaf cross join lateral unnest(leaf.path) with ordinality as above (unit_id, depth)
  join known_obligation obligation on obligation.edition_id = $1 and obligation.unit_id = above.unit_id
    and obligation.item_type = '' and (obligation.includes_below or obligation.unit_id = leaf.unit_id)
  order by leaf.unit_id, above.depth desc),
owing as (
  select leaf.tile_id, leaf.unit_id, best.progress
  from leaf left join exception on exception.unit_id = leaf.unit_id
  left join lateral (
    select {PROGRESS} as progress from item
    where edition_id = $1 and item.unit_id = leaf.unit_id and state <> 'withdrawn'
    order by {PROGRESS} desc limit 1) best on true
  where best.progress >= 2 or exception.waived is not true and (leaf.closed_on is null or
    leaf.closed_on::timestamp at time zone 'Asia/Shanghai' > (select due_at from known_edition where edition_id = $1)))
select tile.unit_id, tile.code, tile.name, tile.kind, count(owing.unit_id) as expected,
  count(*) filter (where progress >= 2) as reported, count(*) filter (where progress >= 4) as approved,
  count(*) filter (where progress >= 5) as received
from unit tile left join owing on owing.tile_id = tile.unit_id
where tile.unit_id = tile.tile_id and tile.kind <> '{NOT_SHOWN}'
group by tile.unit_id, tile.code, tile.name, tile.kind order by tile.code
"""  # noqa: S608 -- words of this file


# The planner cannot know how many units a path leads to, and would compare each with each.
BY_HASH = "set local enable_nestloop = off"


class TileState(StrEnum):
    """How far a tile is; where nothing is expected there is no share to tell."""

    NOT_REQUIRED = "not-required"
    NONE = "none"
    PARTIAL = "partial"
    COMPLETE = "complete"


@dataclass(frozen=True)
class Tile:
    """One unit and all that is below it."""

    unit_id: UUID
    code: str
    name: str
    kind: str
    expected: int
    reported: int
    approved: int
    received: int

    @property
    def state(self) -> TileState:
        """From the numbers."""
        if not self.expected:
            return TileState.NOT_REQUIRED
        if not self.reported:
            return TileState.NONE
        return TileState.COMPLETE if self.reported == self.expected else TileState.PARTIAL


async def board_of(work: Work, *, edition_id: UUID, unit_id: UUID | None) -> Sequence[Tile]:
    """The tiles below a unit, below the root where none is named."""
    await work.fetch(BY_HASH)
    return [Tile(*row) for row in await work.fetch(BOARD, edition_id, unit_id)]


async def edition_of_board(work: Work, edition_id: UUID | None) -> UUID:
    """The edition asked for, else the one that takes reports now, else the newest."""
    editions = select(col(KnownEdition.edition_id), col(KnownEdition.opens_at), col(KnownEdition.locks_at))
    rows: Sequence[Any] = (await work.run(editions.order_by(col(KnownEdition.year).desc()))).all()
    at = work.now()
    wanted = [row for row in rows if edition_id in (None, row.edition_id)]
    for row in [each for each in wanted if each.opens_at <= at < each.locks_at] or wanted:
        found: UUID = row.edition_id
        return found
    raise EditionUnknown


async def edition_with_id(work: Work, edition_id: UUID) -> KnownEdition:
    """One that is known."""
    edition = await work.read(KnownEdition, edition_id)
    if edition is None:
        raise EditionUnknown
    return edition


async def check_board_unit(work: Work, *, edition_id: UUID, unit_id: UUID, reader_unit: UUID | None) -> None:
    """The unit takes part in the edition and, where the reader sees only what is below the own unit, is there."""
    unit = await work.read(KnownUnit, (edition_id, unit_id))
    if unit is None or (reader_unit is not None and reader_unit not in unit.path):
        raise UnitNotFound
