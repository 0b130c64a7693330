"""I8: after the last heal everything is told everywhere within the time that the run allowed."""

from collections.abc import Iterator

from tests.faults.checkers.verdict import Violation
from tests.faults.evidence import Evidence

SERVICES = ("registry", "submission", "media", "publicity")
ON_THEIR_WAY = ("completing", "stored", "verifying")


def check(evidence: Evidence) -> list[Violation]:
    """What the run saw, and what the tables and topics say for themselves."""
    return [*_settled(evidence), *_outboxes(evidence), *_lag(evidence), *_uploads(evidence)]


def _settled(evidence: Evidence) -> Iterator[Violation]:
    lines = [line for line in evidence.history if line["kind"] == "settled"]
    if not lines:
        yield Violation("the run never settled")
    elif not lines[-1]["ok"]:
        yield Violation(f"not settled {lines[-1]['seconds']} s after the last heal", str(lines[-1]["left"]))


def _outboxes(evidence: Evidence) -> Iterator[Violation]:
    for service in SERVICES:
        rows = evidence.rows(f"{service}.outbox")
        if rows:
            yield Violation(f"{len(rows)} events of {service} are unsent", str(rows[0]["event_id"]))


def _lag(evidence: Evidence) -> Iterator[Violation]:
    for group, hears in evidence.heard.items():
        for topic in hears["topics"]:
            ends: dict[int, int] = {}
            for record in evidence.topics.get(topic, []):
                ends[record["partition"]] = max(ends.get(record["partition"], 0), record["offset"] + 1)
            for partition, end in ends.items():
                done = evidence.offsets.get(group, {}).get(f"{topic}/{partition}", 0)
                if done < end:
                    yield Violation(f"{group} has not committed {end - done} records", f"{topic}/{partition}")


def _uploads(evidence: Evidence) -> Iterator[Violation]:
    """Nothing is on its way."""
    for asset in evidence.rows("media.asset"):
        if asset["state"] in ON_THEIR_WAY:
            yield Violation(f"an upload is still {asset['state']}", asset["id"])
