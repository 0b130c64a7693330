"""Two of one api behind the gateway, restarted one after the other as a rolling update does it."""

import asyncio
import os
import re
import signal
from types import TracebackType
from typing import Self

from cli.stack import nginx
from tests.faults.cells.ground import Ground
from tests.faults.cells.twin import Twin


class TwoOfEach:
    """The gateway knows both addresses of the api and asks the other one where one refuses the connection."""

    def __init__(self, ground: Ground, name: str) -> None:
        self._ground = ground
        self._name = name
        self._conf = ground.stack.stack.data / "nginx" / "nginx.conf"
        self._kept = self._conf.read_text()
        self._twin: Twin | None = None

    async def __aenter__(self) -> Self:
        self._twin = Twin(self._ground, self._name, {})
        await self._twin.serves()
        self._tell_gateway()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        nginx.configure(self._ground.stack.stack)
        self._reload()
        await self._ground.hold(1)  # requests in the old gateway's hands end first
        if self._twin is not None:
            await asyncio.to_thread(self._twin.stop)

    async def restart(self, which: int) -> None:
        """SIGTERM, start, ready."""
        if which == 0:
            await asyncio.to_thread(self._ground.stack.restart, self._name)
            return
        if self._twin is not None:
            await asyncio.to_thread(self._twin.stop)
        self._twin = Twin(self._ground, self._name, {})
        await self._twin.serves()

    def _tell_gateway(self) -> None:
        """A group under a name stands where the one address stood."""
        stack, group = self._ground.stack.stack, f"{self._name}s"
        both = (stack.address(self._name), f"127.0.0.1:{self._twin.port if self._twin else 0}")
        servers = " ".join(f"server {address} max_fails=0;" for address in both)
        self._conf.write_text(self._kept.replace("http {", f"http {{\n    upstream {group} {{ {servers} }}", 1))
        routes = self._conf.with_name("openweek.conf")
        service = self._name.partition("-")[0]
        routes.write_text(re.sub(rf"set \${service} [^;]+;", f"set ${service} {group};", routes.read_text()))
        self._reload()

    def _reload(self) -> None:
        os.kill(int(self._conf.with_name("nginx.pid").read_text()), signal.SIGHUP)
