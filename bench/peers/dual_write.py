"""Peer: what one writes first. Commit, then send; at the other end a batch is one insert, then offsets are committed.

No outbox (a crash between commit and send loses the fact), no inbox beyond the row's own key, no contract, no trace:
but as durable at both ends as ours. `python -m bench.peers.dual_write`, orders by lines.
"""

import os
from collections.abc import Sequence
from typing import Any

import asyncpg
import uvloop
from aiokafka import AIOKafkaConsumer

from bench.facts import Kind
from bench.peers.raw_kafka import RawKafka, Record

WRITERS = 8
TABLES = (
    "create schema if not exists bench",
    "create table if not exists bench.told (key text primary key, payload text not null)",
    "truncate bench.told",
)
TELL = "insert into bench.told (key, payload) values ($1, $2)"
KEEP = "insert into bench.told (key, payload) select * from unnest($1::text[], $2::text[]) on conflict do nothing"


class DualWrite(RawKafka):
    """A pool where facts are written, a connection where they are shown."""

    def __init__(self, kafka: str, topic: str, kind: Kind) -> None:
        super().__init__(kafka, topic, kind)
        self._consumer = AIOKafkaConsumer(
            topic, bootstrap_servers=kafka, group_id="bench-dual-write", auto_offset_reset="latest",
            enable_auto_commit=False,
        )  # fmt: skip

    async def run(self) -> None:
        """Tables of its own in both databases."""
        written, shown = os.environ["BENCH_WRITTEN"], os.environ["BENCH_SHOWN"]
        async with asyncpg.create_pool(written, min_size=WRITERS, max_size=WRITERS, reset=_keep_session) as self._pool:
            self._shown = await asyncpg.connect(shown)
            await super().run()
            await self._shown.close()

    async def _send(self, record: Record) -> float:
        async with self._pool.acquire() as connection:
            await connection.execute(TELL, record["key"].decode(), record["value"].decode())
        return await super()._send(record)

    async def _take(self, records: Sequence[Any]) -> None:
        keys = [record.key.decode() for record in records]
        await self._shown.execute(KEEP, keys, [record.value.decode() for record in records])
        await super()._take(records)
        await self._consumer.commit()


async def _keep_session(_connection: Any) -> None:
    """The pool's reset query is a round trip for nothing."""


async def main() -> None:
    """One process for one kind of fact."""
    kind: Kind = "approved" if os.environ["BENCH_KIND"] == "approved" else "ready"
    await DualWrite(os.environ["BENCH_KAFKA"], os.environ["BENCH_TOPIC"], kind).run()


if __name__ == "__main__":
    uvloop.run(main())
