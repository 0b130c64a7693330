"""Points beyond those of chassis.failpoints: the test-only build watches these from outside.

The object store's points are named after its methods: `store.complete.after`, `store.promote.before`.
"""

import asyncio
import inspect
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from aiokafka import AIOKafkaConsumer
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.cloudevents import Delivery
from chassis.consumer import Consumer
from chassis.failpoints import Failpoints
from tests.faults.kill import CAUSE, LEAVING_SECONDS, KillHere

ANSWERING = "api.answering"  # half of an answer's body was handed to the socket
OFFSETS_COMMITTED = "consumer.offsets-committed"


def store_point(method: str, moment: str) -> str:
    """The point before or after a call of the object store."""
    return f"store.{method}.{moment}"


class WatchedStore:
    """An object store that comes by a point before and after each of its calls."""

    def __init__(self, store: Any, failpoints: Failpoints) -> None:
        self._store = store
        self._failpoints = failpoints

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._store, name)
        if not inspect.iscoroutinefunction(method):
            return method

        @wraps(method)
        async def watched(*arguments: Any, **named: Any) -> Any:
            await self._failpoints.reach(store_point(name, "before"))
            result = await method(*arguments, **named)
            await self._failpoints.reach(store_point(name, "after"))
            return result

        return watched


def watch_store(settings_class: type[Any], failpoints: Failpoints) -> None:
    """Every store that settings of this class make is watched."""
    made: Callable[[Any], Any] = settings_class.store

    def store(settings: Any) -> WatchedStore:
        return WatchedStore(made(settings), failpoints)

    settings_class.store = store


def watch_consumers(failpoints: Failpoints) -> None:
    """Batches tell what is in them, and commits of offsets are told."""
    receive, commit = Consumer.receive, AIOKafkaConsumer.commit

    async def receiving(self: Consumer, deliveries: Sequence[Delivery]) -> None:
        CAUSE.set(" ".join(delivery.headers.get("ce_type", "") for delivery in deliveries))
        await receive(self, deliveries)

    async def committing(self: AIOKafkaConsumer, *arguments: Any) -> None:
        await commit(self, *arguments)
        await failpoints.reach(OFFSETS_COMMITTED)

    Consumer.receive = receiving  # type: ignore[method-assign]  # the test-only build
    AIOKafkaConsumer.commit = committing


class WatchedApi:
    """An application whose requests tell what they are, and whose answers can be cut in half."""

    def __init__(self, app: ASGIApp, kill: KillHere) -> None:
        self._app = app
        self._kill = kill

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        CAUSE.set(f"{scope['method']} {scope['path']} HTTP/{scope['http_version']}")

        async def sending(message: Message) -> None:
            if message.get("body") and self._kill.is_time(ANSWERING):
                await send({**message, "body": message["body"][: len(message["body"]) // 2], "more_body": True})
                await asyncio.sleep(LEAVING_SECONDS)  # not a wait: bytes leave
                self._kill.die()
            await send(message)

        await self._app(scope, receive, sending)
