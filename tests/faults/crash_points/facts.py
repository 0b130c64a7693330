"""What a topic tells of some aggregates, read from its first record on."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from aiokafka import ConsumerRecord

from tests.flows.records import Records, header
from tests.infra.waiting import eventually


@dataclass(frozen=True)
class Fact:
    """One record. The same fact may stand on a topic more than once, always under the same id."""

    event_id: str
    subject: str
    type: str
    sequence: int


async def all_told(records: Records, *, within: float = 30.0) -> None:
    """No service has an event left that the broker does not have."""

    async def look() -> bool:
        left = await records.unsent()
        assert left == 0
        return True

    await eventually(look, within=within)


async def facts_about(records: Records, topic: str, subjects: Collection[str]) -> list[Fact]:
    """Every record about these aggregates, each aggregate's in the order of the topic."""
    found = [_fact(record) for record in await records.on_topic(topic)]
    return [fact for fact in found if fact.subject in subjects]


def _fact(record: ConsumerRecord) -> Fact:
    event_id, subject, type_, sequence = (
        header(record, f"ce_{name}") for name in ("id", "subject", "type", "sequence")
    )
    return Fact(event_id, subject, type_, int(sequence))


def once_each(facts: Sequence[Fact]) -> list[Fact]:
    """As a consumer sees them that drops what it has seen."""
    return list(dict.fromkeys(facts))


def repeated(facts: Sequence[Fact]) -> int:
    """Records beyond the first of each fact."""
    return sum(Counter(facts).values()) - len(set(facts))
