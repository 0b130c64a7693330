"""The fixtures that hand real parts to tests; nothing starts before a test asks for it."""

import asyncio
import fcntl
import os
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from rich.console import Console

from cli.stack.buckets import admit_uploader, make_buckets
from cli.stack.setup import patiently
from tests.infra.containers import running_containers
from tests.infra.databases import BARE, Databases, now
from tests.infra.native import run_lock, start_native
from tests.infra.parts import Infra
from tests.infra.provider import choose_provider
from tests.infra.topics import fresh_topics

MakeDatabase = Callable[[str], str]


def _native() -> Iterator[Infra]:
    running, infra = start_native(Console(stderr=True))
    yield infra
    if os.environ.get("CI"):
        running.down()


def _containers() -> Iterator[Infra]:
    with running_containers() as infra:
        yield infra


def _furnish(infra: Infra) -> None:
    for server in (infra.minio, infra.versitygw):
        make_buckets(server.address, server.access_key, server.secret_key)
    minio = infra.minio
    uploader = (minio.upload_access_key, minio.upload_secret_key)
    admit_uploader(minio.address, (minio.access_key, minio.secret_key), uploader)


@pytest.fixture(scope="session")
def infra() -> Iterator[Infra]:
    """Real PostgreSQL, Kafka, MinIO and versitygw, roles and buckets made."""
    provider = _native if choose_provider().provider == "native" else _containers
    for found in provider():
        now(partial(patiently, partial(asyncio.to_thread, _furnish, found)))
        yield found


@pytest.fixture(scope="session")
def databases(infra: Infra) -> Databases:
    """Makes databases; `database` is the usual door."""
    made = Databases(infra)
    now(made.prepare)
    return made


@pytest.fixture(scope="module")
def database(databases: Databases) -> Iterator[MakeDatabase]:
    """database("media"): the URL of a migrated database of that service, one per test module, dropped after it."""
    urls: dict[str, str] = {}

    def make(service: str) -> str:
        if service not in urls:
            urls[service] = databases.create(service)
        return urls[service]

    yield make
    for url in urls.values():
        databases.drop(url)


@pytest.fixture(scope="module")
def chassis_database(database: MakeDatabase) -> str:
    """The URL of a database with the chassis' tables only, one per test module."""
    return database(BARE)


@pytest.fixture(scope="session")
def topics(infra: Infra) -> Iterator[str]:
    """All topics exist and are empty at the start of the run; the broker's address."""
    if infra.provider == "containers":
        now(lambda: fresh_topics(infra.kafka, empty=False))
        yield infra.kafka
        return
    with run_lock().open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            alone = True
        except BlockingIOError:
            alone = False  # another run uses these topics: leave them as they are
        now(lambda: fresh_topics(infra.kafka, empty=alone))
        yield infra.kafka
