"""The HTTP process as it really runs."""

import asyncio
import os
import signal
import socket
import sys
import time

import httpx
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

from contracts.roles import Role
from tests.infra.waiting import eventually
from tests.services.publicity.servers import serving
from tests.services.submission.world import World

STREAM = "/api/submission/v1/board/stream"


def a_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def test_a_process_that_is_told_to_stop_ends_its_streams_at_once(world: World) -> None:
    keys = Starlette(routes=[Route("/jwks.json", lambda _: JSONResponse(world.issuer.signer.public_jwks()))])
    settings, port = world.app.state.runtime.settings, a_port()
    async with serving(keys) as address, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        environment = {
            **os.environ,
            "OPENWEEK_DATABASE_URL": settings.database_url.get_secret_value(),
            "OPENWEEK_KAFKA": "127.0.0.1:1",
            "OPENWEEK_HTTP_PORT": str(port),
            "OPENWEEK_PUBLIC_URL": settings.public_url,
            "OPENWEEK_CURSOR_KEY": settings.cursor_key.get_secret_value(),
            "OPENWEEK_JWKS_URL": f"{address}/jwks.json",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "services.submission.main",
            env=environment,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )

        async def ready() -> bool:
            try:
                return (await client.get("/readyz")).status_code == 200
            except httpx.TransportError:
                return False

        assert await eventually(ready, within=60, pause=0.2)
        async with client.stream("GET", STREAM, headers=world.issuer.headers(Role.EDITOR)) as answer:
            lines = answer.aiter_lines()
            assert await anext(lines) == "event: board"
            told = time.monotonic()
            process.send_signal(signal.SIGTERM)
            rest = [line async for line in lines]
        await asyncio.wait_for(process.wait(), 15)

    assert time.monotonic() - told < 10
    assert rest[0].startswith("data: ")
