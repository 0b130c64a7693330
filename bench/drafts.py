"""What the submission database holds before a measurement: an open edition, units, and complete drafts by number.

Draft n is of unit n modulo UNITS, written by that unit's liaison, and has the id `01990000-0000-7000-8000-<n in hex>`:
whoever measures counts, and needs no list.
"""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg

from bench.payloads import case_contents
from bench.stack import BenchStack
from chassis.principal import Principal
from chassis.token_signer import TokenSigner
from cli.stack.layout import ROOT

UNITS = 500
PROVINCES = 32
TOKEN_SECONDS = 6 * 3600
ISSUER = "openweek-registry"
EDITION_FILE = ROOT / "contracts" / "examples" / "registry.edition.published.v1" / "edition-2023.json"
EDITION_ID = UUID("01980000-0000-7000-8000-000000002023")
MINISTRY = UUID("01980000-0000-7000-8000-0000000d0100")
UNIT_COLUMNS = (
    *("edition_id", "unit_id", "code", "name", "kind", "region"),
    *("path", "other_parents", "successor_ids", "co_departments"),
)
CLEAR = "truncate item, item_version, item_step, idempotency, outbox, inbox, seen_version cascade"
"""Whatever refers to items goes with them."""

LAYOUT = """
create schema if not exists bench;
create table if not exists bench.variant (number int primary key, content jsonb not null);
"""
ACCEPTED = """
select (select count(*) from item where state = 'submitted'), (select count(*) from item_version),
       (select count(*) from item_step), (select count(*) from idempotency where status = 201),
       (select count(*) from outbox)
"""
DRAFTS = """
insert into item (id, edition_id, item_type, unit_id, unit_name, unit_path, region, state, content, asset_ids, authors,
                  created_at, changed_at, changed_by, pooled, revision, version, told_at, submission_number,
                  submitted_title, on_time, return_notes, withdrawal_reason)
select ('01990000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, unit.edition_id, 'T3', unit.unit_id, unit.name,
       unit.path, unit.region, 'draft', variant.content, '{}', array[account.id], now(), now(), account.id, true, 1, 1,
       now(), 0, '', false, '[]', ''
from generate_series($1::bigint, $2::bigint - 1) n
join bench.variant on variant.number = n % (select count(*) from bench.variant)
join known_unit unit on unit.code = 'BENCH-' || n % $3
cross join lateral (select ('01970000-0000-7000-8000-' || lpad(to_hex(n % $3), 12, '0'))::uuid as id) account
"""


def item_id(number: int) -> UUID:
    """The draft of that number."""
    return UUID(f"01990000-0000-7000-8000-{number:012x}")


def unit_id(number: int) -> UUID:
    """A reporting unit; they are counted from 0."""
    return UUID(f"01980000-0000-7000-8000-{0x1000 + number:012x}")


def province_of(number: int) -> UUID:
    """The level above a unit."""
    return UUID(f"01980000-0000-7000-8000-{0x100 + number % PROVINCES:012x}")


def tokens_file(stack: BenchStack) -> Path:
    """Where wrk finds the tokens of all liaisons, one a line."""
    return stack.scratch("tokens") / "liaisons"


def write_tokens(stack: BenchStack) -> None:
    """Sign them, once for a run."""
    signing, file = signer(stack), tokens_file(stack)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{liaison_token(signing, number)}\n" for number in range(UNITS)), encoding="utf-8")


def tokens(stack: BenchStack) -> list[str]:
    """Those that were written, by the number of their unit."""
    return tokens_file(stack).read_text(encoding="utf-8").split()


def approver_token(signing: TokenSigner, province: UUID) -> str:
    """An access token of a province's approver."""
    approver = Principal(id=province, unit_id=province, roles=frozenset({"approver"}), kind="person")
    return signing.sign(approver, token_id=province, at=time.time())


def account_id(number: int) -> UUID:
    """The liaison of a unit."""
    return UUID(f"01970000-0000-7000-8000-{number:012x}")


def signer(stack: BenchStack) -> TokenSigner:
    """The registry's own key, with tokens that outlive the bench."""
    return TokenSigner(stack.secrets["SIGNING_KEY"], issuer=ISSUER, seconds=TOKEN_SECONDS)


def liaison_token(signing: TokenSigner, number: int) -> str:
    """An access token of a unit's liaison."""
    liaison = Principal(id=account_id(number), unit_id=unit_id(number), roles=frozenset({"liaison"}), kind="person")
    return signing.sign(liaison, token_id=account_id(number), at=time.time())


async def lay_out(
    stack: BenchStack,
    *,
    units: int = UNITS,
    database: str | None = None,
    contents: Sequence[dict[str, Any]] | None = None,
) -> None:
    """The edition, its units, the variants of the content, and the issuer's keys as kept: no registry is needed."""
    connection = await asyncpg.connect(stack.dsn("submission", database=database), timeout=10)
    try:
        await connection.execute(LAYOUT)
        await connection.execute("truncate known_edition, known_unit, known_asset, bench.variant")
        await connection.execute(_edition_sql(), *_edition_values())
        await connection.copy_records_to_table("known_unit", records=_units(units), columns=UNIT_COLUMNS)
        written = [json.dumps(each, ensure_ascii=False) for each in contents or case_contents()]
        await connection.executemany("insert into bench.variant values ($1, $2)", list(enumerate(written)))
        await keep_keys(stack, connection)
    finally:
        await connection.close()


async def keep_keys(stack: BenchStack, connection: asyncpg.Connection) -> None:
    """As if the service had fetched the issuer's keys before."""
    await connection.execute(
        "insert into kept_jwks (issuer, keys) values ($1, $2) on conflict (issuer) do update set keys = excluded.keys",
        ISSUER,
        json.dumps(signer(stack).public_jwks()),
    )


async def write_drafts(stack: BenchStack, numbers: range, *, units: int = UNITS) -> None:
    """Lay out drafts of these numbers, from 0 on after forgetting all that was written; they are on disk then."""
    connection = await asyncpg.connect(stack.owner_dsn("submission"), timeout=10, command_timeout=300)
    try:
        if numbers.start == 0:
            await connection.execute(CLEAR)
        await connection.execute(DRAFTS, numbers.start, numbers.stop, units)
        await connection.execute("analyze item")
        await connection.execute("checkpoint")
    finally:
        await connection.close()


async def check_accepted(stack: BenchStack, accepted: float) -> None:
    """Every accept that was answered left one row of each kind; the last ones may have had no time for an answer."""
    connection = await asyncpg.connect(stack.owner_dsn("submission"), timeout=10)
    try:
        counts = list((await connection.fetchrow(ACCEPTED)).values())
    finally:
        await connection.close()
    if len(set(counts)) != 1 or counts[0] < accepted:
        raise AssertionError(f"{accepted:.0f} accepts left items, versions, steps, keys, events: {counts}")


def _edition_sql() -> str:
    return """insert into known_edition (edition_id, version, year, theme, starts_on, ends_on, opens_at, due_at,
              locks_at, grace_minutes, focus_areas, activity_types, other_vocabularies, wordings, item_types)
              values ($1, 1, $2, '', current_date, current_date + 6, now() - interval '1 day', now() + interval '1 day',
              now() + interval '2 days', 0, $3, $4, '{}', '[]', $5)"""


def _edition_values() -> tuple[object, ...]:
    edition = json.loads(EDITION_FILE.read_text(encoding="utf-8"))
    words = {name: _words(name) for name in ("focus_area", "activity_type")}
    limits = {each.pop("code"): each for each in edition["item_types"]}
    return EDITION_ID, edition["year"], words["focus_area"], words["activity_type"], json.dumps(limits)


def _words(name: str) -> str:
    """Every word that a case uses; what is measured is the looking up, not the vocabulary."""
    return json.dumps({each[name]: each[name] for each in case_contents()})


def _units(count: int) -> list[tuple[object, ...]]:
    """The ministry, its provinces, and the schools below them."""
    schools: list[tuple[object, ...]] = [
        (EDITION_ID, unit_id(n), f"BENCH-{n}", f"测速第{n}职业学院（虚构）", "school", "山东省",
         [MINISTRY, province_of(n), unit_id(n)], [], [], [])
        for n in range(count)
    ]  # fmt: skip
    provinces: list[tuple[object, ...]] = [
        (EDITION_ID, province_of(n), f"BENCH-P{n}", f"测速第{n}省（虚构）", "province", "山东省",
         [MINISTRY, province_of(n)], [], [], [])
        for n in range(PROVINCES)
    ]  # fmt: skip
    ministry: tuple[object, ...] = (
        EDITION_ID,
        MINISTRY,
        "BENCH-M",
        "测速部（虚构）",
        "ministry",
        "",
        [MINISTRY],
        [],
        [],
        [],
    )
    return [ministry, *provinces, *schools]
