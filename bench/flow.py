"""One fact on its way: committed with its outbox row in one service, visible once another has committed what it heard.

The writer is ours and stands for a use case: a transaction of its own for each fact, then the bell that every process
of ours rings after a commit. Everything behind it is the running system: relay, Kafka, consumer, projection.
"""

import asyncio
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import asyncpg
import orjson

from bench.drafts import UNITS
from bench.facts import Kind, outbox_row_of, subject
from bench.kafka_lag import lag
from bench.stack import BenchStack
from chassis.relay_bell import RelayBell

CHANNEL = "bench_visible"
WRITERS = 8
QUIET_SECONDS = 60.0
COLUMNS = ("lane", "topic", "key", "event_id", "headers", "payload")
WRITE = "insert into outbox (lane, topic, key, event_id, headers, payload) values ($1, $2, $3, $4, $5, $6)"
APPROVED_ITEMS = """
insert into item (id, edition_id, item_type, unit_id, unit_name, unit_path, region, state, content, asset_ids, authors,
                  created_at, changed_at, pooled, revision, version, told_at, submission_number, submitted_title,
                  receipt_number, submitted_at, on_time, return_notes, approved_at, content_hash, withdrawal_reason)
select ('01990000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, unit.edition_id, 'T3', unit.unit_id, unit.name,
       unit.path, unit.region, 'approved', variant.content, '{}', '{}', now(), now(), true, 3, 3, now(), 1,
       variant.content ->> 'title', 'BENCH-' || n, now(), true, '[]', now(), 'x', ''
from generate_series($1::bigint, $2::bigint - 1) n
join bench.variant on variant.number = n % (select count(*) from bench.variant)
join known_unit unit on unit.code = 'BENCH-' || n % $3
"""


@dataclass(frozen=True)
class Route:
    """From where to where: the facts' kind, the service that writes, the one that shows, and in which column."""

    kind: Kind
    topic: str
    writes: str
    shows: str
    table: str
    column: str

    @property
    def trigger(self) -> Sequence[str]:
        """Tells of each new row when its transaction has committed: one word for a statement, not for a row."""
        return (
            f"""create or replace function bench_tell() returns trigger language plpgsql as $$
                declare told text;
                begin
                  for told in select string_agg(id, ',') from
                    (select {self.column}::text as id, (row_number() over ()) / 200 as page from fresh) pages
                    group by page
                  loop perform pg_notify('{CHANNEL}', told); end loop;
                  return null;
                end $$""",  # noqa: S608 -- names from this program
            f"drop trigger if exists bench_tell on {self.table}",
            f"""create trigger bench_tell after insert on {self.table} referencing new table as fresh
                for each statement execute function bench_tell()""",
        )

    @property
    def forgotten(self) -> str:
        """Takes the trigger away again."""
        return f"drop trigger if exists bench_tell on {self.table}"


class Flow:
    """The writer and the eye at the other end. Facts are numbered; no number comes twice, in no run."""

    def __init__(self, stack: BenchStack, route: Route) -> None:
        self.stack = stack
        self.route = route
        self.next_number = int(time.time() - 1.7e9) << 16
        self.seen: dict[str, float] = {}
        self._missing: set[str] = set()
        self._bell = RelayBell(stack.dsn(route.writes))

    async def __aenter__(self) -> Self:
        dsn = self.stack.dsn(self.route.writes)
        self._pool = await asyncpg.create_pool(dsn, min_size=WRITERS, max_size=WRITERS, reset=_keep_session)
        await self.stack.execute(self.route.shows, self.route.trigger)
        self._eye = await asyncpg.connect(self.stack.dsn(self.route.shows), timeout=10)
        await self._eye.add_listener(CHANNEL, self._note)
        self._bell.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._bell.stop()
        await self._eye.close()
        await self.stack.execute(self.route.shows, [self.route.forgotten])
        await self._pool.close()

    async def lay_out(self, count: int) -> range:
        """Numbers that were never used, with what must stand behind their facts."""
        numbers = range(self.next_number, self.next_number + count)
        self.next_number += count
        if self.route.kind == "approved":
            async with self._pool.acquire() as connection:
                await connection.execute(APPROVED_ITEMS, numbers.start, numbers.stop, UNITS, timeout=120)
        self.seen = {}
        return numbers

    def rows(self, numbers: Iterable[int]) -> list[tuple[Any, ...]]:
        """Their outbox rows."""
        return [_values(outbox_row_of(self.route.kind, number)) for number in numbers]

    async def write(self, row: tuple[Any, ...]) -> float:
        """One transaction; the instant at which its commit was acknowledged."""
        async with self._pool.acquire() as connection:
            await connection.execute(WRITE, *row)
        at = time.monotonic()
        self._bell.ring()
        return at

    async def write_at_once(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """All of them in one transaction, without the bell."""
        async with self._pool.acquire() as connection:
            await connection.copy_records_to_table("outbox", records=rows, columns=COLUMNS, timeout=120)

    def ring(self) -> None:
        """Wake the relay."""
        self._bell.ring()

    async def await_visible(self, ids: Iterable[UUID], *, within: float) -> int:
        """Wait until all of them are; how many are not."""
        deadline, self._missing = time.monotonic() + within, {str(each) for each in ids} - self.seen.keys()
        while self._missing and time.monotonic() < deadline:
            await asyncio.sleep(0.01)
        return len(self._missing)

    async def await_quiet(self, services: Iterable[str]) -> None:
        """Until nobody has anything left to say or to hear."""
        deadline = time.monotonic() + QUIET_SECONDS
        while await self._unsent(services) or await lag(self.stack.kafka, services):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{', '.join(services)} do not come to rest")
            await asyncio.sleep(0.1)

    async def _unsent(self, services: Iterable[str]) -> int:
        return sum([await _count(self.stack.dsn(service), "select count(*) from outbox") for service in services])

    def _note(self, _connection: Any, _pid: int, _channel: str, payload: object) -> None:
        now = time.monotonic()
        ids = str(payload).split(",")
        for each in ids:
            self.seen.setdefault(each, now)
        self._missing.difference_update(ids)


def subjects(route: Route, numbers: Iterable[int]) -> list[UUID]:
    """What the facts of these numbers are about."""
    return [subject(route.kind, number) for number in numbers]


def _values(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(orjson.dumps(row[name]).decode() if name == "headers" else row[name] for name in COLUMNS)


async def _count(dsn: str, query: str) -> int:
    connection = await asyncpg.connect(dsn, timeout=10)
    try:
        return int(await connection.fetchval(query))
    finally:
        await connection.close()


async def _keep_session(_connection: Any) -> None:
    """Services run without the pool's reset query, and so does this writer."""
