"""Path 5: a page of the feed for a desk with a token, and how soon a waiting desk has a new item."""

import asyncio
import json
import random
import time
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import httpx

from bench.feed_documents import DESKS, ITEMS, append, desk_token, lay_out_feed
from bench.harness import Contestant, HotPath, Mark, Outcome
from bench.plain_http import PlainConnection
from bench.served import Served, peer, service
from bench.stack import BenchStack
from bench.tails import percentile
from bench.wrk import run_wrk
from chassis.relay_bell import RelayBell

CONNECTIONS = 32
PAGE = 50
POOL = 16
READERS = 100
SETTLE_SECONDS = 0.2
WAIT_SECONDS = 25
OURS, FIXED, NAIVE, WAITING = "openweek", "Starlette, fixed bytes", "row → dict → JSON", "openweek, long poll"
POLLED = "openweek, as readers poll"
# Of a hundred polls: so many find nothing new, so many the end of the feed grown, the rest reads what is long known.
NOTHING_NEW, GROWN, HISTORY = 90, 8, 2
FIXED_PORT, NAIVE_PORT = 2, 3
FEED = "/api/publicity/v1/feed/items"
# CPU-µs of a read → CPU-seconds in an hour of a thousand readers who each ask every five seconds.
PER_THOUSAND_READERS = 1000 * 3600 / 5 / 1e6


class Reading(Contestant):
    """wrk reads pages in turn."""

    def __init__(self, name: str, stack: BenchStack, served: Served, requests: Path) -> None:
        self.name = name
        self._stack = stack
        self._served = served
        self._requests = requests

    async def start(self) -> None:
        """Start the process."""
        await self._served.start()

    async def stop(self) -> None:
        """End it."""
        await self._served.stop()

    async def run(self, seconds: float) -> Outcome:
        """All connections ask again as soon as they are answered."""
        url = f"http://{urlsplit(self._served.ready_url).netloc}"
        ran = await run_wrk(
            url, "feed", connections=CONNECTIONS, seconds=seconds, arguments=[str(self._requests)],
            scratch=self._stack.scratch(self.name),
        )  # fmt: skip
        return ran.outcome

    def trees(self) -> Mapping[str, int]:
        """The process and its database."""
        return {"app": self._served.pid, "postgres": self._stack.pid("postgres")}


class Polling(Reading):
    """wrk asks as readers do who poll; the process is the one that the others read from."""

    async def start(self) -> None:
        """It was started."""

    async def stop(self) -> None:
        """Whoever started it ends it."""


class Waiting(Contestant):
    """A hundred desks wait at the end of the feed; items come one by one."""

    name = WAITING

    def __init__(self, stack: BenchStack, served: Served) -> None:
        self._stack = stack
        self._served = served
        self._sequence = ITEMS

    async def run(self, seconds: float) -> Outcome:
        """From the acknowledged commit to the head of each reader's answer."""
        deadline, times = time.monotonic() + seconds, list[float]()
        begun, errors, waves = time.monotonic(), 0, 0
        bell = RelayBell(self._stack.dsn("publicity"))
        bell.start()
        async with AsyncExitStack() as stack:
            stack.push_async_callback(bell.stop)
            port = urlsplit(self._served.ready_url).port or 0
            readers = [await stack.enter_async_context(PlainConnection("127.0.0.1", port)) for _ in range(READERS)]
            connection = await asyncpg.connect(self._stack.dsn("publicity"), timeout=10)
            stack.push_async_callback(connection.close)
            targets = [await _end_of_feed(reader, desk_token(self._stack, n)) for n, reader in enumerate(readers)]
            while time.monotonic() < deadline or not waves:
                committed, answers = await self._wave(readers, targets, connection, bell)
                times += [max(0.0, at - committed) * 1000 for at, status, _target in answers if status == 200]
                errors += sum(status != 200 for _at, status, _target in answers)
                targets = [
                    (target, headers) for (_, headers), (_at, _status, target) in zip(targets, answers, strict=True)
                ]
                waves += 1
        spent = time.monotonic() - begun
        return Outcome(len(times), spent, percentile(times, 0.5), percentile(times, 0.99), errors, {"waves": waves})

    async def _wave(
        self,
        readers: Sequence[PlainConnection],
        targets: Sequence[tuple[str, Mapping[str, str]]],
        connection: asyncpg.Connection,
        bell: RelayBell,
    ) -> tuple[float, list[tuple[float, int, str]]]:
        """All wait; one item is committed, and the bell rung as a use case's commit rings it."""
        for reader, (target, headers) in zip(readers, targets, strict=True):
            reader.send("GET", target, headers)
        await asyncio.sleep(SETTLE_SECONDS)
        self._sequence += 1
        async with connection.transaction():
            await append(connection, self._sequence)
        committed = time.monotonic()
        bell.ring()
        answers = await asyncio.gather(*(reader.answer() for reader in readers))
        return committed, [(each.at, each.status, _target(each.body)) for each in answers]

    def trees(self) -> Mapping[str, int]:
        """The process and its database."""
        return {"app": self._served.pid, "postgres": self._stack.pid("postgres")}


async def _end_of_feed(reader: PlainConnection, token: str) -> tuple[str, Mapping[str, str]]:
    """Where a desk waits for what it does not have, and its headers."""
    headers, target, count = {"authorization": f"Bearer {token}"}, f"{FEED}?limit=500", -1
    while count:
        page = json.loads((await reader.ask("GET", target, headers)).body)
        count, target = len(page["items"]), f"{FEED}?cursor={page['next']}&limit=500"
    return f"{target}&wait={WAIT_SECONDS}", headers


def _target(body: bytes) -> str:
    following = body.rpartition(b'"next":"')[2].partition(b'"')[0].decode()
    return f"{FEED}?cursor={following}&limit=500&wait={WAIT_SECONDS}"


async def build(stack: BenchStack) -> HotPath:
    """A feed of five hundred items; the fixed pages are what our service answers."""
    await lay_out_feed(stack)
    ours = service(stack, "publicity-api", OPENWEEK_DATABASE_POOL=str(POOL))
    await ours.start()
    try:
        pages = await _pages(stack, ours)
        polls = await _polls(ours, pages)
    finally:
        await ours.stop()
    requests, fixed, naive = await asyncio.to_thread(_write_requests, stack.scratch("feed"), pages)
    polling = await asyncio.to_thread(_write_polls, stack.scratch("feed"), polls)
    pool = {"BENCH_DSN": stack.dsn("publicity"), "BENCH_POOL": str(POOL)}
    fixed_peer = peer(stack, "feed_fixed", stack.peer_port(FIXED_PORT), BENCH_PAGES=str(fixed))
    naive_peer = peer(stack, "feed_naive", stack.peer_port(NAIVE_PORT), **pool)
    return HotPath(
        "feed",
        f"a feed page of {PAGE} items with a desk's token, {CONNECTIONS} connections; {READERS} desks that wait",
        [
            Reading(OURS, stack, ours, requests),
            Polling(POLLED, stack, ours, polling),
            Reading(FIXED, stack, fixed_peer, requests),
            Reading(NAIVE, stack, naive_peer, naive),
            Waiting(stack, ours),
        ],
        MARKS,
        seconds=6,
        settings={
            "connections": CONNECTIONS, "pool": POOL, "workers": 1, "desks": DESKS, "items": ITEMS,
            "page_bytes": sum(len(body) for _query, _token, body in pages) // len(pages),
        },
    )  # fmt: skip


async def _pages(stack: BenchStack, ours: Served) -> list[tuple[str, str, str]]:
    """Every full page as every desk gets it: query, token, body."""
    pages = []
    async with httpx.AsyncClient(base_url=ours.ready_url.removesuffix("/readyz"), trust_env=False) as client:
        for number in range(DESKS):
            token, cursor = desk_token(stack, number), ""
            while True:
                query = f"limit={PAGE}" + (f"&cursor={cursor}" if cursor else "")
                answer = await client.get(f"{FEED}?{query}", headers={"authorization": f"Bearer {token}"})
                page = answer.raise_for_status().json()
                if len(page["items"]) < PAGE:
                    break
                pages.append((query, token, answer.text))
                cursor = page["next"]
    return pages


async def _polls(ours: Served, pages: Sequence[tuple[str, str, str]]) -> list[str]:
    """A hundred polls of each desk in a mixed order, as lines for wrk."""
    lines = []
    async with httpx.AsyncClient(base_url=ours.ready_url.removesuffix("/readyz"), trust_env=False) as client:
        for token in dict.fromkeys(token for _query, token, _body in pages):
            known = [(query, body) for query, owner, body in pages if owner == token]
            grown, body = known[-1]
            end = f"{FEED}?limit={PAGE}&cursor={json.loads(body)['next']}"
            answer = await client.get(end, headers={"authorization": f"Bearer {token}"})
            lines += [f"{end}\t{token}\t{answer.raise_for_status().headers['etag']}"] * NOTHING_NEW
            lines += [f"{FEED}?{grown}\t{token}"] * GROWN
            lines += [f"{FEED}?{query}\t{token}" for query, _body in known[:HISTORY]]
    random.Random(0).shuffle(lines)  # noqa: S311 -- a mixed order, the same in each run
    return lines


def _write_polls(folder: Path, lines: Sequence[str]) -> Path:
    file = folder / "polls"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def _write_requests(folder: Path, pages: Sequence[tuple[str, str, str]]) -> tuple[Path, Path, Path]:
    """What wrk asks for, what the fixed peer answers (a first page is the same query for all desks, and of one length),
    and the same pages as the naive peer names them."""
    folder.mkdir(parents=True, exist_ok=True)
    requests, fixed, naive = folder / "requests", folder / "pages.json", folder / "requests-naive"
    lines = [f"{FEED}?{query}\t{token}" for query, token, _body in pages]
    requests.write_text("\n".join(lines) + "\n", encoding="utf-8")
    fixed.write_text(json.dumps({query: body for query, _token, body in pages}, ensure_ascii=False), encoding="utf-8")
    starts = range(0, ITEMS, PAGE)
    naive.write_text("\n".join(f"{FEED}?after={start}&limit={PAGE}\tnone" for start in starts) + "\n", encoding="utf-8")
    return requests, fixed, naive


MARKS = (
    Mark("pages/s over Starlette with the same bytes", OURS, FIXED, goal=0.85, aim=0.95),
    Mark("pages/s over row → dict → JSON", OURS, NAIVE, goal=20, aim=100),
    Mark("CPU-s in an hour of 1,000 readers who ask every 5 s", POLLED, measure="cpu_us", scale=PER_THOUSAND_READERS,
         goal=80, aim=15, better="lower", unit=" s"),
    Mark("the same if each of them were given a full page each time", OURS, measure="cpu_us",
         scale=PER_THOUSAND_READERS, better="lower", unit=" s"),
    Mark(f"{READERS} waiting desks: item's head received after the commit, p99", WAITING, measure="p99_ms",
         goal=1000, aim=100, better="lower", unit=" ms"),
)  # fmt: skip
