"""Peer: the same bytes through aiokafka alone, from the producer of one process to its consumer; no database.

Acks of all replicas, idempotence, the same partitions and keys. `python -m bench.peers.raw_kafka`, orders by lines.
"""

import asyncio
import os
import time
from collections.abc import Sequence
from typing import Any

import orjson
import uvloop
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from bench.facts import Kind, outbox_row_of
from bench.tails import open_loop, percentile
from bench.talking import obey

BATCH = 500
LAST_SECONDS = 10.0
Record = dict[str, Any]


class RawKafka:
    """One producer and one consumer of one topic."""

    def __init__(self, kafka: str, topic: str, kind: Kind) -> None:
        self._topic = topic
        self._kind = kind
        # Waits for nothing: at a few hundred events a second that is the quickest.
        self._quick = AIOKafkaProducer(bootstrap_servers=kafka, acks="all", enable_idempotence=True, linger_ms=0)
        self._batching = AIOKafkaProducer(bootstrap_servers=kafka, acks="all", enable_idempotence=True, linger_ms=2)
        self._consumer = AIOKafkaConsumer(topic, bootstrap_servers=kafka, auto_offset_reset="latest")
        self._arrived: dict[bytes, float] = {}
        self._number = 0

    async def run(self) -> None:
        """Connect, find all partitions, obey."""
        for each in (self._quick, self._batching, self._consumer):
            await each.start()
        for partition in self._consumer.assignment():
            await self._consumer.position(partition)
        consuming = asyncio.create_task(self._consume())
        try:
            await obey(self._act)
        finally:
            consuming.cancel()
            for each in (self._quick, self._batching, self._consumer):
                await each.stop()

    async def _act(self, order: dict[str, Any]) -> dict[str, Any]:
        if order["do"] == "latency":
            return await self._latency(order["rate"], order["seconds"])
        return await self._produce(order["count"])

    async def _consume(self) -> None:
        while True:
            found = await self._consumer.getmany(timeout_ms=1000)
            if records := [record for each in found.values() for record in each]:
                await self._take(records)

    async def _take(self, records: Sequence[Any]) -> None:
        now = time.monotonic()
        self._arrived.update((record.key, now) for record in records)

    async def _send(self, record: Record) -> float:
        """The instant from which its time counts."""
        at = time.monotonic()
        await self._quick.send_and_wait(**record)
        return at

    async def _latency(self, rate: float, seconds: float) -> dict[str, Any]:
        records = self._records(int(rate * seconds * 1.3) + 20)
        sent: dict[bytes, float] = {}
        self._arrived = {}

        async def send(number: int, _due: float) -> None:
            sent[records[number]["key"]] = await self._send(records[number])

        await open_loop(rate, seconds, send)
        await self._await_arrivals(len(sent))
        times = [(self._arrived[key] - at) * 1000 for key, at in sent.items() if key in self._arrived]
        p50, p99 = percentile(times, 0.5), percentile(times, 0.99)
        return {"units": len(times), "seconds": seconds, "p50_ms": p50, "p99_ms": p99, "errors": len(sent) - len(times)}

    async def _await_arrivals(self, count: int) -> None:
        deadline = time.monotonic() + LAST_SECONDS
        while len(self._arrived) < count and time.monotonic() < deadline:
            await asyncio.sleep(0.01)

    async def _produce(self, count: int) -> dict[str, Any]:
        records = self._records(count)
        begun = time.monotonic()
        for start in range(0, count, BATCH):
            futures = [await self._batching.send(**record) for record in records[start : start + BATCH]]
            await asyncio.gather(*futures)
        return {"units": count, "seconds": time.monotonic() - begun, "p50_ms": 0.0, "p99_ms": 0.0, "errors": 0}

    def _records(self, count: int) -> list[Record]:
        numbers = range(self._number, self._number + count)
        self._number += count
        return [self._record(number) for number in numbers]

    def _record(self, number: int) -> Record:
        row = outbox_row_of(self._kind, number)
        headers = [(name, str(text).encode()) for name, text in orjson.loads(orjson.dumps(row["headers"])).items()]
        key, value = row["key"].encode(), row["payload"].encode()
        return {"topic": self._topic, "key": key, "value": value, "headers": headers}


async def main() -> None:
    """One process for one kind of fact."""
    kind: Kind = "approved" if os.environ["BENCH_KIND"] == "approved" else "ready"
    await RawKafka(os.environ["BENCH_KAFKA"], os.environ["BENCH_TOPIC"], kind).run()


if __name__ == "__main__":
    uvloop.run(main())
