"""A record that nobody can read is put aside, seen by the operator, and given up; the next ones are handled."""

import json
import uuid

from aiokafka import AIOKafkaProducer

from contracts.submission import ItemApproved
from contracts.topics import Topic
from tests.flows.people import People
from tests.flows.records import Records, header
from tests.infra.stack_fixture import FlowStack
from tests.infra.waiting import eventually


async def send_poison(kafka: str, item_id: str, *, trace_id: str) -> None:
    """An approval without its content, as if the request of this trace had caused it."""
    headers = {
        "ce_specversion": "1.0",
        "ce_id": str(uuid.uuid4()),
        "ce_type": ItemApproved.type,
        "ce_source": "submission",
        "ce_subject": item_id,
        "ce_sequence": "3",
        "traceparent": f"00-{trace_id}-00f067aa0ba902b7-01",
    }
    producer = AIOKafkaProducer(bootstrap_servers=kafka)
    await producer.start()
    try:
        encoded = [(name, text.encode()) for name, text in headers.items()]
        value = json.dumps({"item_id": item_id, "version": 3}).encode()
        await producer.send_and_wait(str(Topic.SUBMISSION_ITEMS), value, key=item_id.encode(), headers=encoded)
    finally:
        await producer.stop()


async def test_a_poisonous_event_is_parked_listed_and_discarded_while_others_pass(
    running_stack: FlowStack, people: People
) -> None:
    item_id = await people.written()
    receipt = await people.liaison.submit(item_id)
    poisoned = str(uuid.uuid4())
    await send_poison(running_stack.kafka, poisoned, trace_id=receipt.trace_id)

    async def parked() -> dict[str, object]:
        letters = await people.operator.dead_letters("publicity")
        mine = [letter for letter in letters if letter["headers"]["ce_subject"] == poisoned]
        assert mine
        return mine[0]

    letter = await eventually(parked, within=20)
    assert letter["error_code"] == "contract-violated"
    assert letter["topic"] == Topic.SUBMISSION_ITEMS
    # Whoever has the trace id of a request finds what it led to in the consumer's log.
    assert receipt.trace_id in running_stack.log("publicity-worker")
    await people.pooled()

    await people.operator.discard_letter("publicity", str(letter["id"]))

    left = await people.operator.dead_letters("publicity")
    assert letter["id"] not in {each["id"] for each in left}


async def test_the_trace_of_a_request_goes_on_in_the_events_it_caused(people: People, records: Records) -> None:
    item_id = await people.written()
    receipt = await people.liaison.submit(item_id)
    await people.approver.approve(item_id)
    await people.in_state(item_id, "received")

    facts = [each for each in await records.on_topic(Topic.SUBMISSION_ITEMS) if header(each, "ce_subject") == item_id]

    submitted = next(each for each in facts if header(each, "ce_type") == "submission.item.submitted.v1")
    assert receipt.trace_id in header(submitted, "traceparent")
