"""I2: what was refused has no trace: no row, event or answer stands under its key, none of its words are kept.

A refusal counts where every try under the key was refused: after a try of unknown end, a later refusal proves nothing.
"""

from collections.abc import Iterator

from tests.faults.checkers.operations import operations, tries_by_key
from tests.faults.checkers.verdict import Violation
from tests.faults.evidence import Evidence

SERVICES = ("registry", "submission", "media", "publicity")


def check(evidence: Evidence) -> list[Violation]:
    """Keys, and the marks of saves."""
    return [*_keys(evidence), *_marks(evidence)]


def _keys(evidence: Evidence) -> Iterator[Violation]:
    taken = {row["key"] for service in SERVICES for row in evidence.rows(f"{service}.idempotency")}
    for key, tries in tries_by_key(evidence.history).items():
        if key in taken and all(each.outcome == "fail" for each in tries):
            last = tries[-1]
            about = f"op {last.number} {last.item} told {last.told.get('status')} {last.told.get('code')}"
            yield Violation(f"refused {last.what} had its effect", about)


def _marks(evidence: Evidence) -> Iterator[Violation]:
    texts: dict[str, list[str]] = {}
    for row in evidence.rows("submission.item"):
        texts.setdefault(row["id"], []).append(row["title"] or "")
    for row in evidence.rows("submission.item_version"):
        texts.setdefault(row["item_id"], []).append(row["title"] or "")
    for each in operations(evidence.history):
        if each.what == "save" and each.outcome == "fail":
            mark = f"（{each.asked['marker']}）"
            if any(mark in text for text in texts.get(each.item, [])):
                yield Violation("refused save was kept", f"op {each.number} {each.item}")
