"""Toxiproxy, told over its HTTP API: what happens to the bytes between the services and a part."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Literal, Self

import httpx

Stream = Literal["upstream", "downstream"]
"""upstream: from the service to the part; downstream: its answers."""


class Toxiproxy:
    """The proxies of one stack, by the name of the part behind each."""

    def __init__(self, url: str) -> None:
        # It answers 403 to whatever looks like a browser.
        self._http = httpx.AsyncClient(base_url=url, timeout=5, headers={"User-Agent": "openweek-faults"})

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def proxies(self) -> dict[str, Any]:
        """Every proxy as it stands."""
        return dict(await self._ask("GET", "/proxies"))

    async def add_proxy(self, name: str, *, upstream: str) -> str:
        """A new proxy on a free port, passing bytes on; its host:port."""
        proxy = {"name": name, "listen": "127.0.0.1:0", "upstream": upstream, "enabled": True}
        return str((await self._ask("POST", "/proxies", proxy))["listen"])

    async def remove_proxy(self, name: str) -> None:
        """The proxy with its connections."""
        await self._ask("DELETE", f"/proxies/{name}")

    async def lead(self, name: str, upstream: str) -> None:
        """To another upstream from now on; its connections end."""
        await self._ask("POST", f"/proxies/{name}", {"upstream": upstream})

    async def reset(self) -> None:
        """Every proxy up, no toxic anywhere."""
        await self._ask("POST", "/reset")

    async def up(self, name: str) -> None:
        """Take connections again."""
        await self._ask("POST", f"/proxies/{name}", {"enabled": True})

    async def down(self, name: str) -> None:
        """Refuse connections, end those that are open."""
        await self._ask("POST", f"/proxies/{name}", {"enabled": False})

    async def poison(
        self, proxy: str, kind: str, stream: Stream = "downstream", *, share: float = 1.0, **attributes: int
    ) -> str:
        """Put a toxic on a proxy; its name. `share` is the part of the connections that it concerns."""
        name = f"{kind}-{stream}"
        toxic = {"name": name, "type": kind, "stream": stream, "toxicity": share, "attributes": attributes}
        await self._ask("POST", f"/proxies/{proxy}/toxics", toxic)
        return name

    async def cure(self, proxy: str, toxic: str) -> None:
        """Take the toxic off."""
        await self._ask("DELETE", f"/proxies/{proxy}/toxics/{toxic}")

    # the toxics by what they do

    def latency(self, proxy: str, stream: Stream = "downstream", *, ms: int, jitter: int = 0) -> Any:
        """Late by so much."""
        return self._while(proxy, "latency", stream, latency=ms, jitter=jitter)

    def bandwidth(self, proxy: str, stream: Stream = "downstream", *, kilobytes: int) -> Any:
        """No more than so much per second."""
        return self._while(proxy, "bandwidth", stream, rate=kilobytes)

    def black_hole(self, proxy: str, stream: Stream) -> Any:
        """Swallow every byte and keep the connection open; it ends when the toxic goes."""
        return self._while(proxy, "timeout", stream, timeout=0)

    def reset_peer(self, proxy: str, stream: Stream = "downstream", *, after_ms: int = 0) -> Any:
        """End connections with RST."""
        return self._while(proxy, "reset_peer", stream, timeout=after_ms)

    def slow_close(self, proxy: str, stream: Stream = "downstream", *, ms: int) -> Any:
        """Closed, but only after a while."""
        return self._while(proxy, "slow_close", stream, delay=ms)

    def slicer(self, proxy: str, stream: Stream = "downstream", *, size: int, microseconds: int = 0) -> Any:
        """In small pieces."""
        return self._while(
            proxy, "slicer", stream, average_size=size, size_variation=max(size // 4, 1), delay=microseconds
        )

    def limit_data(self, proxy: str, stream: Stream = "downstream", *, size: int) -> Any:
        """Closed after so many bytes."""
        return self._while(proxy, "limit_data", stream, bytes=size)

    @asynccontextmanager
    async def refusing(self, proxy: str) -> AsyncIterator[None]:
        """As if nobody listened."""
        await self.down(proxy)
        try:
            yield
        finally:
            await self.up(proxy)

    @asynccontextmanager
    async def _while(self, proxy: str, kind: str, stream: Stream, **attributes: int) -> AsyncIterator[None]:
        toxic = await self.poison(proxy, kind, stream, **attributes)
        try:
            yield
        finally:
            await self.cure(proxy, toxic)

    async def _ask(self, method: str, path: str, body: Any = None) -> Any:
        answer = await self._http.request(method, path, json=body)
        if answer.is_error:
            raise RuntimeError(f"toxiproxy: {method} {path} → {answer.status_code} {answer.text}")
        return answer.json() if answer.content else None
