"""Peer: accept a submission with bare FastAPI and asyncpg. The same rows by two statements; no token, no policy, no
look-up of the idempotency key, no problem documents, no trace. `python -m bench.peers.accept_bare`."""

import os
import secrets
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, Any
from uuid import UUID

import asyncpg
import orjson
import uuid_utils
from fastapi import FastAPI, Header, Response
from pydantic import BaseModel, Field

from bench.peers.accept_sql import ACCEPT, SURROUNDINGS, positional
from bench.peers.serving import freeze, serve

SELECT_SQL, _ = positional(SURROUNDINGS)
ACCEPT_SQL, ACCEPT_NAMES = positional(ACCEPT)
Passage = Annotated[str, Field(min_length=1, max_length=10_000)]


class Seen(BaseModel):
    """The request's body."""

    revision: int


class Case(BaseModel):
    """What is validated of the content."""

    title: Annotated[str, Field(min_length=1, max_length=200)]
    focus_area: str
    activity_type: str
    background: Passage
    action: Passage
    result: Passage
    highlights: Annotated[list[str], Field(min_length=1, max_length=5)]
    keywords: Annotated[list[str], Field(min_length=1, max_length=8)]
    participants: int
    asset_ids: Annotated[list[UUID], Field(max_length=10)]


class Receipt(BaseModel):
    """The answer."""

    id: UUID
    state: str
    title: str
    unit_name: str
    revision: int
    receipt_number: str
    submitted_at: datetime
    on_time: bool
    awaiting_unit_id: UUID


async def _keep_session(_connection: asyncpg.Connection) -> None:
    """The pool's reset query is a round trip for nothing."""


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """One pool for the process."""
    pool = int(os.environ["BENCH_POOL"])
    async with asyncpg.create_pool(os.environ["BENCH_DSN"], min_size=pool, max_size=pool, reset=_keep_session) as made:
        app.state.pool = made
        freeze()
        yield


app = FastAPI(lifespan=lifespan, openapi_url=None)


@app.get("/readyz")
async def ready() -> dict[str, str]:
    """Serves once the pool is there."""
    return {"status": "ready"}


@app.post("/api/submission/v1/items/{item_id}/submission", status_code=201)
async def submit(item_id: UUID, seen: Seen, idempotency_key: Annotated[str, Header()], response: Response) -> Receipt:
    """Load, validate, accept."""
    async with app.state.pool.acquire() as connection:
        item = await connection.fetchrow(SELECT_SQL, item_id)
        case = Case.model_validate_json(item["content"])
        receipt = _receipt(item, case)
        values = _values(item, receipt, seen, idempotency_key, case)
        if not await connection.fetchval(ACCEPT_SQL, *(values[name] for name in ACCEPT_NAMES)):
            response.status_code = 409
    return receipt


def _receipt(item: Any, case: Case) -> Receipt:
    now = datetime.now(UTC)
    return Receipt(
        id=item["id"],
        state="submitted",
        title=case.title,
        unit_name=item["name"],
        revision=item["revision"] + 1,
        receipt_number=f"{item['year']}-{item['code']}-{secrets.token_hex(5)}",
        submitted_at=now,
        on_time=now < item["due_at"],
        awaiting_unit_id=item["path"][-2],
    )


def _values(item: Any, receipt: Receipt, seen: Seen, key: str, case: Case) -> dict[str, Any]:
    account, event_id = item["authors"][0], UUID(int=uuid_utils.uuid7().int)
    event = _event(item, receipt, case)
    return {
        "item_id": receipt.id,
        "seen": seen.revision,
        "unit_name": item["name"],
        "unit_path": _array(item["path"]),
        "region": item["known_region"],
        "awaiting_unit_id": receipt.awaiting_unit_id,
        "authors": _array(item["authors"]),
        "submission_number": item["submission_number"] + 1,
        "receipt_number": receipt.receipt_number,
        "submitted_at": receipt.submitted_at,
        "on_time": receipt.on_time,
        "revision": receipt.revision,
        "version": item["version"] + 1,
        "account_id": account,
        "key": key,
        "request_hash": sha256(key.encode()).digest(),
        "headers": '{"content-type": "application/json"}',
        "body": receipt.model_dump_json().encode(),
        "lane": zlib.crc32(str(receipt.id).encode()) % 16,
        "event_id": event_id,
        "event_headers": orjson.dumps(_headers(event_id, receipt, item["version"] + 1)).decode(),
        "payload": orjson.dumps(event).decode(),
    }


def _event(item: Any, receipt: Receipt, case: Case) -> dict[str, Any]:
    return {
        "version": item["version"] + 1,
        "item_id": str(receipt.id),
        "edition_id": str(item["edition_id"]),
        "item_type": item["item_type"],
        "unit_id": str(item["unit_id"]),
        "unit_name": item["name"],
        "unit_path": [str(each) for each in item["path"]],
        "region": item["known_region"],
        "occurred_at": receipt.submitted_at,
        "title": case.title,
        "receipt_number": receipt.receipt_number,
        "submitted_at": receipt.submitted_at,
        "on_time": receipt.on_time,
        "asset_ids": [str(each) for each in case.asset_ids],
    }


def _headers(event_id: UUID, receipt: Receipt, version: int) -> dict[str, str]:
    return {
        "ce_specversion": "1.0",
        "ce_id": str(event_id),
        "ce_source": "/openweek/submission",
        "ce_type": "submission.item.submitted.v1",
        "ce_subject": str(receipt.id),
        "ce_sequence": str(version),
        "ce_time": receipt.submitted_at.isoformat(timespec="milliseconds"),
        "content-type": "application/json",
        "correlation_id": str(event_id),
    }


def _array(ids: list[UUID]) -> str:
    return f"{{{','.join(map(str, ids))}}}"


if __name__ == "__main__":
    serve(app)
