"""Alembic's environment, the same for every service: asyncpg, one transaction, one lock against two at once."""

import asyncio
import importlib
from typing import Any

from alembic import context
from sqlalchemy import Connection, MetaData, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

attributes: dict[str, Any] = context.config.attributes
LOCK = 0x6F77_0001


def target() -> MetaData:
    """The metadata that the database is compared with."""
    module, _, name = attributes["metadata"].partition(":")
    metadata: MetaData = getattr(importlib.import_module(module), name)
    return metadata


def migrate(connection: Connection) -> None:
    """Run in one transaction; a second process waits for the first."""
    metadata = target()
    context.configure(
        connection=connection,
        target_metadata=metadata,
        version_table=attributes["version_table"],
        compare_type=True,
        include_name=lambda name, kind, _parents: kind != "table" or name in metadata.tables,
    )
    with context.begin_transaction():
        connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        context.run_migrations()


async def run() -> None:
    """Connect and migrate."""
    engine = create_async_engine(attributes["url"], poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
        await connection.commit()
    await engine.dispose()


asyncio.run(run())
