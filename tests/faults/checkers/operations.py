"""The history as operations: what was asked, and what it was told in the end."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tests.faults.history import Line

NOT_TOLD = ("kind", "op", "t", "type")


@dataclass(frozen=True)
class Operation:
    """One try of one client. `info` where no return was written: the client itself was cut off."""

    number: int
    actor: str
    what: str
    outcome: str
    begun: float
    ended: float
    asked: dict[str, Any]
    told: dict[str, Any]

    @property
    def item(self) -> str:
        """The item that it is about."""
        return str(self.asked.get("item") or self.told.get("item") or "")

    @property
    def key(self) -> str:
        """Its Idempotency-Key."""
        return str(self.asked.get("key", ""))


def operations(history: Iterable[Line]) -> list[Operation]:
    """In the order of their invokes."""
    returns: dict[int, Line] = {}
    invokes: list[Line] = []
    for line in history:
        if line["kind"] == "invoke":
            invokes.append(line)
        elif line["kind"] == "return":
            returns[line["op"]] = line
    return [_operation(line, returns.get(line["op"])) for line in invokes]


def _operation(invoke: Line, returned: Line | None) -> Operation:
    asked = {name: value for name, value in invoke.items() if name not in (*NOT_TOLD, "actor", "what")}
    told = {name: value for name, value in (returned or {}).items() if name not in NOT_TOLD}
    outcome, ended = (returned["type"], returned["t"]) if returned else ("info", float("inf"))
    return Operation(invoke["op"], invoke["actor"], invoke["what"], outcome, invoke["t"], ended, asked, told)


def acknowledged(history: Iterable[Line], *whats: str) -> list[Operation]:
    """Operations of these kinds that were told `ok`."""
    return [each for each in operations(history) if each.outcome == "ok" and (not whats or each.what in whats)]


def tries_by_key(history: Iterable[Line]) -> dict[str, list[Operation]]:
    """All tries under each Idempotency-Key."""
    found: dict[str, list[Operation]] = {}
    for each in operations(history):
        if each.key:
            found.setdefault(each.key, []).append(each)
    return found


def own_items(history: Iterable[Line]) -> set[str]:
    """The items that this run's clients made."""
    return {str(each.told["item"]) for each in operations(history) if each.told.get("item")}
