"""The levels that an item passes on its way up: the units of its path, the ministry first and its own unit last."""

from collections.abc import Sequence
from uuid import UUID


def first_level(path: Sequence[UUID]) -> UUID:
    """The unit directly above; a unit directly below the ministry signs for itself."""
    return path[-2] if len(path) > 2 else path[-1]


def next_level(path: Sequence[UUID], level: UUID) -> UUID | None:
    """Who decides after this level; None when that is the ministry."""
    place = path.index(level)
    return path[place - 1] if place > 1 else None


def level_above(path: Sequence[UUID], level: UUID) -> UUID:
    """Who stands above this level; above the ministry there is only itself."""
    return path[max(path.index(level) - 1, 0)]


def path_with_heir(path: Sequence[UUID], ended: UUID, heir: UUID) -> list[UUID]:
    """The heir instead of a level that ended: each level once, and the unit itself last, also where it signed for
    itself."""
    return list(dict.fromkeys([*(heir if each == ended else each for each in path), path[-1]]))
