"""C10–C14: the consumer dies between a batch's arrival and the note of its offsets."""

import re

import httpx
import pytest

from chassis.failpoints import BEFORE_COMMIT, EVENTS_COMMITTED, EVENTS_FETCHED, EVENTS_NOTED
from contracts.publicity import ItemPooled
from contracts.submission import ItemApproved
from contracts.topics import Topic
from tests.faults.crash_points.crash import CrashPoint, back, killed_at, passes_of
from tests.faults.crash_points.facts import all_told, facts_about
from tests.faults.points import OFFSETS_COMMITTED
from tests.faults.stack import FaultStack
from tests.flows.people import People
from tests.flows.records import Records

CONSUMER, SERVICE = "publicity-worker", "publicity"
DROPPED = re.compile(r"^openweek_events_dropped_total\{.*\} ([0-9.]+)$", re.MULTILINE)

ENTRIES = "select count(*) from entry where id = $1"
NOTES = "select count(*) from seen_version where topic = 'submission.items' and subject = $1"
HANDLED = "select count(*) from inbox where event_id = $1::uuid"


def dropped(faulty: FaultStack) -> float:
    """Events that this life of the consumer has seen before."""
    page = httpx.get(f"{faulty.stack.http(CONSUMER)}/metrics", timeout=10).text
    return sum(float(number) for number in DROPPED.findall(page))


async def approve_last(faulty: FaultStack, people: People, item_ids: list[str], kill_at: str) -> None:
    """The pool takes all but the last item, and its consumer dies over that one."""
    *pooled, last = item_ids
    async with killed_at(faulty, CrashPoint(CONSUMER, kill_at, ItemApproved.type), on_pass=len(item_ids)):
        for item_id in pooled:
            await people.approver.approve(item_id)
            await people.in_pool(item_id)
        await people.approver.approve(last)


async def pooled_once(records: Records, item_ids: list[str]) -> None:
    """One entry, one inbox row and one fact for each item."""
    await all_told(records)
    told = {fact.event_id: fact for fact in await facts_about(records, Topic.PUBLICITY_ITEMS, item_ids)}
    assert sorted(f.subject for f in told.values() if f.type == ItemPooled.type) == sorted(item_ids)
    approvals = await facts_about(records, Topic.SUBMISSION_ITEMS, item_ids)
    for event_id in {fact.event_id for fact in approvals if fact.type == ItemApproved.type}:
        assert await records.count(SERVICE, HANDLED, event_id) == 1
    versions = await records.fetch(SERVICE, "select version from entry where id = any($1::uuid[])", item_ids)
    assert [row["version"] for row in versions] == [1] * len(item_ids)


@pytest.mark.parametrize(
    ("kill_at", "committed", "comes_again"),
    [
        pytest.param(EVENTS_FETCHED, False, False, id="C10"),
        pytest.param(EVENTS_NOTED, False, False, id="C11"),
        pytest.param(BEFORE_COMMIT, False, False, id="C12"),
        pytest.param(EVENTS_COMMITTED, True, True, id="C13"),
        pytest.param(OFFSETS_COMMITTED, True, False, id="C14"),
    ],
)
async def test_a_killed_consumer_has_each_effect_once(
    faulty: FaultStack,
    people: People,
    records: Records,
    kill_at: str,
    committed: bool,
    comes_again: bool,
    repeat: int,
) -> None:
    await people.sign_in()
    item_ids = [await people.submitted(number) for number in range(passes_of(repeat))]
    after = await people.submitted()

    await approve_last(faulty, people, item_ids, kill_at)

    # Inbox row, version and effect are one transaction: all of them stand, or none does.
    last = item_ids[-1]
    assert await records.count(SERVICE, ENTRIES, last) == committed
    assert await records.count(SERVICE, NOTES, last) == committed
    await back(faulty, CONSUMER)
    await people.approver.approve(after)
    for item_id in (*item_ids, after):
        await people.in_pool(item_id)
        await people.in_state(item_id, "received")
    # A batch whose offsets were not committed comes again whole, and the inbox drops it. The item's approval need not
    # have been alone in it: other facts of the partition may have arrived at the same moment.
    assert (dropped(faulty) >= 1) == comes_again
    await pooled_once(records, [*item_ids, after])
