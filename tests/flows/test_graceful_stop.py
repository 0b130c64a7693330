"""An api is told to stop while people work: what was begun is finished, what comes later is told to come back."""

import asyncio

from tests.flows.people import People, at_once
from tests.flows.records import Records
from tests.infra.stack_fixture import FlowStack

ITEMS = 40


async def test_a_restart_under_load_loses_no_request(
    running_stack: FlowStack, people: People, records: Records
) -> None:
    drafts = await at_once([people.written(number) for number in range(ITEMS)])
    restarting = asyncio.create_task(asyncio.to_thread(running_stack.restart, "submission-api"))

    receipts = await at_once([people.liaison.submit(item_id, patience=30) for item_id in drafts])

    await restarting
    assert len({receipt["receipt_number"] for receipt in receipts}) == ITEMS
    steps = "select count(*) from item_step where item_id = any($1::uuid[]) and state = 'submitted'"
    assert await records.count("submission", steps, drafts) == ITEMS
