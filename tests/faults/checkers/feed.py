"""I4: the feed is the database: the same items in the same state by every door, in one order without gap or repeat."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tests.faults.checkers.events import FEED, facts
from tests.faults.checkers.verdict import Violation
from tests.faults.evidence import Evidence
from tests.faults.history import Line, wiped

Fold = dict[str, str]
STATUS = {"published": "usable", "updated": "usable", "canceled": "canceled"}


def check(evidence: Evidence) -> list[Violation]:
    """The table in itself, then each door against it, then each reader of the run."""
    wanted = standing(evidence)
    found = [*_sequence(evidence), *_entries(evidence, wanted), *_pages(evidence)]
    found += _differs("Kafka's fold", _kafka_fold(evidence), wanted)
    found += _kafka_order(evidence)
    for name, pulls in pulls_by_reader(evidence.history).items():
        found += _differs(f"reader {name}", _own(evidence, fold(pulls)), wanted)
        found += _repeats(name, pulls)
    return found


def standing(evidence: Evidence) -> Fold:
    """What the database says: item → status of the document that stands."""
    rows = evidence.rows("publicity.feed_item")
    return {row["item_id"]: STATUS[row["kind"]] for row in rows if not row["superseded"]}


def fold(documents: list[list[Any]]) -> Fold:
    """What a reader knows after all that it read."""
    return {item_id: status for _, item_id, status in documents}


def _own(evidence: Evidence, has: Fold) -> Fold:
    return {item_id: status for item_id, status in has.items() if not evidence.only or item_id in evidence.only}


def pulls_by_reader(history: list[Line]) -> dict[str, list[list[Any]]]:
    """Reader → documents in the order in which it got them; a reader that began anew has only what came since."""
    names: dict[int, str] = {}
    found: dict[str, list[list[Any]]] = {}
    for line in history:
        if line["kind"] == "from-start":
            found[line["reader"]] = []
        elif line["kind"] == "invoke" and line["what"] == "pull":
            names[line["op"]] = line["reader"]
            found.setdefault(line["reader"], [])
        elif line["kind"] == "return" and line["op"] in names and line["type"] == "ok":
            found[names[line["op"]]] += line["documents"]
    return found


def head_before(evidence: Evidence) -> int:
    """The feed's last sequence when the run began."""
    return next((int(line["head"]) for line in evidence.history if line["kind"] == "start"), 0)


def _sequence(evidence: Evidence) -> Iterator[Violation]:
    first = head_before(evidence) + 1
    sequences = sorted(row["sequence"] for row in evidence.rows("publicity.feed_item"))
    wanted = range(first, first + len(sequences))
    if sequences != list(wanted):
        gaps = sorted(set(wanted) - set(sequences))
        yield Violation("the feed's sequence has gaps", f"{len(sequences)} documents, missing {gaps[:5]}")


def _entries(evidence: Evidence, wanted: Fold) -> Iterator[Violation]:
    """What is released and not withdrawn is usable; what was released and withdrawn is canceled."""
    for entry in evidence.rows("publicity.entry"):
        if not entry["feed_sequence"]:
            continue
        expected = "canceled" if entry["state"] == "withdrawn" else "usable"
        if wanted.get(entry["id"]) != expected:
            yield Violation(f"entry is {entry['state']}, the feed says {wanted.get(entry['id'])}", entry["id"])


def _pages(evidence: Evidence) -> Iterator[Violation]:
    rows = sorted(evidence.rows("publicity.feed_item"), key=lambda row: row["sequence"])
    expected = [[row["sequence"], row["item_id"], STATUS[row["kind"]]] for row in rows if not row["superseded"]]
    if evidence.feed != expected:
        missing = [each for each in expected if each not in evidence.feed]
        extra = [each for each in evidence.feed if each not in expected]
        yield Violation("HTTP pages differ from the table", f"missing {missing[:3]}, extra {extra[:3]}")


def _kafka_fold(evidence: Evidence) -> Fold:
    return {fact.subject: STATUS[fact.name] for fact in facts(evidence, FEED)}


def _kafka_order(evidence: Evidence) -> Iterator[Violation]:
    """By first arrival, each sequence is one more than the one before. (A refilled broker begins later.)"""
    last = head_before(evidence)
    refilled = wiped(evidence.history)
    for fact in facts(evidence, FEED):
        if fact.version > last + 1 and not refilled:
            yield Violation(f"the feed on Kafka jumps from {last}", str(fact))
        last = max(last, fact.version)


def _differs(who: str, has: Fold, wanted: Fold) -> Iterator[Violation]:
    for item_id in sorted(wanted.keys() | has.keys()):
        if has.get(item_id) != wanted.get(item_id):
            yield Violation(f"{who} has {has.get(item_id)}, the database {wanted.get(item_id)}", item_id)


def _repeats(name: str, pulls: list[list[Any]]) -> Iterator[Violation]:
    """A cursor never gives a sequence twice nor goes back; on Kafka a record may come twice."""
    if name == "kafka":
        return
    sequences = [sequence for sequence, *_ in pulls]
    for before, after in pairwise(sequences):
        if after <= before:
            yield Violation(f"reader {name} got sequence {after} after {before}")
