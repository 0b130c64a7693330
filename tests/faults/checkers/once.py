"""I3: no effect twice: one key one request, one acknowledged operation one step, one version one fact, one release."""

import json
from collections import Counter
from collections.abc import Iterator

from tests.faults.checkers.accepted import STEPS
from tests.faults.checkers.events import ASSETS, ENTRIES, FEED, ITEMS, facts
from tests.faults.checkers.operations import Operation, operations, own_items, tries_by_key
from tests.faults.checkers.verdict import Violation
from tests.faults.evidence import Evidence


def check(evidence: Evidence) -> list[Violation]:
    """Everything that has exactly one cause."""
    return [*_keys(evidence), *_steps(evidence), *_versions(evidence), *_feed(evidence)]


def _keys(evidence: Evidence) -> Iterator[Violation]:
    """Two requests that differ never share a key's answer."""
    for key, tries in tries_by_key(evidence.history).items():
        digests = {each.asked.get("digest") for each in tries if each.outcome == "ok"}
        if len(digests) > 1:
            yield Violation("one Idempotency-Key answered two different requests", f"{key} of {tries[0].actor}")


def _steps(evidence: Evidence) -> Iterator[Violation]:
    """An item took no more steps of a kind than were asked for, and no two operations were told the same step."""
    asked: dict[tuple[str, str], set[str]] = {}
    told: dict[tuple[str, int], set[str]] = {}
    for each in operations(evidence.history):
        if each.what in STEPS and each.outcome != "fail":
            asked.setdefault((each.item, STEPS[each.what]), set()).add(each.key)
            if each.outcome == "ok":
                told.setdefault((each.item, each.told.get("revision", 0)), set()).add(each.key)
    for (item_id, revision), keys in told.items():
        if len(keys) > 1:
            yield Violation("two acknowledged operations are one step", f"{item_id} r{revision}")
    own = own_items(evidence.history)
    rows = evidence.rows("submission.item_step")
    # The system returns an item by itself, and `received` follows from the pool: only what people ask for is counted.
    taken = Counter((row["item_id"], row["what"]) for row in rows if row["item_id"] in own)
    for (item_id, what), count in taken.items():
        if what in ("submitted", "approved", "withdrawn") and count > len(asked.get((item_id, what), ())):
            yield Violation(f"{count} steps {what}, fewer were asked for", item_id)


def _versions(evidence: Evidence) -> Iterator[Violation]:
    """A version that is told again is told in the same words."""
    for topic in (ITEMS, ASSETS, ENTRIES, FEED):
        seen: dict[tuple[str, int], tuple[str, str]] = {}
        for fact in facts(evidence, topic):
            said = (fact.type, _canonical(fact.value))
            if seen.setdefault((fact.subject, fact.version), said) != said:
                yield Violation("one version, two different facts", str(fact))


def _canonical(value: str) -> str:
    try:
        return json.dumps(json.loads(value), sort_keys=True)
    except ValueError:
        return value


def _feed(evidence: Evidence) -> Iterator[Violation]:
    kinds = Counter((row["item_id"], row["kind"]) for row in evidence.rows("publicity.feed_item"))
    for (item_id, kind), count in kinds.items():
        if count > 1 and kind in ("published", "canceled"):
            yield Violation(f"{count} feed documents {kind}", item_id)


def duplicates(evidence: Evidence) -> int:
    """Records that say what was said before: allowed, and counted."""
    count = 0
    for topic in (ITEMS, ASSETS, ENTRIES, FEED):
        ids = [fact.event_id for fact in facts(evidence, topic)]
        count += len(ids) - len(set(ids))
    return count


def outcomes(evidence: Evidence) -> Counter[str]:
    """How many operations ended how."""
    found: list[Operation] = operations(evidence.history)
    return Counter(each.outcome for each in found)
