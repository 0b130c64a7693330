"""Faults by name, done to a stack while the edition week goes on, each told to the history."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import partial
from typing import Any
from uuid import uuid4

from aiokafka import AIOKafkaProducer

from cli.stack.environment import MODULES
from cli.stack.layout import ROOT
from cli.stack.processes import MARK
from tests.faults.history import History
from tests.faults.processes import kill, pids_of, send, serving, serving_at
from tests.faults.stack import FaultStack
from tests.flows.records import Records
from tests.infra.waiting import eventually

EVERY_SECONDS = 3.0
TWIN, TWIN_PORTS = "submission-worker-2", 600
STOP_SECONDS = 30
POISON = b"\xff not an event"

Harm = Callable[[FaultStack, History, float], Coroutine[Any, Any, None]]


async def nothing(_stack: FaultStack, _history: History, _seconds: float) -> None:
    """A quiet week."""


def killing(*names: str) -> Harm:
    """One after the other is killed without a word; the supervisor starts it anew."""

    async def one_by_one(stack: FaultStack, history: History, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        until, number = loop.time() + seconds - EVERY_SECONDS, 0
        while loop.time() < until:
            await asyncio.sleep(EVERY_SECONDS)  # not a wait: the fault's own clock
            name = names[number % len(names)]
            history.begin("kill-9", name)
            kill(stack, name)
            await serving(stack, name)
            history.heal("kill-9", name)
            number += 1

    return one_by_one


async def kill_relays_before_a_dead_broker(stack: FaultStack, history: History, seconds: float) -> None:
    """The broker stands still while workers die with what they were sending; then it goes on."""
    workers = ("submission-worker", "publicity-worker", "media-worker")
    await asyncio.sleep(seconds / 3)  # not a wait: the fault's own clock
    with history.fault("pause", "kafka"):
        send(stack, "kafka", signal.SIGSTOP)
        await asyncio.sleep(seconds / 4)  # not a wait: events gather meanwhile
        for name in workers:
            history.begin("kill-9", name)
            kill(stack, name)
        send(stack, "kafka", signal.SIGCONT)
    await serving(stack, *workers)
    for name in workers:
        history.heal("kill-9", name)


async def kill_at_their_points(stack: FaultStack, history: History, seconds: float) -> None:
    """Processes whose fate is to be killed at a point meet it, and are started anew."""
    doomed = [name for name, fate in stack.plan.read().items() if fate.kill_at]
    for name in doomed:
        history.begin("kill-9", name)
        await eventually(partial(stack.plan.fired, name), within=2 * seconds)
        await serving(stack, name)
        history.heal("kill-9", name)


async def two_relays(stack: FaultStack, history: History, seconds: float) -> None:
    """Now one, now the other of two workers of submission stands still for a moment."""
    pids = pids_of(stack)
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds - 1
    with history.fault("pauses", "submission-worker"):
        while loop.time() < until:
            for each in (pids["submission-worker"], pids[TWIN]):
                os.kill(each, signal.SIGSTOP)
                await asyncio.sleep(0.5)  # not a wait: the fault's own clock
                os.kill(each, signal.SIGCONT)
                await asyncio.sleep(0.3)  # not a wait: the fault's own clock


@asynccontextmanager
async def second_worker(stack: FaultStack) -> AsyncIterator[None]:
    """A second worker of submission, of the same build and with the same fate, that serves."""
    port = stack.stack.port("submission-worker") + TWIN_PORTS
    own = {"OPENWEEK_HTTP_PORT": str(port), "OPENWEEK_INSTANCE": TWIN, MARK: str(stack.stack.data)}
    command = [sys.executable, "-m", *stack.stack.launcher, f"services.submission.{MODULES['worker']}"]
    environment = {**os.environ, **stack.environment("submission"), **own}
    with stack.stack.log(TWIN).open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)  # noqa: ASYNC220
    try:
        await serving_at(f"http://127.0.0.1:{port}/readyz")
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        await asyncio.to_thread(process.wait, STOP_SECONDS)


async def everything_again(stack: FaultStack, history: History, seconds: float) -> None:
    """Every record of the services' topics comes once more, as it was."""
    await asyncio.sleep(seconds * 0.7)  # not a wait: the fault's own clock
    with history.fault("replay-topics", "kafka"):
        await _send_again(stack, fresh_ids=False, only_first=False)


async def late_news(stack: FaultStack, history: History, seconds: float) -> None:
    """Facts before the last of each aggregate come once more, under ids of their own, as a slow replay sends them."""
    await asyncio.sleep(seconds * 0.8)  # not a wait: the fault's own clock
    with history.fault("late-replay", "kafka"):
        await _send_again(stack, fresh_ids=True, only_first=True)


async def _send_again(stack: FaultStack, *, fresh_ids: bool, only_first: bool) -> None:
    async with Records(stack) as records, _producer(stack) as producer:
        for topic in ("submission.items", "media.assets", "publicity.items"):
            told = await records.on_topic(topic)
            last = {record.key: record.offset for record in told}
            for record in told:
                if only_first and record.offset == last[record.key]:
                    continue
                fresh = [("ce_id", str(uuid4()).encode())] if fresh_ids else []
                kept = [(name, value) for name, value in record.headers if not (fresh_ids and name == "ce_id")]
                await producer.send(topic, key=record.key, value=record.value, headers=[*kept, *fresh])
        await producer.flush()


async def poison(stack: FaultStack, history: History, seconds: float) -> None:
    """Records that are no events, and one of a version that nobody knows yet."""
    await asyncio.sleep(seconds / 3)  # not a wait: the fault's own clock
    unknown = [("ce_id", str(uuid4()).encode()), ("ce_type", b"submission.item.approved.v9"),
               ("ce_subject", str(uuid4()).encode()), ("ce_sequence", b"1")]  # fmt: skip
    with history.fault("poison", "kafka"):
        async with _producer(stack) as producer:
            for topic in ("submission.items", "media.assets", "publicity.items"):
                await producer.send_and_wait(topic, key=b"poison", value=POISON)
            await producer.send_and_wait("submission.items", key=b"v9", value=json.dumps({}).encode(), headers=unknown)


@asynccontextmanager
async def _producer(stack: FaultStack) -> AsyncIterator[AIOKafkaProducer]:
    producer = AIOKafkaProducer(bootstrap_servers=stack.kafka, acks="all", enable_idempotence=True)
    await producer.start()
    try:
        yield producer
    finally:
        await producer.stop()


HARMS: dict[str, Harm] = {
    "none": nothing,
    "kill-worker": killing("submission-worker", "publicity-worker", "media-worker"),
    "kill-api": killing("submission-api", "publicity-api", "media-api"),
    "kill-submission-api": killing("submission-api"),
    "kill-some": killing("submission-worker", "submission-api"),
    "kill-relays-before-a-dead-broker": kill_relays_before_a_dead_broker,
    "kill-at-point": kill_at_their_points,
    "two-relays": two_relays,
    "everything-again": everything_again,
    "late-news": late_news,
    "poison": poison,
}

PREPARED: dict[str, Callable[[FaultStack], AbstractAsyncContextManager[None]]] = {"two-relays": second_worker}
"""What must be there before the week begins."""


def prepared(fault: str, stack: FaultStack) -> AbstractAsyncContextManager[None]:
    """Around a week with this fault."""
    return PREPARED[fault](stack) if fault in PREPARED else nullcontext()
