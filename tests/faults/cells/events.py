"""What comes by the topics is broken or comes again: cells 10 and 11."""

import asyncio
import json
import uuid
from collections.abc import Mapping

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError

from cli.stack.layout import ROOT
from contracts.submission import ItemApproved
from contracts.topics import Topic
from tests.faults.cells.cell import PROCESS, Cell
from tests.flows.test_broker_wiped import comparable, heard

EXAMPLE = ROOT / "contracts" / "examples" / ItemApproved.type / "a-case.json"
FOREIGN = "/openweek/fault-cell"
"""`ce_source` of records that no service sent; the checkers of what services said leave them out."""
TOLD = (Topic.REGISTRY_EDITIONS, Topic.REGISTRY_UNITS, Topic.REGISTRY_ACCESS, Topic.SUBMISSION_ITEMS,
        Topic.MEDIA_ASSETS, Topic.PUBLICITY_ITEMS)  # fmt: skip


def poisons() -> dict[str, tuple[Mapping[str, bytes], bytes | None]]:
    """One record of each kind that nobody can handle: headers and value."""
    good = {
        "ce_specversion": b"1.0",
        "ce_source": FOREIGN.encode(),
        "ce_type": ItemApproved.type.encode(),
        "ce_sequence": b"1",
    }
    document = json.loads(EXAMPLE.read_text())
    content = {**document["content"], "title": "名称\x00"}
    unstorable = json.dumps({**document, "content": content}).encode()
    example = json.dumps(document).encode()
    return {
        "bad JSON": (good, b'{"item_id": '),
        "a header that is not UTF-8": ({**good, "ce_id": b"\xff\xfe\xfd"}, example),
        "an unknown version of the schema": ({**good, "ce_type": b"submission.item.approved.v9"}, example),
        "a handler that always raises": (good, unstorable),
        "no value": (good, None),
    }


class Poisoned(Cell):
    """10"""

    number, title, within = 10, "poison on submission.items: " + ", ".join(poisons()) + ", > 1 MiB", PROCESS
    also = "each in a dead letter with its bytes and origin; the next 100 events of its partitions done within 30 s"
    following = 50

    async def prepare(self) -> None:
        """Cases whose events will stand behind the poison."""
        self.drafts = await self.ground.drafts(self.following)

    async def strike(self) -> None:
        """Poison for every partition, then a hundred events through all of them."""
        self.sent: dict[str, bytes | None] = {}
        producer = AIOKafkaProducer(bootstrap_servers=self.ground.stack.kafka, max_request_size=2**22)
        await producer.start()
        try:
            for partition in range(12):
                for headers, value in poisons().values():
                    if len(self.sent) < 40:  # fewer than what halts a consumer, good events between them or not
                        await self._send(producer, partition, headers, value)
            self.too_large = False
            try:
                await producer.send_and_wait(str(Topic.SUBMISSION_ITEMS), bytes(2**20 + 1), partition=0)
            except (MessageSizeTooLargeError, KafkaError):
                self.too_large = True
        finally:
            await producer.stop()
        people = self.ground.people
        for draft in self.drafts:
            await people.liaison.submit(draft)
            await people.approver.approve(draft)
        await self.ground.received(self.drafts, within=30)

    async def _send(
        self, producer: AIOKafkaProducer, partition: int, headers: Mapping[str, bytes], value: bytes | None
    ) -> None:
        subject = str(uuid.uuid4())
        own = {"ce_id": str(uuid.uuid4()).encode(), "ce_subject": subject.encode(), **headers}
        await producer.send_and_wait(
            str(Topic.SUBMISSION_ITEMS), value, key=subject.encode(), partition=partition, headers=list(own.items())
        )
        self.sent[subject] = value

    async def check(self) -> None:
        """The letters hold what was sent; then the operator gives them up."""
        query = "select id, headers, value, topic, partition, error_code from dead_letter where state = 'parked'"
        rows = await self.ground.records.fetch("publicity", query)
        letters = {json.loads(row["headers"])["ce_subject"]: row for row in rows}
        assert {subject: letters[subject]["value"] for subject in self.sent} == self.sent
        assert self.too_large, "the broker took more than 1 MiB"
        self.ground.seen["parked"] = len(self.sent)
        for subject in self.sent:
            await self.ground.people.operator.discard_letter("publicity", str(letters[subject]["id"]))


class Redelivered(Cell):
    """11"""

    number, title, within = (
        11,
        "every event of the services' topics sent again ten times, then all from the start",
        PROCESS,
    )
    also = "the projections are byte for byte what they were"
    under_load = False
    newest = 200
    """Of each partition; the whole topic once."""

    async def strike(self) -> None:
        """Nothing else happens meanwhile: any difference is the fault's."""
        await self.ground.eventually(lambda: heard(self.ground.records), within=30, pause=0.5)
        self.before = comparable(await self.ground.records.projections())
        producer = AIOKafkaProducer(bootstrap_servers=self.ground.stack.kafka, linger_ms=5, max_batch_size=2**18)
        await producer.start()
        self.again = 0
        try:
            for topic in TOLD:
                await self._again(producer, str(topic))
        finally:
            await producer.stop()
        # In a whole run these are tens of thousands, and they are the fault: it is over when all were heard.
        await self.ground.eventually(lambda: heard(self.ground.records), within=60, pause=0.5)

    async def _again(self, producer: AIOKafkaProducer, topic: str) -> None:
        records = await self.ground.records.on_topic(topic)
        newest = [each for _ in range(10) for each in records[-12 * self.newest :]]
        sent = [
            await producer.send(topic, each.value, key=each.key, partition=each.partition, headers=list(each.headers))
            for each in [*newest, *records]
        ]
        await asyncio.gather(*sent)
        self.again += len(sent)

    async def check(self) -> None:
        """Every record was consumed, none had an effect."""
        self.ground.seen["sent again"] = self.again
        assert comparable(await self.ground.records.projections()) == self.before
