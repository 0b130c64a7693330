"""Path 6: what a hundred times as many items cost: the same calls through the HTTP API on two databases."""

import asyncio
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import UUID

from bench import drafts
from bench.grown import UNITS, Grown, number_of
from bench.harness import Contestant, HotPath, Mark, Outcome
from bench.plain_http import PlainConnection
from bench.served import service
from bench.stack import BenchStack
from bench.tails import SEED, percentile
from chassis.cursors import Cursors
from services.submission.domain.item import ItemState
from services.submission.queries.item_list import ItemFilter, View

SMALL, LARGE = 10_000, 1_000_000
CALLS = 200
DRAFTS = 1800
PORTS = {SMALL: 4, LARGE: 5}
ITEMS_PATH = "/api/submission/v1/items"
FLUSH_SECONDS = 1.2
"""A session hands in its counts at most once a second, and only when it is used again."""
LISTS = ("own list", "own list, deep page", "list of the level above", "list of the level above, deep page")
BOARDS = ("board of the nation", "board of a province")
SEARCH = "search below"
READS = (*LISTS, *BOARDS, SEARCH)
BOARD_PATH = "/api/submission/v1/board"
WORD = "第{number}号"
"""Of every title, and of three characters at least."""
ACCEPT = "accept"
SAMPLE = "select unit_id from item where id = any($1::uuid[])"
MIDDLE_OWN = """select id from item where unit_id = $1 order by id desc
                offset (select count(*) / 2 from item where unit_id = $1) limit 1"""
MIDDLES_BELOW = """select unit_path[2] as unit_id, percentile_disc(0.5) within group (order by submitted_at) as at
                   from item where state = 'submitted' group by 1"""
LAST_ID = UUID(int=2**128 - 1)
DRAFT_ROWS = "select id, unit_id from item where state = 'draft' order by md5(id::text) limit $1"


@dataclass(frozen=True)
class Call:
    """One request."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes = b""


class Calls:
    """What is asked of one database, the same choice on each: units by how many items they have."""

    def __init__(self, grown: Grown) -> None:
        self._grown = grown
        self._signing = drafts.signer(grown.stack)
        self._cursors = Cursors(grown.stack.secrets["CURSOR_KEY"])
        self._tokens: dict[UUID, str] = {}
        self.reads: dict[str, list[Call]] = {kind: [] for kind in READS}
        self.accepts: list[Call] = []

    async def choose(self) -> None:
        """Choose them once."""
        chance = random.Random(SEED)  # noqa: S311 -- a sample, not a secret
        chosen = [drafts.item_id(chance.randrange(self._grown.items)) for _ in range(CALLS)]
        units = [row["unit_id"] for row in await self._grown.fetch(SAMPLE, chosen)]
        middles = {unit: list((await self._grown.fetch(MIDDLE_OWN, unit))[0].values()) for unit in sorted(set(units))}
        self._choose_pages(chance.choices(units, k=CALLS), "mine", (), middles)
        waiting = {row["unit_id"]: [row["at"], LAST_ID] for row in await self._grown.fetch(MIDDLES_BELOW)}
        self._choose_pages(chance.choices(sorted(waiting), k=CALLS), "below", (ItemState.SUBMITTED,), waiting)
        self._choose_boards(chance.choices(sorted(waiting), k=CALLS), chance)
        for row in await self._grown.fetch(DRAFT_ROWS, DRAFTS):
            headers = {**self._headers(row["unit_id"], mine=True), "idempotency-key": f"bench-{row['id']}"}
            target = f"{ITEMS_PATH}/{row['id']}/submission"
            self.accepts.append(Call("POST", target, {**headers, "content-type": "application/json"}, b"{}"))

    def _choose_pages(
        self, units: Sequence[UUID], view: View, states: tuple[ItemState, ...], middles: Mapping[UUID, list[Any]]
    ) -> None:
        """The first page of each unit, and the one that begins in the middle of its list."""
        mine = view == "mine"
        first, deep = LISTS[:2] if mine else LISTS[2:]
        query = f"view={view}" + "".join(f"&state={state}" for state in states)
        for unit in units:
            headers = self._headers(unit, mine=mine)
            cursor = self._cursors.seal(ItemFilter(unit, view, states).scope, middles[unit])
            self.reads[first].append(Call("GET", f"{ITEMS_PATH}?{query}", headers))
            self.reads[deep].append(Call("GET", f"{ITEMS_PATH}?{query}&cursor={cursor}", headers))

    def _choose_boards(self, provinces: Sequence[UUID], chance: random.Random) -> None:
        """What every approver sees, what one sees inside the own unit, and a search among what waits there."""
        for province in provinces:
            headers, word = self._headers(province, mine=False), quote(WORD.format(number=chance.randrange(10, 60)))
            self.reads[BOARDS[0]].append(Call("GET", BOARD_PATH, headers))
            self.reads[BOARDS[1]].append(Call("GET", f"{BOARD_PATH}?unit_id={province}", headers))
            self.reads[SEARCH].append(Call("GET", f"{ITEMS_PATH}?view=below&text={word}", headers))

    def _headers(self, unit: UUID, *, mine: bool) -> dict[str, str]:
        if unit not in self._tokens:
            signing = self._signing
            token = drafts.liaison_token(signing, number_of(unit)) if mine else drafts.approver_token(signing, unit)
            self._tokens[unit] = token
        return {"authorization": f"Bearer {self._tokens[unit]}"}


class AtSize(Contestant):
    """Our API before a database of one size; one call at a time."""

    def __init__(self, grown: Grown) -> None:
        self.name = f"{grown.items:,} items"
        self._grown = grown
        self._port = grown.stack.peer_port(PORTS[grown.items])
        url = grown.dsn.replace("postgresql://", "postgresql+asyncpg://")
        self._served = service(grown.stack, "submission-api", port=self._port, OPENWEEK_DATABASE_URL=url)
        self._calls = Calls(grown)

    async def start(self) -> None:
        """Fill the database, choose the calls, start the process."""
        await self._grown.lay_out()
        await self._calls.choose()
        await self._served.start()

    async def stop(self) -> None:
        """End the process, drop the database: it is large."""
        await self._served.stop()
        await self._grown.stack.execute("postgres", [f"drop database if exists {self._grown.database} with (force)"])

    async def warm_up(self, seconds: float) -> None:
        """Every read once, so that its pages are in memory if they fit."""
        async with PlainConnection("127.0.0.1", self._port) as connection:
            for calls in self._calls.reads.values():
                await _times(connection, calls)

    async def run(self, seconds: float) -> Outcome:
        """Each kind of call so many times; pages touched are counted for reads."""
        found: dict[str, float] = {}
        begun, units, errors = time.monotonic(), 0, 0
        async with PlainConnection("127.0.0.1", self._port) as connection:
            for kind, calls in self._calls.reads.items():
                before = await self._settled_buffers(connection, calls[0])
                times, failed = await _times(connection, calls)
                touched = await self._settled_buffers(connection, calls[0]) - before
                found |= {**_told(kind, times), f"{kind}.buffers": touched / len(calls)}
                units, errors = units + len(calls), errors + failed
            accepts, self._calls.accepts = self._calls.accepts[:CALLS], self._calls.accepts[CALLS:]
            times, failed = await _times(connection, accepts)
            found |= _told(ACCEPT, times)
        return Outcome(units + len(accepts), time.monotonic() - begun, errors=errors + failed, more=found)

    async def _settled_buffers(self, connection: PlainConnection, call: Call) -> int:
        await asyncio.sleep(FLUSH_SECONDS)
        await _times(connection, [call])
        return await self._grown.buffers()

    def trees(self) -> Mapping[str, int]:
        """The process and its database."""
        return {"app": self._served.pid, "postgres": self._grown.stack.pid("postgres")}


async def _times(connection: PlainConnection, calls: Sequence[Call]) -> tuple[list[float], int]:
    """Milliseconds of each, and how many were refused."""
    times, refused = [], 0
    for call in calls:
        begun = time.monotonic()
        answered = await connection.ask(call.method, call.target, call.headers, call.body)
        times.append((time.monotonic() - begun) * 1000)
        refused += answered.status >= 400
    return times, refused


def _told(kind: str, times: Sequence[float]) -> dict[str, float]:
    return {f"{kind}.p50_ms": percentile(times, 0.5), f"{kind}.p99_ms": percentile(times, 0.99)}


def _marks(small: str, large: str) -> list[Mark]:
    marks = []
    for kind in (*READS, ACCEPT):
        marks.append(
            Mark(f"{kind}: p99 at 10⁶ over 10⁴", large, small, f"{kind}.p99_ms", goal=1.5, aim=1.2, better="lower")
        )
        marks.append(Mark(f"{kind}: p50 at 10⁶ over 10⁴", large, small, f"{kind}.p50_ms", better="lower"))
        marks.append(Mark(f"{kind}: p99 at 10⁶", large, measure=f"{kind}.p99_ms", better="lower", unit=" ms"))
        if kind != ACCEPT:
            marks.append(Mark(f"{kind}: pages touched at 10⁶", large, measure=f"{kind}.buffers", better="lower"))
    return marks


async def build(stack: BenchStack) -> HotPath:
    """Two databases, filled when the path begins."""
    small, large = AtSize(Grown(stack, SMALL)), AtSize(Grown(stack, LARGE))
    return HotPath(
        "growth",
        f"the same calls on {SMALL:,} and on {LARGE:,} items of {UNITS:,} units",
        [small, large],
        _marks(small.name, large.name),
        rounds=3,
        settings={"units": UNITS, "calls": CALLS},
    )
