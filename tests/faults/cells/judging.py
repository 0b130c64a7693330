"""A cell's history, tables and topics held against the invariants."""

from dataclasses import dataclass
from pathlib import Path

from tests.faults.cells.events import FOREIGN
from tests.faults.cells.ground import CellStack
from tests.faults.checkers import verdicts
from tests.faults.checkers.once import duplicates
from tests.faults.evidence import Evidence

SHOWN = 5
"""Findings of one invariant that the report names; the evidence is kept whole."""


@dataclass(frozen=True)
class Judgement:
    """Which invariants do not hold, of how many; records that say what was said before."""

    broken: dict[str, str]
    judged: int
    duplicates: int


async def judged(stack: CellStack, history: Path) -> Judgement:
    """Every checker's word; what was looked at is saved beside the history where one found something."""
    evidence = await Evidence.collect(stack, history)
    _leave_out_foreign(evidence)
    said = verdicts(evidence)
    broken = {each.invariant: _words(each.found) for each in said if not each.ok}
    if broken:
        evidence.save(history.with_suffix(".evidence"))
    return Judgement(broken, len(said), duplicates(evidence))


def _leave_out_foreign(evidence: Evidence) -> None:
    """Records that a cell sent itself were said by no service; that they were dealt with is the cell's own check."""
    for topic, records in evidence.topics.items():
        evidence.topics[topic] = [each for each in records if each["headers"].get("ce_source") != FOREIGN]


def _words(found: list[str]) -> str:
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return "; ".join(found[:SHOWN]) + more
