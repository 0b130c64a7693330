"""I1: nothing that was accepted is lost: it stands in the table, in the audit, on the topic and in the projection.

Audit means item_step: one row per transition. A chain of hashes over it does not exist yet.
"""

from collections.abc import Callable, Iterator

from tests.faults.checkers.events import ENTRIES, ITEMS, facts
from tests.faults.checkers.operations import Operation, acknowledged, operations
from tests.faults.checkers.verdict import Violation
from tests.faults.evidence import Evidence
from tests.faults.history import wiped

STEPS = {"submit": "submitted", "approve": "approved", "return": "returned", "withdraw": "withdrawn"}
BEGUN = ("created", "uploading")


def check(evidence: Evidence) -> list[Violation]:
    """Every acknowledged operation against all places where it must stand."""
    found: list[Violation] = []
    for look in (_created, _saved, _steps, _told, _pooled, _released, _recalled, _uploaded, _sent, _confirmed):
        found += look(evidence)
    return found


Look = Callable[[Evidence], Iterator[Violation]]


def _lost(operation: Operation, where: str) -> Violation:
    return Violation(f"acknowledged {operation.what} is not in {where}", f"op {operation.number} {operation.item}")


def _created(evidence: Evidence) -> Iterator[Violation]:
    items = evidence.by_id("submission.item")
    for done in acknowledged(evidence.history, "create"):
        if done.item not in items:
            yield _lost(done, "submission.item")


def _saved(evidence: Evidence) -> Iterator[Violation]:
    """The last save of an item is what it holds, where no later one is unknown."""
    items = evidence.by_id("submission.item")
    last: dict[str, Operation] = {}
    for each in operations(evidence.history):
        if each.what == "save" and each.outcome != "fail":
            last[each.item] = each
    for item_id, done in last.items():
        item = items.get(item_id)
        if done.outcome == "ok" and (item is None or done.asked["marker"] not in (item["title"] or "")):
            yield _lost(done, "submission.item")


def _steps(evidence: Evidence) -> Iterator[Violation]:
    steps = {(row["item_id"], row["revision"]): row["what"] for row in evidence.rows("submission.item_step")}
    versions = {(row["item_id"], row["number"]) for row in evidence.rows("submission.item_version")}
    items = evidence.by_id("submission.item")
    for done in acknowledged(evidence.history, *STEPS):
        if steps.get((done.item, done.told.get("revision"))) != STEPS[done.what]:
            yield _lost(done, "submission.item_step")
        if done.what == "submit" and (done.item, done.told.get("submission_number")) not in versions:
            yield _lost(done, "submission.item_version")
        if done.what == "withdraw" and items.get(done.item, {}).get("withdrawal_reason") != done.asked.get("reason"):
            yield _lost(done, "submission.item, with its words")


def _told(evidence: Evidence) -> Iterator[Violation]:
    """As many facts of a kind on the topic as operations of it were acknowledged; all of them, unless it was wiped."""
    if wiped(evidence.history):
        return
    versions: dict[tuple[str, str], set[int]] = {}
    for fact in facts(evidence, ITEMS):
        versions.setdefault((fact.subject, fact.name), set()).add(fact.version)
    answered: dict[tuple[str, str], set[int]] = {}
    for done in acknowledged(evidence.history, *STEPS):
        if done.what != "approve" or done.told.get("state") == "approved":
            answered.setdefault((done.item, STEPS[done.what]), set()).add(done.told.get("revision", 0))
    for (item_id, name), revisions in answered.items():
        missing = len(revisions) - len(versions.get((item_id, name), set()))
        if missing > 0:
            yield Violation(f"{missing} acknowledged {name} are not on {ITEMS}", item_id)


def _pooled(evidence: Evidence) -> Iterator[Violation]:
    entries = evidence.by_id("publicity.entry")
    withdrawn = {row["id"] for row in evidence.rows("submission.item") if row["state"] == "withdrawn"}
    for done in acknowledged(evidence.history, "approve"):
        if done.told.get("state") == "approved" and done.item not in entries and done.item not in withdrawn:
            yield _lost(done, "publicity.entry")


def _released(evidence: Evidence) -> Iterator[Violation]:
    entries = evidence.by_id("publicity.entry")
    published = {row["item_id"] for row in evidence.rows("publicity.feed_item") if row["kind"] == "published"}
    refilled = wiped(evidence.history)
    told = {fact.subject for fact in facts(evidence, ENTRIES) if fact.name == "released" or refilled}
    for done in acknowledged(evidence.history, "choose"):
        if not entries.get(done.item, {}).get("decided_at"):
            yield _lost(done, "publicity.entry")
    for done in acknowledged(evidence.history, "release"):
        if not entries.get(done.item, {}).get("released_at"):
            yield _lost(done, "publicity.entry")
        if done.item not in published:
            yield _lost(done, "publicity.feed_item")
        if done.item not in told:
            yield _lost(done, ENTRIES)


def _recalled(evidence: Evidence) -> Iterator[Violation]:
    entries = evidence.by_id("publicity.entry")
    canceled = {row["item_id"] for row in evidence.rows("publicity.feed_item") if row["kind"] == "canceled"}
    for done in acknowledged(evidence.history, "recall"):
        if entries.get(done.item, {}).get("withdrawal_reason") != done.asked.get("reason"):
            yield _lost(done, "publicity.entry, with its words")
        if done.item not in canceled:
            yield _lost(done, "publicity.feed_item")


def _uploaded(evidence: Evidence) -> Iterator[Violation]:
    assets = evidence.by_id("media.asset")
    for done in acknowledged(evidence.history, "open-upload"):
        if done.told.get("asset") not in assets:
            yield _lost(done, "media.asset")
    for done in acknowledged(evidence.history, "complete-upload"):
        state = assets.get(str(done.asked.get("asset")), {}).get("state", "gone")
        if state in (*BEGUN, "gone"):
            yield _lost(done, f"media.asset, which is {state}")


def _sent(evidence: Evidence) -> Iterator[Violation]:
    """What the store took in full, and was asked to be put together, is not open again."""
    assets = evidence.by_id("media.asset")
    asked = {str(each.asked["asset"]) for each in operations(evidence.history) if each.what == "complete-upload"}
    for done in acknowledged(evidence.history, "send-parts"):
        asset_id = str(done.asked["asset"])
        if asset_id in asked and assets.get(asset_id, {}).get("state") in BEGUN:
            yield _lost(done, f"media.asset, which waits for parts again ({asset_id})")


def _confirmed(evidence: Evidence) -> Iterator[Violation]:
    receipts = {row["item_id"] for row in evidence.rows("publicity.receipt") if row["status"] == "removed"}
    for done in acknowledged(evidence.history, "confirm"):
        if done.item not in receipts and (not evidence.only or done.item in evidence.only):
            yield _lost(done, "publicity.receipt")
