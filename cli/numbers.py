"""`openweek numbers`: the figures that the README tells, measured on the local stack with its demo loaded.

Everything goes through the gateway and the public APIs; this program, the services, Kafka, PostgreSQL and MinIO
share the machine. The figures say what to expect on such a machine, not where the limit of the design is.
"""

import asyncio
import os
import platform
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from cli.client import Answer, Approver, Connection, Desk, Editor, FeedReader, Liaison, Publisher, Reviewer
from cli.demo.accounts import DemoFile
from cli.demo.cases import JOURNEY_PARENT, JOURNEY_UNIT, journey_content
from cli.stack.layout import ROOT, Stack
from cli.stack.running import open_stack

ONE_BY_ONE = 60
AT_ONCE = 16
TOGETHER = 240
RELEASES = 5
POLL_SECONDS = 0.005
Line = tuple[str, str]


def numbers(
    restart: Annotated[bool, typer.Option(help="Also time a stop and a start of the whole stack.")] = True,
) -> None:
    """Measure on the local stack: answers, time to the next service, throughput, start."""
    console = Console()
    stack = Stack(ROOT / ".local")
    file = DemoFile.read(stack.data / "demo.json")
    if not file.loaded:
        console.print("the demo is not loaded: run `make demo` first")
        raise typer.Exit(1)
    lines: list[Line] = []
    if restart:
        open_stack(stack, console=console).down()
        lines.append(("start of the stopped stack, until every process is ready", f"{_start(stack, console):.1f} s"))
    else:
        _start(stack, console)
    lines += asyncio.run(Measuring(file).run(console))
    console.print(f"\n{_machine()}\n")
    console.print("| What | Measured |\n|---|---|", markup=False)
    for what, figure in lines:
        console.print(f"| {what} | {figure} |", markup=False, soft_wrap=True)


def _start(stack: Stack, console: Console) -> float:
    begun = time.monotonic()
    open_stack(stack, console=console).up()
    return time.monotonic() - begun


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    today = time.strftime("%Y-%m-%d")
    return f"{today}, {os.cpu_count()} cores, {memory:.0f} GiB, Python {platform.python_version()}, `make numbers`"


class Measuring:
    """People of the demo who do the same thing many times."""

    def __init__(self, file: DemoFile) -> None:
        self.file = file

    async def run(self, console: Console) -> list[Line]:
        """All figures but the start."""
        async with Connection(self.file.url, patience=5) as connection:
            self._people(connection)
            self.edition_id = (await self.liaison.current_edition())["id"]
            with Progress(console=console, transient=True) as bars:
                steps = [self._answers_and_pool, self._together, self._releases]
                task = bars.add_task("measuring", total=len(steps))
                lines: list[Line] = []
                for step in steps:
                    lines += await step()
                    bars.advance(task)
        return lines

    def _people(self, connection: Connection) -> None:
        file = self.file
        self.liaison = Liaison(connection, file.first("liaison", unit_code=JOURNEY_UNIT))
        self.approver = Approver(connection, file.first("approver", unit_code=JOURNEY_PARENT))
        self.editors = [Editor(connection, account) for account in file.all_with("editor")]
        self.reviewers = [Reviewer(connection, account) for account in file.all_with("reviewer")]
        self.publisher = Publisher(connection, file.first("publisher"))
        self.desk = Desk(connection, file.first("desk"))

    async def _draft(self, number: int) -> str:
        content = {**journey_content(number), "asset_ids": []}
        return str((await self.liaison.write(self.edition_id, content))["id"])

    async def _answers_and_pool(self) -> list[Line]:
        submits, approvals, pools = [], [], []
        self.pooled: list[str] = []
        for number in range(ONE_BY_ONE):
            item_id = await self._draft(number)
            submits.append(await _timed(lambda item_id=item_id: self.liaison.submit(item_id)))  # type: ignore[misc]
            approvals.append(await _timed(lambda item_id=item_id: self.approver.approve(item_id)))  # type: ignore[misc]
            pools.append(await self._until_pooled(item_id))
            self.pooled.append(item_id)
        return [
            ("submit → receipt, one by one", _spread(submits)),
            ("approve → answer, one by one", _spread(approvals)),
            ("answer of the approval → in the ministry's pool (another service, by Kafka)", _spread(pools)),
        ]

    async def _until_pooled(self, item_id: str) -> float:
        begun = time.monotonic()
        while await self.editors[0].entry_if_known(item_id) is None:
            await asyncio.sleep(POLL_SECONDS)
        return time.monotonic() - begun

    async def _together(self) -> list[Line]:
        drafts = [await self._draft(number) for number in range(TOGETHER)]
        waiting = asyncio.Semaphore(AT_ONCE)

        async def submit(item_id: str) -> None:
            async with waiting:
                await self.liaison.submit(item_id)

        begun = time.monotonic()
        await asyncio.gather(*(submit(item_id) for item_id in drafts))
        rate = TOGETHER / (time.monotonic() - begun)
        return [(f"submissions accepted, {AT_ONCE} at once, one api process", f"{rate:.0f} a second")]

    async def _releases(self) -> list[Line]:
        polls, records = [], []
        account = self.file
        await self.desk.catch_up()
        async with FeedReader(account.kafka_desks, desk=account.kafka_desk, password=account.kafka_password) as reader:
            for item_id in self.pooled[:RELEASES]:
                await self._decide(item_id)
                poll = asyncio.create_task(self._polled(item_id))
                record = asyncio.create_task(reader.next_of(item_id, kind="published"))
                await asyncio.sleep(0.5)  # both desks are waiting by now; the measurement begins with the release
                await self.publisher.release([item_id])
                released_at = time.monotonic()
                polls.append(await poll - released_at)
                records.append((await record).arrived_at - released_at)
        for item_id in self.pooled[:RELEASES]:
            await self.publisher.withdraw(item_id, "测量结束，撤回演示稿件")
        return [
            ("answer of the release → at the desk by HTTP long poll", _spread(polls)),
            ("answer of the release → at the desk by Kafka", _spread(records)),
        ]

    async def _polled(self, item_id: str) -> float:
        while True:
            for document in await self.desk.pull(wait=25):
                if document["uri"].endswith(item_id):
                    return time.monotonic()

    async def _decide(self, item_id: str) -> None:
        chief = self.editors[0]
        await chief.assign(item_id)
        criteria = (await self.reviewers[0].get("/api/publicity/v1/rubric"))["criteria"]
        for reviewer in self.reviewers:
            await reviewer.score(item_id, {each["code"]: 85 for each in criteria}, "材料完整。")
        await chief.propose(item_id, "做法具体，可以推广。")
        for editor, stage in zip(self.editors, ("first", "second", "final"), strict=True):
            await editor.review(item_id, stage)
        await chief.decide(item_id)


async def _timed(act: Callable[[], Awaitable[Answer]]) -> float:
    begun = time.monotonic()
    await act()
    return time.monotonic() - begun


def _spread(seconds: Sequence[float]) -> str:
    """Median and the slowest of twenty, in milliseconds; before the answer counts as 0."""
    ordered = sorted(max(each, 0.0) * 1000 for each in seconds)
    slow = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    return f"{statistics.median(ordered):.0f} ms median, {slow:.0f} ms p95 (n={len(ordered)})"
