"""How the completeness board looks from outside."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from chassis.bodies import Output
from services.submission.domain.completeness import CellState, Duty, DutyLine, Figures, Progress, Timeliness
from services.submission.domain.known_edition import KnownEdition
from services.submission.queries.board import Tile, TileState


class CellOut(Output):
    """How far one type is, in units; `share` is null where nobody is expected."""

    item_type: str
    state: CellState
    share: float | None
    expected: int
    reported: int
    approved: int
    received: int
    on_time: int
    late: int
    overdue: int
    drafts: int
    returned: int
    waived: int
    extended: int
    shifted: int

    @classmethod
    def of(cls, item_type: str, figures: Figures) -> Self:
        """Figures with their state and share."""
        shown = {name: getattr(figures, name) for name in cls.model_fields if name != "item_type"}
        return cls(item_type=item_type, **shown)


class TileOut(Output):
    """A unit and all that is below it, counted in units that are expected to report; and type by type what is owed."""

    unit_id: UUID
    code: str
    name: str
    kind: str
    expected: int
    reported: int
    approved: int
    received: int
    state: TileState
    types: tuple[CellOut, ...]


class Totals(Output):
    """The sums over all tiles."""

    expected: int
    reported: int
    approved: int
    received: int


class TypeOut(Output):
    """A type that somebody here owes, and when the rule has it due."""

    item_type: str
    name: str
    due_at: datetime
    locks_at: datetime
    total: CellOut


class GroupOut(Output):
    """The tiles of one kind by themselves: provinces are not averaged with councils or cities."""

    kind: str
    tiles: int
    types: tuple[CellOut, ...]


class BoardOut(Output):
    """The board below a unit, tiles by code."""

    edition_id: UUID
    unit_id: UUID | None
    totals: Totals
    types: tuple[TypeOut, ...]
    groups: tuple[GroupOut, ...]
    tiles: tuple[TileOut, ...]


class DutyLineOut(Output):
    """One unit and one type; the times are of the item that counts, the hours between them for what is told of pace."""

    unit_id: UUID
    code: str
    name: str
    kind: str
    item_type: str
    type_name: str
    duty: Duty
    progress: Progress
    timeliness: Timeliness | None
    due_at: datetime
    locks_at: datetime
    items: int
    began_at: datetime | None
    first_submitted_at: datetime | None
    approved_at: datetime | None
    received_at: datetime | None
    hours_to_submit: float | None = Field(description="from the first draft")
    hours_to_approve: float | None = Field(description="from the first submission to the last level's approval")

    @classmethod
    def of(cls, line: DutyLine) -> Self:
        """The line with its hours."""
        shown = {name: getattr(line, name) for name in cls.model_fields if hasattr(line, name)}
        return cls(
            **shown,
            hours_to_submit=_hours(line.began_at, line.first_submitted_at),
            hours_to_approve=_hours(line.first_submitted_at, line.approved_at),
        )


def board_out(
    edition: KnownEdition,
    unit_id: UUID | None,
    *,
    tiles: Sequence[Tile],
    types: Sequence[str],
    cells: Mapping[tuple[UUID, str], Figures],
) -> BoardOut:
    """The board with its sums; `types` are those that somebody here owes."""

    def row(some: Sequence[Tile]) -> tuple[CellOut, ...]:
        return tuple(CellOut.of(each, _sum(cells, some, each)) for each in types)

    kinds = dict.fromkeys(tile.kind for tile in tiles)
    return BoardOut(
        edition_id=edition.edition_id,
        unit_id=unit_id,
        totals=Totals(**{name: sum(getattr(tile, name) for tile in tiles) for name in Totals.model_fields}),
        types=tuple(_type(edition, each, _sum(cells, tiles, each)) for each in types),
        groups=tuple(_group(kind, [tile for tile in tiles if tile.kind == kind], row) for kind in kinds),
        tiles=tuple(_tile(tile, row([tile])) for tile in tiles),
    )


def _sum(cells: Mapping[tuple[UUID, str], Figures], tiles: Sequence[Tile], item_type: str) -> Figures:
    return Figures.sum(cells[tile.unit_id, item_type] for tile in tiles if (tile.unit_id, item_type) in cells)


def _type(edition: KnownEdition, item_type: str, total: Figures) -> TypeOut:
    _, due_at, locks_at = edition.window(item_type)
    name = edition.type_name(item_type)
    return TypeOut(item_type=item_type, name=name, due_at=due_at, locks_at=locks_at, total=CellOut.of(item_type, total))


def _group(kind: str, tiles: Sequence[Tile], row: Any) -> GroupOut:
    return GroupOut(kind=kind, tiles=len(tiles), types=row(tiles))


def _tile(tile: Tile, types: tuple[CellOut, ...]) -> TileOut:
    shown = {name: getattr(tile, name) for name in TileOut.model_fields if name != "types"}
    return TileOut(**shown, types=types)


def _hours(since: datetime | None, until: datetime | None) -> float | None:
    if since is None or until is None:
        return None
    return round((until - since).total_seconds() / 3600, 1)
