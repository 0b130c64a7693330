"""A submission database of a given size: items spread over the units as life does, few units with most of them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import asyncpg

from bench import drafts
from bench.payloads import short_contents
from bench.stack import BenchStack
from chassis.migrations import upgrade

UNITS = 11_000
SEED = 0.4
# A logarithm of a uniform number is Zipf's law with exponent 1, well enough. Of ten items two are drafts, four wait,
# four are received.
ITEMS = """
insert into item (id, edition_id, item_type, unit_id, unit_name, unit_path, region, state, content, asset_ids, authors,
                  created_at, changed_at, changed_by, pooled, revision, version, told_at, submission_number,
                  submitted_title, receipt_number, first_submitted_at, submitted_at, on_time, awaiting_unit_id,
                  return_notes, approved_at, content_hash, received_at, withdrawal_reason)
select ('01990000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, unit.edition_id, 'T3', unit.unit_id, unit.name,
       unit.path, unit.region, kind.state, variant.content, '{}', array[account.id], at, at, account.id, true, 2,
       case when kind.state = 'draft' then 1 else 2 end, at,
       case when kind.state = 'draft' then 0 else 1 end,
       case when kind.state = 'draft' then '' else variant.content ->> 'title' end,
       case when kind.state = 'draft' then null else 'R-' || n end,
       case when kind.state = 'draft' then null else at end,
       case when kind.state = 'draft' then null else at end, true,
       case when kind.state = 'submitted' then unit.path[2] end, '[]',
       case when kind.state = 'received' then at end, case when kind.state = 'received' then 'x' end,
       case when kind.state = 'received' then at end, ''
from (select n, floor(exp(random() * ln($2::float8)))::int - 1 as unit_number,
             timestamptz '2026-05-01 00:00+08' + n * interval '100 milliseconds' as at
      from generate_series(0, $1::bigint - 1) n) number
join bench.variant on variant.number = n % (select count(*) from bench.variant)
join known_unit unit on unit.code = 'BENCH-' || unit_number
cross join lateral (select (array['draft', 'submitted', 'received', 'submitted', 'received'])[n % 5 + 1] as state) kind
cross join lateral (select ('01970000-0000-7000-8000-' || lpad(to_hex(unit_number), 12, '0'))::uuid as id) account
"""
VERSIONS = """
insert into item_version (item_id, number, content, submitted_at, submitted_by)
select id, 1, content, submitted_at, changed_by from item where submitted_at is not null
"""
INDEXES = """
select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename = 'item'
and indexname not in (select conname from pg_constraint)
"""


@dataclass(frozen=True)
class Grown:
    """A database that holds so many items."""

    stack: BenchStack
    items: int

    @property
    def database(self) -> str:
        """Its name."""
        return f"submission_{self.items}"

    @property
    def dsn(self) -> str:
        """Its address, for the service's role."""
        return self.stack.dsn("submission", database=self.database)

    async def lay_out(self) -> None:
        """Make it anew and fill it; indexes last, as a restore would."""
        name = self.database
        await self.stack.execute(
            "postgres", [f"drop database if exists {name} with (force)", f"create database {name} owner submission"]
        )
        await asyncio.to_thread(upgrade, "submission", self.dsn.replace("postgresql://", "postgresql+asyncpg://"))
        await drafts.lay_out(self.stack, units=UNITS, database=name, contents=short_contents())
        connection = await asyncpg.connect(self.stack.owner_dsn(name), timeout=10, command_timeout=600)
        try:
            await self._fill(connection)
        finally:
            await connection.close()

    async def _fill(self, connection: asyncpg.Connection) -> None:
        indexes = await connection.fetch(INDEXES)
        for index in indexes:
            await connection.execute(f"drop index {index['indexname']}")
        await connection.execute("set session_replication_role = replica")  # what is written refers to itself only
        await connection.execute("set maintenance_work_mem = '512MB'")
        await connection.execute(f"select setseed({SEED})")
        await connection.execute(ITEMS, self.items, float(UNITS))
        await connection.execute(VERSIONS)
        for index in indexes:
            await connection.execute(index["indexdef"])
        for statement in ("vacuum analyze item", "vacuum analyze item_version", "analyze", "checkpoint"):
            await connection.execute(statement)

    async def fetch(self, query: str, *values: object) -> Sequence[asyncpg.Record]:
        """Rows, to choose what to ask for."""
        connection = await asyncpg.connect(self.dsn, timeout=10, command_timeout=120)
        try:
            found: Sequence[asyncpg.Record] = await connection.fetch(query, *values)
        finally:
            await connection.close()
        return found

    async def buffers(self) -> int:
        """Pages that sessions of this database have touched, as far as they have told."""
        query = "select blks_hit + blks_read from pg_stat_database where datname = $1"
        connection = await asyncpg.connect(self.stack.owner_dsn("postgres"), timeout=10)
        try:
            return int(await connection.fetchval(query, self.database))
        finally:
            await connection.close()


def number_of(unit: UUID) -> int:
    """Which unit an id is of."""
    return (unit.int & 0xFFFFFFFFFFFF) - 0x1000
