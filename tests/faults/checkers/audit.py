"""I9: the audit is complete: one row per transition, in its transaction, without a gap.

The audit is submission's item_step. There is no chain of hashes over it yet, so a row that was changed afterwards is
not found here; what is checked is completeness. Saves of a draft raise the revision and are no transition: a gap in the
revisions is right only while the item can be edited.
"""

from collections.abc import Iterator

from tests.faults.checkers.verdict import Violation
from tests.faults.evidence import Evidence, Row

FOLLOWS = {
    "": {"created"},
    "draft": {"submitted"},
    "submitted": {"approved", "returned", "withdrawn"},
    "returned": {"submitted"},
    "approved": {"received", "returned", "withdrawn"},
    "received": {"returned", "withdrawn"},
    "withdrawn": set(),
}
EDITABLE = ("draft", "returned")


def check(evidence: Evidence) -> list[Violation]:
    """Every item's story from its first step to its present state."""
    steps: dict[str, list[Row]] = {}
    for row in evidence.rows("submission.item_step"):
        steps.setdefault(row["item_id"], []).append(row)
    versions: dict[str, list[int]] = {}
    for row in evidence.rows("submission.item_version"):
        versions.setdefault(row["item_id"], []).append(row["number"])
    found: list[Violation] = []
    for item in evidence.rows("submission.item"):
        story = sorted(steps.get(item["id"], []), key=lambda row: row["revision"])
        found += _story(item, story)
        found += _counters(item, story, sorted(versions.get(item["id"], [])))
    return found


def _story(item: Row, story: list[Row]) -> Iterator[Violation]:
    state, revision = "", 0
    for step in story:
        if step["what"] not in FOLLOWS[state]:
            yield Violation(f"{step['what']} after {state or 'nothing'}", f"{item['id']} r{step['revision']}")
        if state not in EDITABLE and step["revision"] != revision + 1:
            yield Violation(f"revision {step['revision']} after {revision} while {state}", item["id"])
        state, revision = step["state"], step["revision"]
    if state != item["state"]:
        yield Violation(f"the last step says {state}, the item {item['state']}", item["id"])
    if state not in EDITABLE and revision != item["revision"]:
        yield Violation(f"revision {item['revision']} has no step (last {revision})", item["id"])


def _counters(item: Row, story: list[Row], versions: list[int]) -> Iterator[Violation]:
    submitted = sum(step["what"] == "submitted" for step in story)
    if not submitted == item["submission_number"] == len(versions) or versions != list(range(1, submitted + 1)):
        numbers = f"{submitted} steps, number {item['submission_number']}, versions {versions}"
        yield Violation("submissions are not all on record", f"{item['id']}: {numbers}")
    told = sum(not _passed_on(step) for step in story)
    if told != item["version"]:
        yield Violation(f"{told} steps were to be told, {item['version']} were", item["id"])


def _passed_on(step: Row) -> bool:
    """An approval that only passes the item one level up tells nobody."""
    return bool(step["what"] == "approved" and step["state"] == "submitted")
