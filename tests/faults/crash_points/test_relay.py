"""C06–C09: the relay dies between an event's row and its deletion."""

from itertools import groupby

import pytest

from chassis.failpoints import RELAY_ACKED, RELAY_CLAIMED, RELAY_DELETED, RELAY_SENT
from contracts.submission import ItemApproved, ItemDrafted, ItemReceived, ItemSubmitted
from contracts.topics import Topic
from tests.faults.crash_points.crash import CrashPoint, back, killed_at, passes_of
from tests.faults.crash_points.facts import Fact, all_told, facts_about, once_each, repeated
from tests.faults.stack import FaultStack
from tests.flows.people import People
from tests.flows.records import Records

RELAY = "submission-worker"
ITEMS = 3
LIFE = (ItemDrafted.type, ItemSubmitted.type, ItemApproved.type, ItemReceived.type)


def by_item(facts: list[Fact]) -> dict[str, list[Fact]]:
    """The facts of each item, in their order."""
    ordered = sorted(facts, key=lambda fact: fact.subject)
    return {subject: list(group) for subject, group in groupby(ordered, key=lambda fact: fact.subject)}


@pytest.mark.parametrize(
    ("kill_at", "sent_again"),
    [
        pytest.param(RELAY_CLAIMED, False, id="C06"),
        pytest.param(RELAY_SENT, None, id="C07"),  # the broker may have had it or not
        pytest.param(RELAY_ACKED, True, id="C08"),
        pytest.param(RELAY_DELETED, True, id="C09"),
    ],
)
async def test_a_killed_relay_loses_no_event_and_keeps_the_order_of_each_item(
    faulty: FaultStack, people: People, records: Records, kill_at: str, sent_again: bool | None, repeat: int
) -> None:
    await people.sign_in()
    item_ids = [await people.written(number) for number in range(ITEMS)]
    await all_told(records)

    async with killed_at(faulty, CrashPoint(RELAY, kill_at), on_pass=passes_of(repeat)):
        for item_id in item_ids:
            await people.liaison.submit(item_id)
            await people.approver.approve(item_id)

    await back(faulty, RELAY)
    for item_id in item_ids:
        await people.in_state(item_id, "received")
    await all_told(records)
    facts = await facts_about(records, Topic.SUBMISSION_ITEMS, item_ids)
    for told in by_item(once_each(facts)).values():
        # Each fact has one id however often it was sent, and seen once each they stand in the order of the versions.
        assert [(fact.type, fact.sequence) for fact in told] == [(type_, n) for n, type_ in enumerate(LIFE, 1)]
    assert len(by_item(facts)) == ITEMS
    if sent_again is not None:
        assert (repeated(facts) > 0) == sent_again
