"""A real application with a client, on a real database."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any

import asyncpg
import httpx
from fastapi import FastAPI
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from chassis.database import plain_dsn


@asynccontextmanager
async def running(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """The application between start and stop, and a client that speaks to it without a socket."""
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://service.test", timeout=30) as client:
            yield client


async def truncate(database_url: str) -> None:
    """Empty every table of the database; migrations stay."""
    connection = await asyncpg.connect(plain_dsn(database_url))
    try:
        names = await connection.fetch(
            "select quote_ident(tablename) as name from pg_tables "
            "where schemaname = 'public' and tablename not in ('chassis_version', 'service_version')"
        )
        if names:
            await connection.execute(f"truncate {', '.join(row['name'] for row in names)} restart identity cascade")
    finally:
        await connection.close()


CLOCK_READING = "select clock_timestamp()"


@dataclass
class StatementCount:
    """Statements that reached the database, without BEGIN and COMMIT and without the process' readings of the clock."""

    statements: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.statements)


@contextmanager
def count_statements(engine: AsyncEngine) -> Iterator[StatementCount]:
    """Count what is sent within the block."""
    count = StatementCount()

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement != CLOCK_READING:
            count.statements.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        yield count
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)
