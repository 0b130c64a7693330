"""One client operation: told to the history at its invoke and at its return, repeated while it is undecided."""

import asyncio
import hashlib
import json
import math
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from cli.client import Answer, Connection, Member, Refused
from cli.client.connection import IN_FLIGHT
from tests.faults.history import History, Outcome

FIRST_PAUSE, LONGEST_PAUSE = 0.3, 2.0
TOLD = ("revision", "state", "receipt_number", "submission_number")
"""Of an answer about an item: what the checkers hold against the tables."""

Reading = Callable[[Answer], dict[str, Any]]


@dataclass(frozen=True)
class Result:
    """What became of an operation."""

    outcome: Outcome
    answer: Answer = field(default_factory=lambda: Answer({}))
    status: int = 0
    code: str = ""

    def __bool__(self) -> bool:
        return self.outcome == "ok"


@dataclass(frozen=True)
class Request:
    """What is asked of a service."""

    method: str
    path: str
    body: Any = None
    query: Mapping[str, Any] | None = None
    etag: str = ""

    @property
    def digest(self) -> str:
        """What makes two requests under one key the same."""
        text = json.dumps([self.method, self.path, self.body], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def what_is_told(answer: Answer) -> dict[str, Any]:
    """Those of the answer's fields that checkers look at."""
    return {name: answer[name] for name in TOLD if name in answer}


class Calls:
    """Requests through the gateway, each a line at its invoke and one at its return."""

    def __init__(self, connection: Connection, history: History) -> None:
        self.history = history
        self._connection = connection
        self.give_up_at = math.inf
        """Undecided operations are repeated until then."""

    def time_is_up(self) -> bool:
        """Whether another try would come too late."""
        return time.monotonic() > self.give_up_at

    async def post(
        self,
        member: Member,
        what: str,
        path: str,
        body: Any = None,
        *,
        key: str = "",
        reading: Reading = what_is_told,
        **keys: Any,
    ) -> Result:
        """A write under one Idempotency-Key, as a real client does it: again with the same key until it is decided."""
        key, pause = key or str(uuid.uuid4()), FIRST_PAUSE
        while True:
            request = Request("POST", path, body)
            result = await self._once(member, what, request, key=key, reading=reading, **keys)
            if result.outcome != "info" or time.monotonic() + pause > self.give_up_at:
                return result
            await asyncio.sleep(pause)  # not a wait: a client that backs off
            pause = min(pause * 1.5, LONGEST_PAUSE)

    async def put(self, member: Member, what: str, path: str, body: Any, *, etag: str, **keys: Any) -> Result:
        """An edit; never repeated blindly, since its If-Match may be its own."""
        return await self._once(member, what, Request("PUT", path, body, etag=etag), **keys)

    async def get(
        self, member: Member, what: str, path: str, *, reading: Reading = what_is_told, **keys: Any
    ) -> Result:
        """A read."""
        query = keys.pop("query", None)
        return await self._once(member, what, Request("GET", path, query=query), reading=reading, **keys)

    async def _once(
        self,
        member: Member,
        what: str,
        request: Request,
        *,
        key: str = "",
        reading: Reading = what_is_told,
        **keys: Any,
    ) -> Result:
        told = {"key": key, "digest": request.digest} if key else {}
        number = self.history.invoke(member.account.username, what, **told, **keys)
        headers = {"If-Match": request.etag} if request.etag else {}
        try:
            headers |= await member.authorization()
            answer = await self._connection.ask(
                request.method, request.path, body=request.body, query=request.query, headers=headers,
                key=key or None, patience=0,
            )  # fmt: skip
        except Refused as refused:
            return self._refused(number, refused)
        except httpx.HTTPError as error:
            self.history.returned(number, "info", error=type(error).__name__)
            return Result("info")
        except asyncio.CancelledError:
            self.history.returned(number, "info", error="cancelled")
            raise
        replayed = {"replayed": True} if answer.replayed else {}
        self.history.returned(number, "ok", status=answer.status, **replayed, **reading(answer))
        return Result("ok", answer, answer.status)

    def _refused(self, number: int, refused: Refused) -> Result:
        undecided = refused.status >= 500 or refused.code == IN_FLIGHT
        outcome: Outcome = "info" if undecided else "fail"
        self.history.returned(
            number, outcome, status=refused.status, code=refused.code, retry_after=refused.retry_after
        )
        return Result(outcome, status=refused.status, code=refused.code)
