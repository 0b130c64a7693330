"""How the evidence is read off a running stack."""

import asyncio
import hashlib
import importlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from minio import Minio

from chassis.cloudevents import headers_as_text
from chassis.subscriptions import Hearing
from cli.client import Connection, Desk
from cli.demo.accounts import DemoFile
from cli.stack.buckets import ASSETS, REGION
from cli.stack.layout import SERVICES
from cli.stack.topics import wanted_topics
from tests.faults.evidence import Evidence, Row
from tests.faults.history import Line, read_history, wiped
from tests.faults.processes import process_facts
from tests.faults.workload.desks import told
from tests.faults.workload.settling import known
from tests.flows.records import PROJECTIONS, Records
from tests.infra.stack_fixture import FlowStack

CHASSIS: dict[str, str] = {
    "outbox": "id, lane, topic, key, event_id, created_at",
    "inbox": "*",
    "seen_version": "*",
    "dead_letter": 'consumer, topic, partition, "offset", error_code, state',
    "idempotency": "principal, key, request_hash, status",
}
"""Columns of the chassis' tables; never the saved answers."""

OWN: dict[str, dict[str, str]] = {
    "registry": {},
    "submission": {
        "item": "id, unit_id, state, revision, version, submission_number, receipt_number, asset_ids,"
        " withdrawal_reason, content->>'title' as title",
        "item_step": "item_id, revision, what, state",
        "item_version": "item_id, number, content->>'title' as title",
        "known_asset": "asset_id, state",
        "publication": "item_id, state",
    },
    "media": {
        "asset": "id, state, revision, version, declared_sha256, sha256, source_key, renditions::text as renditions",
        "released_use": "item_id, asset_id, withdrawn",
    },
    "publicity": {
        "entry": "id, state, item_version, version, released_at, decided_at, feed_sequence, asset_ids,"
        " withdrawal_reason, withdrawn_at",
        "feed_item": "sequence, item_id, kind, superseded",
        "receipt": "sequence, desk_id, status, item_id",
        "known_asset": "asset_id, sha256",
    },
}
IDLE = (
    "select count(*) from pg_stat_activity where state = 'idle in transaction'"
    " and state_change < now() - interval '5 seconds' and datname = current_database()"
)
PAGE = 500
ABOUT = {
    **dict.fromkeys(("item", "asset", "entry"), "id"),
    **dict.fromkeys(("item_step", "item_version", "publication", "released_use", "feed_item", "receipt"), "item_id"),
    "known_asset": "asset_id",
}
"""Table → the column that says to which item or asset a row belongs."""


async def collect(stack: FlowStack, history_path: Path) -> Evidence:
    """Everything, read around the services; only the feed's pages come through the gateway.

    Offsets first, then topics, then tables: what moves meanwhile never looks as if an event had been passed over.
    """
    offsets, topics = await _offsets(stack.kafka), await _topics(stack.kafka)
    async with Records(stack) as records:
        tables = {
            f"{service}.{table}": await _rows(records, service, table, columns)
            for service in SERVICES
            for table, columns in {**OWN[service], **CHASSIS}.items()
        }
        idle = sum([await records.count(service, IDLE) for service in SERVICES])
    history = read_history(history_path)
    items, assets = known(history)
    ready = [row["id"] for row in tables["media.asset"] if row["state"] == "ready" and row["id"] in set(assets)]
    foreign = {row["id"] for row in tables["media.asset"]} - set(assets)
    objects = await asyncio.to_thread(_objects, stack, ready)
    return Evidence(
        history=history,
        tables={name: _own_rows(name, rows, {*items, *assets}) for name, rows in tables.items()},
        topics=_since(topics, history),
        feed=[document for document in await _feed(stack) if document[1] in set(items)],
        objects={key: each for key, each in objects.items() if key.split("/", 1)[0] not in foreign},
        only=[*items, *assets],
        offsets=offsets,
        heard={service: _heard(service) for service in PROJECTIONS},
        facts={**process_facts(stack), "idle_in_transaction": idle},
    )


def _own_rows(table: str, rows: list[Row], own: set[str]) -> list[Row]:
    """Of tables of items and assets the run's own; of the chassis' tables everything."""
    about = ABOUT.get(table.partition(".")[2])
    return [row for row in rows if row[about] in own] if about else rows


def _since(topics: dict[str, list[Row]], history: list[Line]) -> dict[str, list[Row]]:
    """What came onto the topics since the run began; a broker that was wiped meanwhile counts from 0 again."""
    if wiped(history):
        return topics
    ends: dict[str, int] = next((line["ends"] for line in history if line["kind"] == "start"), {})
    return {
        topic: [each for each in records if each["offset"] >= ends.get(f"{topic}/{each['partition']}", 0)]
        for topic, records in topics.items()
    }


async def _rows(records: Records, service: str, table: str, columns: str) -> list[Row]:
    found = await records.fetch(service, f"select {columns} from {table}")  # noqa: S608 -- names from above
    return [{name: _plain(value) for name, value in row.items()} for row in found]


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, bytes):
        return value.hex()
    return value if value is None or isinstance(value, bool | int | str) else str(value)


async def _topics(bootstrap: str) -> dict[str, list[Row]]:
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, enable_auto_commit=False)
    await consumer.start()
    try:
        partitions = [TopicPartition(t.name, number) for t in wanted_topics() for number in range(t.partitions)]
        consumer.assign(partitions)
        await consumer.seek_to_beginning(*partitions)
        ends = await consumer.end_offsets(partitions)
        found: dict[str, list[Row]] = {topic.name: [] for topic in wanted_topics()}
        while any([await consumer.position(each) < ends[each] for each in partitions]):
            for records in (await consumer.getmany(timeout_ms=200)).values():
                for record in records:
                    found[record.topic].append(_record(record))
        return found
    finally:
        await consumer.stop()


def _record(record: Any) -> Row:
    return {
        "partition": record.partition,
        "offset": record.offset,
        "key": (record.key or b"").decode(errors="replace"),
        "headers": headers_as_text(record.headers),
        "value": (record.value or b"").decode(errors="replace"),
    }


async def _offsets(bootstrap: str) -> dict[str, dict[str, int]]:
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap, request_timeout_ms=10_000)
    await admin.start()
    try:
        found = {}
        for group in PROJECTIONS:
            committed = await admin.list_consumer_group_offsets(group)
            found[group] = {f"{each.topic}/{each.partition}": at.offset for each, at in committed.items()}
        return found
    finally:
        await admin.close()


def _heard(service: str) -> dict[str, list[str]]:
    """What the service's worker subscribes to, by its own subscribers."""
    worker = importlib.import_module(f"services.{service}.worker")
    modules = [
        getattr(worker, name) for name in ("registry", "submission", "media", "publicity") if name in vars(worker)
    ]
    hearing = Hearing(*(module.hears for module in modules))
    return {"topics": list(hearing.topics), "types": list(hearing.types)}


async def _feed(stack: FlowStack) -> list[list[Any]]:
    """All pages, as a desk that was never there reads them."""
    file = DemoFile.read(stack.stack.data / "demo.json")
    found: list[list[Any]] = []
    async with Connection(stack.url(), patience=10) as connection:
        desk = Desk(connection, file.all_with("desk")[0])
        cursor = None
        while True:
            page = await desk.feed(limit=PAGE, cursor=cursor)
            found += [told(document) for document in page["items"]]
            if len(page["items"]) < PAGE:
                return found
            cursor = page["next"]


def _objects(stack: FlowStack, ready: list[str]) -> dict[str, Row]:
    """Every key with its size; of ready assets also the hash of the bytes that GET gives."""
    keys = stack.secrets["S3_ACCESS_KEY"], stack.secrets["S3_SECRET_KEY"]
    client = Minio(stack.stack.address("minio"), *keys, secure=False, region=REGION)
    listed = {each.object_name: each.size for each in client.list_objects(ASSETS, recursive=True)}
    wanted = [key for key in listed if key.split("/", 1)[0] in set(ready)]

    def hashed(key: str) -> str:
        response = client.get_object(ASSETS, key)
        try:
            return hashlib.sha256(response.read()).hexdigest()
        finally:
            response.close()
            response.release_conn()

    with ThreadPoolExecutor(8) as pool:
        hashes = dict(zip(wanted, pool.map(hashed, wanted), strict=True))
    return {key: {"bytes": size, "sha256": hashes.get(key, "")} for key, size in listed.items()}
