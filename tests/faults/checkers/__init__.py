"""The invariants of the system as pure functions of the evidence; see docs/reliability.md."""

from collections.abc import Callable, Iterable

from tests.faults.checkers import (
    accepted,
    audit,
    bounded,
    closed,
    converged,
    feed,
    offsets,
    once,
    order,
    refused,
    stored,
    withdrawn,
)
from tests.faults.checkers.verdict import Verdict, Violation
from tests.faults.evidence import Evidence

CHECKERS: dict[str, Callable[[Evidence], list[Violation]]] = {
    "I1": accepted.check,
    "I2": refused.check,
    "I3": once.check,
    "I4": feed.check,
    "I5": stored.check,
    "I6": order.check,
    "I7": offsets.check,
    "I8": converged.check,
    "I9": audit.check,
    "I11": withdrawn.check,
    "I12": closed.check,
    "I13": bounded.check,
}


def verdicts(evidence: Evidence) -> list[Verdict]:
    """Every invariant against the evidence."""
    found = {name: [str(each) for each in check(evidence)] for name, check in CHECKERS.items()}
    return [Verdict(name, not what, what) for name, what in found.items()]


def violations(judged: Iterable[Verdict]) -> list[str]:
    """All that was found, each with its invariant; empty for a good run."""
    return [f"{verdict.invariant} {what}" for verdict in judged for what in verdict.found]


__all__ = ["CHECKERS", "Verdict", "Violation", "verdicts", "violations"]
