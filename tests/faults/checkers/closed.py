"""I12: fail closed: while a part is down an answer may be missing, never wrong. Missing is a 503 that says when."""

from collections.abc import Iterator

from tests.faults.checkers.operations import Operation, operations
from tests.faults.checkers.verdict import Violation
from tests.faults.evidence import Evidence

UNAVAILABLE = 503


def check(evidence: Evidence) -> list[Violation]:
    """Every answer of the run."""
    return [found for each in operations(evidence.history) for found in _of(each)]


def _of(each: Operation) -> Iterator[Violation]:
    status, about = each.told.get("status") or 0, f"op {each.number} {each.what} of {each.actor}"
    if each.outcome == "ok" and each.what == "trespass":
        yield Violation("somebody was shown what is not theirs", about)
    if each.outcome == "ok" and each.what == "list" and each.told["shown"] < each.asked["certain"]:
        yield Violation(f"a list showed {each.told['shown']} of {each.asked['certain']}", about)
    if status >= 500 and status != UNAVAILABLE:
        yield Violation(f"answered {status}", about)
    if status == UNAVAILABLE and "retry_after" in each.told and each.told["retry_after"] is None:
        yield Violation("503 without Retry-After", about)
