"""Peer: what most would write first: the file goes through FastAPI, which hands it on to the store as it comes, by one
PUT to a link of its own; nothing is buffered, nothing noted. `python -m bench.peers.upload_proxy`."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import httpx
from fastapi import FastAPI, Request, Response
from minio import Minio

from bench.peers.serving import freeze, serve
from cli.stack.buckets import INBOX, REGION

STORE = Minio(
    os.environ["BENCH_STORE"], secure=False, region=REGION,
    access_key=os.environ["BENCH_STORE_KEY"], secret_key=os.environ["BENCH_STORE_SECRET"],
)  # fmt: skip


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """One client for all requests."""
    async with httpx.AsyncClient(timeout=60, trust_env=False) as client:
        app.state.client = client
        freeze()
        yield


app = FastAPI(lifespan=lifespan)


@app.get("/readyz")
async def ready() -> Response:
    """It serves."""
    return Response()


@app.put("/files/{name}")
async def put(name: str, request: Request) -> Response:
    """Pass the body on."""
    link = STORE.presigned_put_object(INBOX, f"proxied/{name}", expires=timedelta(minutes=5))
    headers = {"content-length": request.headers["content-length"]}
    answer = await request.app.state.client.put(link, content=request.stream(), headers=headers)
    return Response(status_code=answer.status_code)


if __name__ == "__main__":
    serve(app)
