"""The openweek that the demo drives: the local stack, started and seeded here, or one that is up elsewhere."""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from cli.client import Account
from cli.demo.accounts import DemoFile, case_accounts, journey_accounts
from cli.demo.cases import demo_cases, demo_units
from cli.secrets import DESK_DEMO
from cli.stack.environment import service_environment
from cli.stack.layout import ROOT, Stack
from cli.stack.running import RunningStack, open_stack

LOG_LINES = 15


class SeedFailed(Exception):
    """The registry's seed refused; the text is its own."""


@dataclass
class Target:
    """Where the demo goes, and what it knows of the place."""

    file: DemoFile
    running: RunningStack | None = None

    @property
    def url(self) -> str:
        """The gateway."""
        return self.file.url

    def tail(self, trace_id: str) -> list[str]:
        """Log lines of a trace, or the last warnings and errors; empty where the logs are not at hand."""
        if self.running is None:
            return []
        lines = [line for log in sorted(self.running.stack.log_folder.glob("*-*.log")) for line in _end_of(log)]
        traced = [line for line in lines if trace_id and trace_id in line]
        loud = [line for line in lines if '"level": "error"' in line or '"level": "critical"' in line]
        return (traced or loud)[-LOG_LINES:]


def local_target(stack: Stack, console: Console) -> Target:
    """A stack of this machine, started when it is not running, with its demo accounts."""
    running = open_stack(stack, console=console)
    running.up()
    file = DemoFile.read(stack.data / "demo.json")
    if not file.accounts:
        file.accounts = [*journey_accounts(), *case_accounts(demo_cases())]
    file.url = stack.url
    file.kafka_desks = stack.address("kafka-desks")
    file.kafka_desk, file.kafka_password = DESK_DEMO, running.secrets["DESK_DEMO_PASSWORD"]
    file.write()
    return Target(file, running)


def remote_target(url: str, accounts: Path) -> Target:
    """A stack that is up elsewhere, with the file that its demo was seeded from."""
    if not accounts.exists():
        raise ValueError(f"{accounts} does not exist: `openweek demo files FOLDER` writes one")
    file = DemoFile.read(accounts)
    file.url = url
    return Target(file)


def write_seed_files(folder: Path, accounts: Iterable[Account]) -> tuple[Path, Path]:
    """The two lists that the registry's seed reads: demo units, demo accounts."""
    folder.mkdir(parents=True, exist_ok=True)
    units, people = folder / "units.json", folder / "accounts.json"
    lines = [{k: v for k, v in account.as_json().items() if k != "kind"} for account in accounts]
    for path, entries in ((units, [unit.as_json() for unit in demo_units(demo_cases())]), (people, lines)):
        path.touch(mode=0o600)
        path.write_text(json.dumps(entries, ensure_ascii=False, indent=1), encoding="utf-8")
    return units, people


async def seed(stack: Stack, secrets: dict[str, str], arguments: list[str]) -> list[str]:
    """Run the registry's seed with its environment; its lines."""
    environment = {**os.environ, **service_environment(stack, secrets, "registry", "worker")}
    command = [sys.executable, "-m", "services.registry.seed", *arguments]
    pipe = asyncio.subprocess.PIPE
    seeding = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe)
    said, complained = await seeding.communicate()
    if seeding.returncode != 0:
        raise SeedFailed(complained.decode(errors="replace").strip())
    return said.decode().splitlines()


async def seed_demo(stack: Stack, secrets: dict[str, str], accounts: Iterable[Account]) -> list[str]:
    """Edition, units and accounts; harmless when they are there."""
    with tempfile.TemporaryDirectory(prefix="openweek-demo-") as folder:
        units, people = write_seed_files(Path(folder), accounts)
        return await seed(stack, secrets, ["--units", str(units), "--accounts", str(people)])


async def drop_demo(stack: Stack, secrets: dict[str, str]) -> list[str]:
    """Revoke the demo accounts and close the demo units."""
    return await seed(stack, secrets, ["--drop-demo"])


def _end_of(log: Path, size: int = 200_000) -> list[str]:
    with log.open("rb") as handle:
        handle.seek(max(0, log.stat().st_size - size))
        return [f"{log.stem}: {line}" for line in handle.read().decode(errors="replace").splitlines()]
