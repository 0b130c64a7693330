"""Fixtures for the chassis: the notes service on a real database, spans that can be looked at."""

import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import asyncpg
import httpx
import pytest
import structlog
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from fastapi import FastAPI
from opentelemetry import metrics, trace
from opentelemetry.exporter.prometheus import PrometheusMetricReader
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from chassis.api import create_api
from chassis.database import Database, create_engine, plain_dsn
from chassis.testing import Issuer, running, truncate
from tests.chassis.notes import CREATE_TABLE, NoteWritten, notes_router, policy_file, settings
from tests.infra.databases import now
from tests.infra.parts import Infra

_exporter = InMemorySpanExporter()


@dataclass
class Application:
    """The notes service: the application, a client, an issuer of tokens that it accepts."""

    app: FastAPI
    http: httpx.AsyncClient
    issuer: Issuer
    database: Database

    def headers(self, *roles: str, key: str | None = None) -> dict[str, str]:
        """Headers of a new writer, or of an account with these roles."""
        return self.issuer.headers(*(roles or ("writer",)), key=key)


@pytest.fixture(scope="session", autouse=True)
def _observed() -> None:
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(_exporter))
    trace.set_tracer_provider(provider)
    metrics.set_meter_provider(MeterProvider(metric_readers=[PrometheusMetricReader()]))
    structlog.configure(processors=[structlog.processors.format_exc_info, structlog.processors.LogfmtRenderer()])


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    """The spans that end during the test."""
    _exporter.clear()
    yield _exporter
    _exporter.clear()


async def _run(url: str, statement: str) -> None:
    connection = await asyncpg.connect(plain_dsn(url))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@pytest.fixture(scope="module")
def notes_url(chassis_database: str) -> str:
    """A database with the chassis' tables and the notes'."""
    now(partial(_run, chassis_database, CREATE_TABLE))
    return chassis_database


@pytest.fixture
async def store(notes_url: str) -> AsyncIterator[Database]:
    """The notes' database, empty."""
    await truncate(notes_url)
    database = Database(create_engine(notes_url), source="notes")
    yield database
    await database.close()


@pytest.fixture
async def notes(
    notes_url: str, store: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Application]:
    """The notes' application, running on an empty database."""
    monkeypatch.setattr("chassis.database.LOCK_SECONDS", 1)
    issuer = Issuer()
    app = create_api(
        "notes", settings(notes_url), routers=(notes_router(),), policy=policy_file(tmp_path), keys=issuer.keys
    )
    async with running(app) as http:
        yield Application(app, http, issuer, store)


@pytest.fixture
async def topic(infra: Infra, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """A topic of this test alone, with four partitions; NoteWritten goes there."""
    name = f"chassis.{uuid.uuid4().hex[:12]}"
    admin = AIOKafkaAdminClient(bootstrap_servers=infra.kafka)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(name, 4, 1)])
        monkeypatch.setattr(NoteWritten, "topic", name)
        yield name
        await admin.delete_topics([name])
    finally:
        await admin.close()
