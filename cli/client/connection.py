"""One HTTP client to the gateway: a key on every POST, retries under the same key, each exchange told to a listener."""

import asyncio
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpx

from cli.client.answers import Answer, Refused

PAUSE_SECONDS = 0.2
LONGEST_PAUSE = 2.0
WORTH_RETRYING = frozenset({502, 503, 504})
IN_FLIGHT = "idempotency-key-in-flight"


@dataclass(frozen=True)
class Exchange:
    """One request and what became of it."""

    method: str
    path: str
    status: int
    seconds: float


Listener = Callable[[Exchange], None]


class Connection:
    """Requests to one openweek. `patience` is how long a request is repeated while a part of it is away."""

    def __init__(self, url: str, *, patience: float = 0.0, listener: Listener | None = None) -> None:
        self.url = url.rstrip("/")
        self.patience = patience
        self.listener = listener
        limits = httpx.Limits(max_connections=100, max_keepalive_connections=50)
        self.http = httpx.AsyncClient(base_url=self.url, timeout=httpx.Timeout(60, connect=5), limits=limits)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.http.aclose()

    async def ask(
        self,
        method: str,
        path: str,
        *,
        body: Any = None,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        key: str | None = None,
        patience: float | None = None,
    ) -> Answer:
        """One request; Refused when the answer is a problem. Every try of a POST bears the same Idempotency-Key."""
        sent = dict(headers or {})
        if method == "POST":
            sent["Idempotency-Key"] = key or str(uuid.uuid4())
        deadline = time.monotonic() + (self.patience if patience is None else patience)
        pause = PAUSE_SECONDS
        while True:
            try:
                response = await self.send(method, path, json=body, params=query, headers=sent)
                return read_answer(method, path, response)
            except (Refused, httpx.TransportError) as error:
                if not _worth_retrying(error) or time.monotonic() + pause > deadline:
                    raise
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, LONGEST_PAUSE)

    async def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """The bare response, whatever its status; redirects are not followed."""
        begun = time.monotonic()
        response = await self.http.request(method, path, **options)
        if self.listener:
            self.listener(Exchange(method, path, response.status_code, time.monotonic() - begun))
        return response


def read_answer(method: str, path: str, response: httpx.Response) -> Answer:
    """The body, or Refused when the answer is a problem."""
    headers = dict(response.headers)
    is_json = "json" in headers.get("content-type", "")
    body = response.json() if is_json and response.content else {}
    if response.status_code >= 400:
        problem = body if isinstance(body, dict) else {}
        raise Refused(method, path, response.status_code, problem, headers)
    return Answer(body if isinstance(body, dict) else {"items": body}, status=response.status_code, headers=headers)


def _worth_retrying(error: Exception) -> bool:
    if isinstance(error, Refused):
        return error.status in WORTH_RETRYING or error.code == IN_FLIGHT
    return True
