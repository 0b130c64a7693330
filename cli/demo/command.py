"""`openweek demo`: everything set up and started, the demo edition loaded, the journey driven and told."""

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Annotated

import httpx
import typer
from aiokafka.errors import KafkaError
from rich.console import Console
from rich.markup import escape

from cli.client import Connection, Operator, Refused
from cli.client.desk import PackageDamaged
from cli.demo.accounts import DemoFile
from cli.demo.ending import print_ending
from cli.demo.journey import Journey, Surprise
from cli.demo.loading import Loading
from cli.demo.narration import Narration
from cli.demo.pictures import DrawingFailed
from cli.demo.releasing import Releasing
from cli.demo.target import SeedFailed, Target, drop_demo, local_target, remote_target, seed_demo, write_seed_files
from cli.stack.commands import plainly
from cli.stack.layout import Stack
from cli.stack.running import RunningStack, open_stack

app = typer.Typer(help="The demo edition and the journey of one case.", invoke_without_command=True)
console = Console(width=None if sys.stdout.isatty() else 140)
FAILURES = (Refused, Surprise, PackageDamaged, SeedFailed, DrawingFailed, TimeoutError, httpx.HTTPError, KafkaError)
UNAUTHORIZED = 401
Against = Annotated[str, typer.Option(help="The gateway of a stack that is up already, instead of the local one.")]
AccountsFile = Annotated[Path, typer.Option("--accounts", help="With --against: the file from `openweek demo files`.")]


@app.callback()
def demo(context: typer.Context, against: Against = "", accounts: AccountsFile = Path("demo.json")) -> None:
    """Start everything, load the demo edition and watch the journey of one case."""
    if context.invoked_subcommand:
        return
    begun = time.monotonic()
    narration = Narration(console)
    with plainly():
        target = remote_target(against, accounts) if against else local_target(Stack(), console)
    if target.running:
        narration.say(f"openweek answers at {target.url} ({time.monotonic() - begun:.1f} s)")
    else:
        narration.say(f"driving the openweek at {target.url}")
    try:
        asyncio.run(_drive(target, narration))
    except (*FAILURES, ExceptionGroup) as error:
        first = _first(error)
        if not isinstance(first, FAILURES):
            raise
        _report(first, target)
        raise typer.Exit(1) from error
    print_ending(console, target, narration, time.monotonic() - begun)


async def _drive(target: Target, narration: Narration) -> None:
    file = target.file
    async with Connection(file.url, patience=20, listener=narration.heard) as connection:
        if target.running and not await _knows_us(connection, file):
            await _seed(target.running, file, narration)
        file.journeys += 1
        file.write()
        if not file.loaded:
            await _load(connection, file, narration)
        await Journey(connection, file, narration).run()
    file.measured = narration.measured
    file.write()


async def _knows_us(connection: Connection, file: DemoFile) -> bool:
    """Whether the stack has the sign-ins of the file: it may have been emptied since, or the demo dropped."""
    if not file.seeded:
        return False
    try:
        await Operator(connection, file.first("operator")).sign_in()
    except Refused as refused:
        if refused.status == UNAUTHORIZED:
            return False
        raise
    return True


async def _seed(running: RunningStack, file: DemoFile, narration: Narration) -> None:
    begun = time.monotonic()
    for line in await seed_demo(running.stack, running.secrets, file.accounts):
        narration.say(f"  {line}")
    narration.say(f"demo edition seeded in {time.monotonic() - begun:.1f} s")
    file.seeded, file.loaded = True, False
    file.write()


async def _load(connection: Connection, file: DemoFile, narration: Narration) -> None:
    begun = time.monotonic()
    edition = await connection.ask("GET", "/api/registry/v1/editions/current")
    loading = Loading(connection, file, edition["id"])
    with narration.counting() as bars:
        task = bars.add_task("60 demo cases, each with a photo, reported through the public APIs", total=60)
        await loading.run(lambda: bars.advance(task))
    begun_releasing = time.monotonic()
    released = await Releasing(connection, file).run(loading.states["approved"])
    file.loaded = True
    file.write()
    states = ", ".join(f"{count} {state}" for state, count in sorted(loading.states.items()))
    narration.say(f"60 demo cases reported in {begun_releasing - begun:.1f} s: {states}")
    narration.say(f"{released} of them reviewed and released in {time.monotonic() - begun_releasing:.1f} s")


def _first(error: Exception) -> Exception:
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return error


def _report(error: Exception, target: Target) -> None:
    """What was expected, what came instead, and what the logs say."""
    console.print(f"\n[bold red]the demo stopped:[/] {escape(str(error) or type(error).__name__)}", highlight=False)
    trace_id = ""
    if isinstance(error, Surprise):
        console.print(f"  expected: {escape(error.expected)}\n  got:      {escape(str(error.got))}", highlight=False)
    if isinstance(error, Refused):
        trace_id = error.trace_id
        console.print_json(json.dumps(error.problem, ensure_ascii=False))
    for line in target.tail(trace_id):
        console.print(f"  [dim]{escape(line)}[/]", highlight=False, soft_wrap=True)
    console.print("  look further: openweek status · openweek logs NAME", highlight=False)


@app.command()
def files(folder: Annotated[Path, typer.Argument(help="Where the files go; it is made.")]) -> None:
    """Write what a stack elsewhere is seeded from: units.json and accounts.json for the registry's seed, and
    demo.json for `openweek demo --against`."""
    from cli.demo.accounts import case_accounts, journey_accounts
    from cli.demo.cases import demo_cases

    file = DemoFile.read(folder / "demo.json")
    if not file.accounts:
        file.accounts = [*journey_accounts(), *case_accounts(demo_cases())]
    file.seeded = True
    write_seed_files(folder, file.accounts)
    file.write()
    console.print(f"wrote units.json, accounts.json and demo.json to {folder}; then, with the registry's environment:")
    console.print("  python -m services.registry.seed --units units.json --accounts accounts.json")


@app.command()
def drop(yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> None:
    """Revoke every demo account and close every demo unit of the local stack.

    The cases that were reported stay: what went through the system is never deleted by a command. To forget
    everything, data included: `openweek down --wipe`.
    """
    stack = Stack()
    if not yes:
        typer.confirm("revoke the demo accounts and close the demo units of the local stack?", abort=True)
    running = open_stack(stack)
    with plainly():
        try:
            lines = asyncio.run(drop_demo(stack, running.secrets))
        except SeedFailed as error:
            raise RuntimeError(str(error)) from error
    for line in lines:
        console.print(line, highlight=False)
    (stack.data / "demo.json").unlink(missing_ok=True)
