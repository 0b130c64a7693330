"""I11: a withdrawal reaches everyone: no reader has the item as usable, no link to its media is given."""

from collections.abc import Iterator

from tests.faults.checkers.events import FEED, facts
from tests.faults.checkers.feed import STATUS, fold, pulls_by_reader
from tests.faults.checkers.operations import acknowledged
from tests.faults.checkers.verdict import Violation
from tests.faults.evidence import Evidence


def check(evidence: Evidence) -> list[Violation]:
    """Every item that went out and was withdrawn."""
    gone = {
        row["id"]: row
        for row in evidence.rows("publicity.entry")
        if row["state"] == "withdrawn" and row["feed_sequence"]
    }
    return [*_readers(evidence, set(gone)), *_uses(evidence, set(gone)), *_links(evidence, set(gone))]


def _readers(evidence: Evidence, gone: set[str]) -> Iterator[Violation]:
    doors = {name: fold(pulls) for name, pulls in pulls_by_reader(evidence.history).items()}
    doors["Kafka's fold"] = {fact.subject: STATUS[fact.name] for fact in facts(evidence, FEED)}
    doors["HTTP pages"] = fold(evidence.feed)
    for name, has in doors.items():
        for item_id in sorted(gone & has.keys()):
            if has[item_id] == "usable":
                yield Violation(f"{name} has a withdrawn item as usable", item_id)


def _uses(evidence: Evidence, gone: set[str]) -> Iterator[Violation]:
    for row in evidence.rows("media.released_use"):
        if row["item_id"] in gone and not row["withdrawn"]:
            yield Violation("media still counts a withdrawn item as released", f"{row['item_id']} {row['asset_id']}")


def _links(evidence: Evidence, gone: set[str]) -> Iterator[Violation]:
    """A link is right only where the asset stands in another release."""
    standing = {
        asset_id
        for row in evidence.rows("publicity.entry")
        if row["state"] == "released"
        for asset_id in row["asset_ids"]
    }
    ended = {row["id"]: row["withdrawn_at"] for row in evidence.rows("publicity.entry")}
    settled = [line["t"] for line in evidence.history if line["kind"] == "final-reads"]
    for asked in acknowledged(evidence.history, "open-link"):
        if asked.item in gone and asked.asked["asset"] not in standing and settled and asked.begun >= settled[-1]:
            yield Violation("a link to a withdrawn item's media is given", f"{asked.item} since {ended[asked.item]}")
