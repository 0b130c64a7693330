"""The real parts that the bench runs on: its own PostgreSQL with fsync, Kafka and MinIO in `.local/bench`."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import asyncpg
from rich.console import Console

from bench.needs import meet_needs
from chassis.migrations import upgrade
from cli.stack import postgres
from cli.stack.environment import database_url, service_environment
from cli.stack.layout import ROOT, SERVICES, Stack
from cli.stack.running import RunningStack, open_stack

FOLDER = ROOT / ".local" / "bench"
PORT_BASE = 23200
PEER_PORTS = 140
"""Offset of the peers' ports: above every part of the stack."""


class BenchStack:
    """One stack for all paths, started once, and what a contestant wants to know of it."""

    def __init__(self, running: RunningStack) -> None:
        self.running = running
        self.stack = running.stack
        self._pids: dict[str, int] = {}

    @classmethod
    def open(cls, console: Console) -> "BenchStack":
        """The bench's stack: durable, apart from all others; OPENWEEK_BENCH_PORT_BASE moves its ports."""
        base = int(os.environ.get("OPENWEEK_BENCH_PORT_BASE") or PORT_BASE)
        stack = Stack(FOLDER if base == PORT_BASE else FOLDER / str(base), base, durable=True)
        return cls(open_stack(stack, only=["postgres", "kafka", "minio"], console=console))

    def up(self) -> None:
        """Start the parts, empty unless they were left running, and bring every database to its newest migration."""
        meet_needs()
        if not self.running.supervisor.alive():
            self.running.wipe()
        self.running.up()
        self._pids = {name: state.pid for name, state in self.running.states().items()}
        for service in SERVICES:
            upgrade(service, database_url(self.stack, self.secrets, service))

    @property
    def secrets(self) -> dict[str, str]:
        """Passwords and keys of this stack."""
        return self.running.secrets

    @staticmethod
    def results() -> Path:
        """Where the records of runs land."""
        return FOLDER / "results"

    def down(self) -> None:
        """Stop everything."""
        self.running.down()

    @property
    def kafka(self) -> str:
        """host:port of the services' listener."""
        return self.stack.address("kafka")

    def dsn(self, service: str, *, database: str | None = None) -> str:
        """The address of a service's database (or another of its role) as asyncpg, psycopg and pgbench read it."""
        url = database_url(self.stack, self.secrets, service).replace("+asyncpg", "")
        return f"{url.rpartition('/')[0]}/{database}" if database else url

    def owner_dsn(self, database: str) -> str:
        """The same database as the superuser, for CHECKPOINT and statistics."""
        return postgres.dsn(self.stack, self.secrets["POSTGRES_PASSWORD"], database)

    def environment(self, service: str, role: str) -> dict[str, str]:
        """OPENWEEK_* of one process, as `openweek up` sets it."""
        return service_environment(self.stack, self.secrets, service, role)

    def pid(self, part: str) -> int:
        """The process at the root of a part's tree."""
        return self._pids[part]

    def scratch(self, name: str) -> Path:
        """A folder for what a contestant writes while it is measured."""
        return self.stack.data / "scratch" / "".join(each if each.isalnum() else "-" for each in name)

    def peer_port(self, number: int) -> int:
        """A port for a peer; each peer has a number of its own."""
        return self.stack.port_base + PEER_PORTS + number

    async def execute(self, database: str, statements: Sequence[str], *, timeout: float = 300) -> None:
        """Run statements one by one as the superuser, outside of any transaction."""
        connection = await asyncpg.connect(self.owner_dsn(database), timeout=10, command_timeout=timeout)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    async def settings_of_database(self) -> Mapping[str, str]:
        """What decides how durable and how roomy PostgreSQL is."""
        names = ["fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "wal_level", "max_wal_size"]
        connection = await asyncpg.connect(self.owner_dsn("postgres"), timeout=10)
        try:
            rows = await connection.fetch("select name, current_setting(name) from unnest($1::text[]) name", names)
        finally:
            await connection.close()
        return {f"postgres.{row[0]}": row[1] for row in rows}
