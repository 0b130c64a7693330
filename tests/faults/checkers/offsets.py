"""I7: offsets are honest: none passes an event that has neither an inbox row nor a dead letter."""

from collections.abc import Iterator

from chassis.subscriptions import family
from tests.faults.checkers.verdict import Violation
from tests.faults.evidence import Evidence, Row


def check(evidence: Evidence) -> list[Violation]:
    """Every record below the committed offset of every group that hears its topic."""
    return [each for group in evidence.heard for each in _of_group(evidence, group)]


def _of_group(evidence: Evidence, group: str) -> Iterator[Violation]:
    hears, committed = evidence.heard[group], evidence.offsets.get(group, {})
    taken = {row["event_id"] for row in evidence.rows(f"{group}.inbox") if row["consumer"] == group}
    parked = {(row["topic"], row["partition"], row["offset"]) for row in evidence.rows(f"{group}.dead_letter")}
    for topic in hears["topics"]:
        for record in evidence.topics.get(topic, []):
            passed = record["offset"] < committed.get(f"{topic}/{record['partition']}", 0)
            if not passed or not _concerns(record, hears["types"]):
                continue
            if record["headers"].get("ce_id") in taken or (topic, record["partition"], record["offset"]) in parked:
                continue
            place = f"{topic}/{record['partition']}@{record['offset']}"
            yield Violation(f"{group} passed an event without a trace", f"{place} {record['headers'].get('ce_type')}")


def _concerns(record: Row, types: list[str]) -> bool:
    """As the consumer decides: a type with a handler, an unknown version of such a family, or no event at all."""
    event_type = record["headers"].get("ce_type")
    if event_type is None or event_type in types:
        return True
    return family(event_type) in {family(each) for each in types}
