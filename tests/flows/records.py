"""What stands in the databases and on the topics, read without any service in between."""

import json
from types import TracebackType
from typing import Any, Self

import asyncpg
from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from cli.stack.layout import SERVICES
from cli.stack.topics import wanted_topics
from tests.infra.stack_fixture import FlowStack

# What each service keeps of the others, by the columns that facts decide; not when it was noted here.
PROJECTIONS = {
    "submission": ("known_edition", "known_unit", "known_obligation", "known_asset", "item"),
    "media": ("known_unit", "released_use"),
    "publicity": ("entry", "known_unit", "known_edition", "known_access", "known_asset", "feed_item"),
}


class Records:
    """Read-only connections, opened when first used."""

    def __init__(self, stack: FlowStack) -> None:
        self._stack = stack
        self._connections: dict[str, asyncpg.Connection] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for connection in self._connections.values():
            connection.terminate()

    async def fetch(self, service: str, query: str, *values: Any) -> list[dict[str, Any]]:
        """Rows of a service's database."""
        connection = self._connections.get(service)
        if connection is None or connection.is_closed():
            url = self._stack.environment(service)["OPENWEEK_DATABASE_URL"].replace("+asyncpg", "")
            connection = self._connections[service] = await asyncpg.connect(url, timeout=5)
        return [dict(row) for row in await connection.fetch(query, *values)]

    async def count(self, service: str, query: str, *values: Any) -> int:
        """One number."""
        return int(next(iter((await self.fetch(service, query, *values))[0].values())))

    async def unsent(self) -> int:
        """Events that no relay has sent yet, in all services."""
        return sum([await self.count(service, "select count(*) from outbox") for service in SERVICES])

    async def projections(self) -> dict[str, list[dict[str, Any]]]:
        """Every table that events of others write, in one order."""
        return {
            f"{service}.{table}": await self.fetch(service, f"select * from {table} order by 1, 2")  # noqa: S608 -- names from above
            for service, tables in PROJECTIONS.items()
            for table in tables
        }

    async def forget_projections(self, service: str) -> None:
        """As if the service had never heard anything: what others told it is gone, and that it heard it."""
        tables = [table for table in PROJECTIONS[service] if table.startswith(("known_", "released_"))]
        await self.fetch(service, f"truncate inbox, seen_version, {', '.join(tables)}")

    async def lag(self) -> int:
        """Records that are on topics and that a consuming service has not committed."""
        admin = AIOKafkaAdminClient(bootstrap_servers=self._stack.kafka, request_timeout_ms=10_000)
        consumer = AIOKafkaConsumer(bootstrap_servers=self._stack.kafka)
        await admin.start()
        await consumer.start()
        try:
            return sum([await self._lag_of(service, admin, consumer) for service in PROJECTIONS])
        finally:
            await consumer.stop()
            await admin.close()

    @staticmethod
    async def _lag_of(group: str, admin: AIOKafkaAdminClient, consumer: AIOKafkaConsumer) -> int:
        committed = await admin.list_consumer_group_offsets(group)
        heard = {each.topic for each in committed}
        partitions = [
            TopicPartition(topic.name, number)
            for topic in wanted_topics()
            if topic.name in heard
            for number in range(topic.partitions)
        ]
        assert partitions, f"{group} has not committed anything"
        ends = await consumer.end_offsets(partitions)
        done = {each: max(committed[each].offset, 0) for each in committed}
        return int(sum(ends[each] - done.get(each, 0) for each in partitions))

    async def members(self, group: str) -> int:
        """Processes that share a service's topics; 0 while they are still agreeing on who gets what."""
        admin = AIOKafkaAdminClient(bootstrap_servers=self._stack.kafka, request_timeout_ms=10_000)
        await admin.start()
        try:
            (answer,) = await admin.describe_consumer_groups([group])
            ((_error, _group, state, _kind, _protocol, members, *_),) = answer.groups
            return len(members) if state == "Stable" else 0
        finally:
            await admin.close()

    async def on_topic(self, topic: str) -> list[ConsumerRecord]:
        """Every record of a topic, as the services' listener shows it."""
        consumer = AIOKafkaConsumer(bootstrap_servers=self._stack.kafka, enable_auto_commit=False)
        await consumer.start()
        try:
            # A first look makes the client learn of the topic.
            consumer.subscribe([topic])
            await consumer.getmany(timeout_ms=0)
            partitions = list(consumer.assignment())
            await consumer.seek_to_beginning(*partitions)
            ends = await consumer.end_offsets(partitions)
            found: list[ConsumerRecord] = []
            while any([await consumer.position(each) < ends[each] for each in partitions]):
                for records in (await consumer.getmany(timeout_ms=200)).values():
                    found += records
            return found
        finally:
            await consumer.stop()


def header(record: ConsumerRecord, name: str) -> str:
    """One header as text."""
    return str({key: value.decode() for key, value in record.headers}[name])


def value(record: ConsumerRecord) -> Any:
    """The value."""
    return json.loads(record.value)
