"""Peer: Starlette that answers each known query with bytes it has in memory. No token is looked at, nothing is read.

`python -m bench.peers.feed_fixed`; BENCH_PAGES is a JSON file: query string → body.
"""

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.peers.serving import freeze, serve

PAGES = {
    query.encode(): body.encode()
    for query, body in json.loads(Path(os.environ["BENCH_PAGES"]).read_text(encoding="utf-8")).items()
}


async def feed(request: Request) -> Response:
    """The page."""
    return Response(PAGES[request.scope["query_string"]], media_type="application/json")


async def ready(_request: Request) -> Response:
    """Serves."""
    return Response(b"ready")


@asynccontextmanager
async def lifespan(_app: Starlette) -> AsyncIterator[None]:
    """Nothing to open."""
    freeze()
    yield


app = Starlette(routes=[Route("/api/publicity/v1/feed/items", feed), Route("/readyz", ready)], lifespan=lifespan)

if __name__ == "__main__":
    serve(app)
