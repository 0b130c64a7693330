"""I13: bounded: memory at most 1.5 × its steady state, descriptors and idle transactions back where they were."""

from collections.abc import Iterator

from tests.faults.checkers.verdict import Violation
from tests.faults.evidence import Evidence

MEMORY_FACTOR = 1.5
WARMING_BYTES = 64 * 1024 * 1024
"""A process grows to its steady state by this much after its first requests; what it was before the run is measured."""
MORE_DESCRIPTORS = 64
"""Pools fill up to their size, and keep it."""


def check(evidence: Evidence) -> list[Violation]:
    """What each process held before the run and what it holds after."""
    before: dict[str, dict[str, int]] = next(
        (line["processes"] for line in evidence.history if line["kind"] == "facts"), {}
    )
    found = list(_processes(before, evidence.facts.get("processes", {})))
    idle = evidence.facts.get("idle_in_transaction", 0)
    return [*found, *([Violation(f"{idle} sessions are idle in transaction")] if idle else [])]


def _processes(before: dict[str, dict[str, int]], after: dict[str, dict[str, int]]) -> Iterator[Violation]:
    for name, held in after.items():
        steady = before.get(name)
        if steady is None or not steady["rss"] or not held["rss"]:
            continue
        if held["rss"] > MEMORY_FACTOR * (steady["rss"] + WARMING_BYTES):
            yield Violation(f"{held['rss'] >> 20} MiB, {steady['rss'] >> 20} MiB before", name)
        if held["descriptors"] > steady["descriptors"] + MORE_DESCRIPTORS:
            yield Violation(f"{held['descriptors']} descriptors, {steady['descriptors']} before", name)
