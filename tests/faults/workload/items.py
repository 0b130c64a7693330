"""What the clients know of the items that they report: the model from which operations are chosen."""

import random
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from cli.client import Liaison
from cli.demo.cases import journey_content

OPEN = ("draft", "returned")


@dataclass(eq=False)
class Reported:
    """One item as its liaison last saw it."""

    id: str
    liaison: Liaison
    state: str = "draft"
    etag: str = ""
    complete: bool = False
    asset_ids: list[str] = field(default_factory=list)
    saves: int = 0
    busy: bool = False

    def content(self, marker: str) -> dict[str, Any]:
        """A complete case that bears a mark of this very save."""
        written = journey_content(1)
        return {**written, "title": f"流动实训车开进村里大集（{marker}）", "asset_ids": self.asset_ids}


class Items:
    """All of them; whoever acts on one holds it, so that a client never races itself."""

    def __init__(self) -> None:
        self._all: list[Reported] = []

    def add(self, item: Reported) -> Reported:
        """A new one."""
        self._all.append(item)
        return item

    def choose(
        self, dice: random.Random, states: Collection[str], *, complete: bool = False, with_media: bool = False
    ) -> Reported | None:
        """One that nobody is at, in one of the states; with media where there is one such."""
        free = [i for i in self._all if not i.busy and i.state in states and (i.complete or not complete)]
        shown = [item for item in free if item.asset_ids] if with_media else []
        found = shown or free
        return dice.choice(found) if found else None

    def of(self, liaison: Liaison) -> list[Reported]:
        """A unit's items."""
        return [item for item in self._all if item.liaison is liaison]


@contextmanager
def held(item: Reported) -> Iterator[Reported]:
    """Nobody else acts on the item meanwhile."""
    item.busy = True
    try:
        yield item
    finally:
        item.busy = False
