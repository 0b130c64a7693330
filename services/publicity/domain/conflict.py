"""Conflicts of interest: who may not see, score or be given an entry. Pure."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Standing:
    """Where a reviewer comes from."""

    account_id: UUID
    unit_id: UUID
    region: str


def kin_units(unit_id: UUID, unit_path: tuple[UUID, ...]) -> tuple[UUID, ...]:
    """The units whose people are too near to an entry: its own and those above it, save the root, which is all's."""
    return tuple(dict.fromkeys((unit_id, *unit_path[1:])))


def conflicted(standing: Standing, *, kin: tuple[UUID, ...], region: str) -> bool:
    """Same unit or line of units, or same region; a unit without a region conflicts by unit only."""
    return standing.unit_id in kin or (region != "" and standing.region == region)
