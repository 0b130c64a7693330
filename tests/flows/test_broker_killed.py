"""The broker dies without a word while the country reports: nothing is lost, nothing comes twice."""

import asyncio

from tests.flows.people import People, at_once
from tests.flows.records import Records
from tests.infra.stack_fixture import FlowStack
from tests.infra.waiting import eventually

ITEMS = 200
KILLED_AFTER = 60


async def test_killing_kafka_in_the_middle_of_two_hundred_reports_loses_and_repeats_nothing(
    running_stack: FlowStack, people: People, records: Records
) -> None:
    await people.written()
    await people.sign_in()
    done: list[str] = []
    reached = asyncio.Event()

    async def report(number: int) -> str:
        item_id = await people.approved(number)
        done.append(item_id)
        if len(done) == KILLED_AFTER:
            reached.set()
        return item_id

    async def kill() -> None:
        await reached.wait()
        await asyncio.to_thread(running_stack.kill9, "kafka")

    killing = asyncio.create_task(kill())
    item_ids = await at_once([report(number) for number in range(ITEMS)])
    await killing
    await asyncio.to_thread(running_stack.wait_ready, "kafka")

    async def all_received() -> None:
        pooled = await records.count("publicity", "select count(*) from entry where id = any($1::uuid[])", item_ids)
        states = "select count(*) from item where id = any($1::uuid[]) and state = 'received'"
        received = await records.count("submission", states, item_ids)
        assert (pooled, received, await records.unsent()) == (ITEMS, ITEMS, 0)

    async def look() -> bool:
        await all_received()
        return True

    await eventually(look, within=90, pause=0.5)

    # Once each: an entry was told to submission exactly once, and its first fact is its only one.
    versions = await records.fetch("publicity", "select version from entry where id = any($1::uuid[])", item_ids)
    assert {row["version"] for row in versions} == {1}
    steps = "select count(*) from item_step where item_id = any($1::uuid[]) and state = 'received'"
    assert await records.count("submission", steps, item_ids) == ITEMS
