"""What an installation starts with. `python -m services.registry.seed --help`."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from chassis.database import Database, create_engine
from chassis.errors import DomainError
from contracts.roles import Role, UnitKind
from services.registry.domain.account import AccountDraft, normal_username
from services.registry.domain.passwords import MAX_LENGTH, MIN_LENGTH, Passwords
from services.registry.domain.unit import UnitDraft
from services.registry.settings import SeedSettings
from services.registry.use_cases.drop_demo import drop_demo
from services.registry.use_cases.grant_first_registrar import grant_first_registrar
from services.registry.use_cases.seed_accounts import DemoAccount, seed_accounts
from services.registry.use_cases.seed_edition import Window, seed_edition
from services.registry.use_cases.seed_units import PlacedUnit, seed_units

CHINA = timezone(timedelta(hours=8))
Say = Callable[[str], object]


MACHINES = (Role.DESK, Role.PLATFORM)


class UnitLine(BaseModel):
    """A demo unit in a file: schools, outlets."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field(min_length=2, max_length=40)
    name: str = Field(min_length=2, max_length=100)
    kind: UnitKind
    parent_code: str
    short_name: str = ""
    region: str = ""

    def placed(self) -> PlacedUnit:
        """For the use case; always marked as demo."""
        facts = self.model_dump(exclude={"parent_code", "kind"})
        return PlacedUnit(UnitDraft(**facts, kind=str(self.kind), demo=True), parent_code=self.parent_code)


class AccountLine(BaseModel):
    """A demo account in a file; roles ["desk"] or ["platform"] make it a machine, its username the client id.

    `department` is the system of a co-department; a unit without a roster gets the usual one.
    """

    model_config = ConfigDict(extra="forbid")

    username: str = Field(pattern=r"^[\w.@-]{3,64}$")
    password: str = Field(min_length=MIN_LENGTH, max_length=MAX_LENGTH)
    display_name: str = Field(min_length=1, max_length=60)
    unit_code: str
    roles: frozenset[Role] = Field(min_length=1)
    department: str | None = None

    def demo(self) -> DemoAccount:
        """For the use case."""
        draft = AccountDraft(
            kind=next((str(each) for each in MACHINES if each in self.roles), "person"),
            username=normal_username(self.username),
            display_name=self.display_name,
            roles=frozenset(map(str, self.roles)),
            demo=True,
        )
        return DemoAccount(draft, password=self.password, unit_code=self.unit_code, system=self.department)


def instant(text: str) -> datetime:
    """ISO 8601; without an offset it is China's time."""
    at = datetime.fromisoformat(text)
    return (at if at.tzinfo else at.replace(tzinfo=CHINA)).astimezone(UTC)


def arguments() -> argparse.ArgumentParser:
    """What can be asked for."""
    parser = argparse.ArgumentParser(prog="python -m services.registry.seed", description=__doc__)
    parser.add_argument("--window-from", type=instant, metavar="TIME", help="reports from here (default: a day ago)")
    parser.add_argument("--window-to", type=instant, metavar="TIME", help="none from here on (default: in 30 days)")
    parser.add_argument("--units", type=Path, metavar="FILE", help="JSON list of demo units")
    parser.add_argument("--accounts", type=Path, metavar="FILE", help="JSON list of demo accounts")
    parser.add_argument("--force", action="store_true", help="demo accounts even where real accounts exist")
    alone = parser.add_mutually_exclusive_group()
    alone.add_argument("--first-registrar", metavar="USER", help="only this: a registrar, password from stdin")
    alone.add_argument("--drop-demo", action="store_true", help="only this: end demo accounts and demo units")
    return parser


async def seed(database: Database, asked: argparse.Namespace, say: Say) -> None:
    """The edition, its units, then what the files hold; each part is a transaction of its own."""
    window = None
    if asked.window_from or asked.window_to:
        if not (asked.window_from and asked.window_to):
            raise SystemExit("--window-from and --window-to go together")
        window = Window(asked.window_from, asked.window_to)
    async with database.work() as work:
        seeded = await seed_edition(work, window=window)
    edition = seeded.edition
    say(f"edition {edition.year} {seeded.edition_was}: {edition.id}")
    say(f"  takes reports {_local(edition.opens_at)} to {_local(edition.locks_at)}, late from {_local(edition.due_at)}")
    say(f"first-level units: {seeded.units_new} new, {seeded.units_known} known before")
    if asked.units:
        lines = TypeAdapter(list[UnitLine]).validate_json(asked.units.read_bytes())
        async with database.work() as work:
            new = await seed_units(work, edition_id=edition.id, units=[line.placed() for line in lines])
        say(f"demo units: {new} new, {len(lines) - new} known before")
    if asked.accounts:
        await _accounts(database, edition.id, asked, say)


async def _accounts(database: Database, edition_id: UUID, asked: argparse.Namespace, say: Say) -> None:
    lines = TypeAdapter(list[AccountLine]).validate_json(asked.accounts.read_bytes())
    async with database.work() as work:
        new = await seed_accounts(
            work,
            edition_id=edition_id,
            accounts=[line.demo() for line in lines],
            passwords=Passwords(),
            force=asked.force,
        )
    say(f"demo accounts: {new} new, {len(lines) - new} known before")


async def first_registrar(database: Database, asked: argparse.Namespace, say: Say) -> None:
    """The password comes by stdin: an argument would stand in the list of processes."""
    password = sys.stdin.readline().rstrip("\r\n")
    username = normal_username(asked.first_registrar)
    async with database.work() as work:
        account = await grant_first_registrar(work, username=username, password=password, passwords=Passwords())
    say(f"registrar {account.username}: {account.id}")


async def drop(database: Database, _asked: argparse.Namespace, say: Say) -> None:
    """End what is demo."""
    async with database.work() as work:
        accounts, units = await drop_demo(work)
    say(f"demo accounts revoked: {accounts}, demo units closed: {units}")


async def run(settings: SeedSettings, asked: argparse.Namespace, say: Say) -> None:
    """On the database of the settings, by its clock."""
    url = settings.database_url.get_secret_value()
    database = Database(create_engine(url, pool=2, application="registry-seed"), source="registry")
    task: Callable[[Database, argparse.Namespace, Say], Awaitable[None]] = seed
    if asked.first_registrar:
        task = first_registrar
    elif asked.drop_demo:
        task = drop
    try:
        await database.adjust_clock()
        await task(database, asked, say)
    finally:
        await database.close()


def _local(at: datetime) -> str:
    return at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")


def main() -> None:
    """One answer a line; a refusal ends with code 1 and says why."""
    try:
        asyncio.run(run(SeedSettings(), arguments().parse_args(), lambda line: sys.stdout.write(f"{line}\n")))
    except DomainError as refusal:
        faults = "".join(f"\n  {error.pointer} {error.detail}" for error in refusal.errors)
        sys.exit(f"{refusal.detail} ({refusal.code}){faults}")


if __name__ == "__main__":
    main()
