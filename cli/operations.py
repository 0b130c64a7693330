"""What an operator does by hand: publish state again, look after dead letters."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import httpx
import typer
from rich.console import Console
from rich.table import Table

from cli.client import Account, Connection, Operator, Refused
from cli.demo.accounts import DemoFile
from cli.stack.environment import service_environment
from cli.stack.layout import ROOT, Stack
from cli.stack.running import open_stack

ResultT = TypeVar("ResultT")
console = Console()
errors = Console(stderr=True, soft_wrap=True)
dead_letters = typer.Typer(help="Events that a service could not handle and has put aside.", no_args_is_help=True)

Service = Literal["registry", "submission", "media", "publicity"]
ServiceName = Annotated[Service, typer.Argument(help="Whose.")]
LetterId = Annotated[str, typer.Argument(help="An id from `list`, or `all`.")]


def replay(service: ServiceName) -> None:
    """Publish a service's current state once more, under the versions that consumers may know already.

    For a broker that lost its data, and for a new consumer. Runs with the local stack's environment, or with
    the OPENWEEK_DATABASE_URL that is set.
    """
    environment = dict(os.environ)
    if "OPENWEEK_DATABASE_URL" not in environment:
        stack = Stack()
        environment |= service_environment(stack, open_stack(stack).secrets, service, "worker")
    command = [sys.executable, "-m", "chassis.replay", service]
    raise typer.Exit(subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode)


@dead_letters.command("list")
def list_letters(service: ServiceName) -> None:
    """What is parked, oldest first: where it came from and why; never its content."""
    letters = _ask(lambda operator: operator.dead_letters(service))
    table = Table("id", "topic", "place", "type", "why", "tries", "since", box=None)
    for letter in letters:
        place = f"{letter['partition']}@{letter['offset']}"
        kind = letter["headers"].get("ce_type", "?")
        why = f"{letter['error_code']}: {letter['error']}"
        table.add_row(letter["id"], letter["topic"], place, kind, why, str(letter["attempts"]), letter["parked_at"])
    console.print(table if letters else f"{service} has no dead letters")


@dead_letters.command("replay")
def replay_letters(service: ServiceName, letter: LetterId) -> None:
    """Have the worker try again."""
    _for_each(service, letter, lambda operator, each: operator.replay_letter(service, each))


@dead_letters.command("discard")
def discard_letters(service: ServiceName, letter: LetterId) -> None:
    """Give up for good."""
    _for_each(service, letter, lambda operator, each: operator.discard_letter(service, each))


def _for_each(service: Service, letter: str, act: Callable[[Operator, str], Awaitable[object]]) -> None:
    async def run(operator: Operator) -> list[str]:
        every = [each["id"] for each in await operator.dead_letters(service)] if letter == "all" else [letter]
        for each in every:
            await act(operator, each)
        return every

    for each in _ask(run):
        console.print(f"{each}: asked", highlight=False)


def _ask(question: Callable[[Operator], Awaitable[ResultT]]) -> ResultT:
    """Ask as the operator; what is refused is said in words."""

    async def run() -> ResultT:
        url, account = _operator()
        async with Connection(url) as connection:
            return await question(Operator(connection, account))

    try:
        return asyncio.run(run())
    except (Refused, httpx.HTTPError) as error:
        errors.print(str(error) or type(error).__name__, style="red", markup=False)
        raise typer.Exit(1) from error


def _operator() -> tuple[str, Account]:
    """OPENWEEK_URL, OPENWEEK_OPERATOR and OPENWEEK_OPERATOR_PASSWORD; else the local demo's operator; else asked."""
    url, file = os.environ.get("OPENWEEK_URL", ""), DemoFile.read(_demo_file())
    if not url and file.accounts:
        return Stack().url, file.first("operator")
    name = os.environ.get("OPENWEEK_OPERATOR") or typer.prompt("operator")
    password = os.environ.get("OPENWEEK_OPERATOR_PASSWORD") or typer.prompt("password", hide_input=True)
    return url or Stack().url, Account(name, password, name, "", ("operator",))


def _demo_file() -> Path:
    return Stack().data / "demo.json"
