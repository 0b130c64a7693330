"""Databases for tests: migrated once per state of the migrations, then copied in milliseconds."""

import asyncio
import hashlib
import os
import re
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import asyncpg

from chassis.migrations import CHASSIS_VERSIONS, configs, upgrade
from cli.stack.layout import ROOT
from tests.infra.parts import Infra

ResultT = TypeVar("ResultT")
LOCK = 0x6F77_0002
BARE = "chassis"


def apart(work: Callable[[], ResultT]) -> ResultT:
    """Run in a thread of its own: a test's event loop may be running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()


def now(work: Callable[[], Coroutine[Any, Any, ResultT]]) -> ResultT:
    """The result of a coroutine, whether or not a loop is running here."""
    return apart(lambda: asyncio.run(work()))


def _digest(service: str) -> str:
    folders = [CHASSIS_VERSIONS.parent, *([] if service == BARE else [ROOT / "services" / service / "migrations"])]
    marks = hashlib.sha256()
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.py")):
            marks.update(path.read_bytes())
    return marks.hexdigest()[:12]


class Databases:
    """Makes databases on one server and takes them away again."""

    def __init__(self, infra: Infra) -> None:
        self._infra = infra
        self._made = 0

    async def _connect(self) -> asyncpg.Connection:
        return await asyncpg.connect(self._infra.postgres_dsn, timeout=10)

    async def prepare(self) -> None:
        """A role per service; databases of runs that are gone are dropped."""
        connection = await self._connect()
        try:
            roles = {row["rolname"] for row in await connection.fetch("select rolname from pg_roles")}
            for role, password in {**self._infra.role_passwords, BARE: self._password(BARE)}.items():
                verb = "alter" if role in roles else "create"
                await connection.execute(f"{verb} role {role} login password '{password}'")
            for row in await connection.fetch("select datname from pg_database where datname like 'run\\_%'"):
                run = re.match(r"run_(\d+)_", row["datname"])
                if run and not _lives(int(run[1])):
                    await connection.execute(f'drop database if exists "{row["datname"]}" with (force)')
        finally:
            await connection.close()

    def _password(self, role: str) -> str:
        return self._infra.role_passwords.get(role) or "tests-of-the-chassis"

    def _url(self, role: str, database: str) -> str:
        address = self._infra.postgres_dsn.rsplit("/", 1)[0].rsplit("@", 1)[1]
        return f"postgresql+asyncpg://{role}:{self._password(role)}@{address}/{database}"

    async def _template(self, service: str) -> str:
        """The template of the service as its migrations stand now; one run makes it, others wait."""
        name = f"template_{service}_{_digest(service)}"
        connection = await self._connect()
        try:
            await connection.execute("select pg_advisory_lock($1)", LOCK)
            if not await connection.fetchval("select 1 from pg_database where datname = $1", name):
                await connection.execute(f"drop database if exists {name}_new with (force)")
                await connection.execute(f"create database {name}_new owner {service}")
                await asyncio.to_thread(_migrate, service, self._url(service, f"{name}_new"))
                await connection.execute(f"alter database {name}_new rename to {name}")
            await connection.execute("select pg_advisory_unlock($1)", LOCK)
        finally:
            await connection.close()
        return name

    async def _copy(self, service: str) -> str:
        template = await self._template(service)
        self._made += 1
        name = f"run_{os.getpid()}_{service}_{self._made}"
        connection = await self._connect()
        try:
            await connection.execute(f"drop database if exists {name} with (force)")
            await connection.execute(f"create database {name} template {template} owner {service}")
        finally:
            await connection.close()
        return self._url(service, name)

    def create(self, service: str) -> str:
        """A fresh, migrated database as the service's own role; its URL in the form of OPENWEEK_DATABASE_URL."""
        return now(lambda: self._copy(service))

    def drop(self, url: str) -> None:
        """Take a database away, with whoever is still connected."""

        async def work() -> None:
            connection = await self._connect()
            try:
                await connection.execute(f"drop database if exists {url.rsplit('/', 1)[1]} with (force)")
            finally:
                await connection.close()

        now(work)


def _lives(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def _migrate(service: str, url: str) -> None:
    if service == BARE:
        from alembic import command

        command.upgrade(configs("registry", url)[0], "head")
    else:
        upgrade(service, url)
