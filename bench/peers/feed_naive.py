"""Peer: the feed as one writes it first. Rows become dictionaries, dictionaries become JSON, for every request anew; no
token is looked at. `python -m bench.peers.feed_naive`."""

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from fastapi import FastAPI

from bench.peers.serving import freeze, serve

PAGE = """select sequence, document from feed_item
          where sequence > $1 and not superseded order by sequence limit $2"""


async def _keep_session(_connection: asyncpg.Connection) -> None:
    """The pool's reset query is a round trip for nothing."""


async def _read_json(connection: asyncpg.Connection) -> None:
    await connection.set_type_codec("jsonb", schema="pg_catalog", encoder=json.dumps, decoder=json.loads)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """One pool for the process."""
    dsn, pool = os.environ["BENCH_DSN"], int(os.environ["BENCH_POOL"])
    async with asyncpg.create_pool(dsn, min_size=pool, max_size=pool, reset=_keep_session, init=_read_json) as made:
        app.state.pool = made
        freeze()
        yield


app = FastAPI(lifespan=lifespan, openapi_url=None)


@app.get("/readyz")
async def ready() -> dict[str, str]:
    """Serves once the pool is there."""
    return {"status": "ready"}


@app.get("/api/publicity/v1/feed/items")
async def feed(after: int = 0, limit: int = 50) -> dict[str, Any]:
    """The documents behind a sequence."""
    async with app.state.pool.acquire() as connection:
        rows = await connection.fetch(PAGE, after, limit)
    items = [row["document"] for row in rows]
    return {"items": items, "next": str(rows[-1]["sequence"] if rows else after)}


if __name__ == "__main__":
    serve(app)
