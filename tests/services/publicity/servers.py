"""A small HTTP server on a real socket, for what a service asks of others and for what streams."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

import uvicorn
from starlette.applications import Starlette

from tests.infra.waiting import eventually


@asynccontextmanager
async def serving(app: Starlette, *, lifespan: Literal["auto", "off"] = "auto") -> AsyncIterator[str]:
    """The address of the application while it serves; `off` for one that was started before."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, lifespan=lifespan))
    task = asyncio.create_task(server.serve())
    await eventually(lambda: server.started)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        await task
