"""The records of the topics as events."""

from dataclasses import dataclass

from tests.faults.evidence import Evidence

ITEMS, ASSETS, ENTRIES, FEED = "submission.items", "media.assets", "publicity.items", "openweek.media.items"


@dataclass(frozen=True)
class Told:
    """One record that is a fact."""

    topic: str
    partition: int
    offset: int
    subject: str
    version: int
    type: str
    event_id: str
    value: str

    @property
    def name(self) -> str:
        """`approved` of `submission.item.approved.v2`."""
        return self.type.split(".")[-2]

    def __str__(self) -> str:
        return f"{self.topic}/{self.partition}@{self.offset} {self.type} {self.subject} v{self.version}"


def facts(evidence: Evidence, topic: str) -> list[Told]:
    """The facts of a topic in the order of each partition; what is no fact is left out (I7 looks at it)."""
    found = []
    for record in evidence.topics.get(topic, []):
        headers = record["headers"]
        sequence = headers.get("ce_sequence", "")
        if {"ce_id", "ce_type", "ce_subject"} <= headers.keys() and sequence.isdigit() and _concerns(evidence, headers):
            subject, event_type, event_id = headers["ce_subject"], headers["ce_type"], headers["ce_id"]
            place = (topic, int(record["partition"]), int(record["offset"]))
            found.append(Told(*place, subject, int(sequence), event_type, event_id, record["value"]))
    return found


def _concerns(evidence: Evidence, headers: dict[str, str]) -> bool:
    """Whether the aggregate belongs to the run."""
    return not evidence.only or headers["ce_subject"] in evidence.only


def newest(evidence: Evidence, topic: str) -> dict[str, Told]:
    """The fact with the highest version of each aggregate."""
    found: dict[str, Told] = {}
    for fact in facts(evidence, topic):
        if fact.subject not in found or fact.version > found[fact.subject].version:
            found[fact.subject] = fact
    return found
