"""A store is away: what does not need it goes on, what needs it says so and when to come back."""

import pytest

from cli.client import Refused
from cli.demo import pictures
from tests.flows.people import People
from tests.flows.stopping import start_all, stop_all
from tests.infra.stack_fixture import FlowStack


async def test_text_is_accepted_while_kafka_and_the_object_store_are_away(
    running_stack: FlowStack, people: People
) -> None:
    await people.sign_in()
    photo = await pictures.photo("flow-stores-down", "对象存储停机（演示配图）")
    stop_all(running_stack, "kafka", "minio")
    try:
        item_id = await people.submitted()
        await people.approver.approve(item_id)

        with pytest.raises(Refused) as refused:
            await people.liaison.upload(photo)
        assert (refused.value.status, refused.value.code) == (503, "storage-down")
        assert refused.value.retry_after
    finally:
        start_all(running_stack, "kafka", "minio")

    await people.in_pool(item_id, within=45)
    await people.in_state(item_id, "received")


async def test_without_its_database_a_service_says_when_to_come_back_and_never_an_empty_list(
    running_stack: FlowStack, people: People
) -> None:
    item_id = await people.written()
    await people.sign_in()
    running_stack.stop("postgres")
    try:
        for asked in (people.liaison.items(), people.editor.entries(), people.liaison.submit(item_id)):
            with pytest.raises(Refused) as refused:
                await asked
            assert (refused.value.status, refused.value.code) == (503, "store-down")
            assert refused.value.retry_after
            assert refused.value.trace_id
    finally:
        running_stack.start("postgres")
        running_stack.wait_ready(*running_stack.running.processes)

    await people.liaison.submit(item_id, patience=10)
    await people.approver.approve(item_id, patience=10)
    await people.in_pool(item_id, within=45)
