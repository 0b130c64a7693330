"""What an installation starts with, by the command that is typed."""

import argparse
import asyncio
import io
import json
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel, col

from chassis.clock import FixedClock
from chassis.database import Database
from chassis.errors import DomainError
from chassis.testing import Published, published
from services.registry.domain import Account, Edition, Enrolment, Unit
from services.registry.domain.identity import demo_account_id_of, edition_id_of
from services.registry.domain.passwords import Passwords
from services.registry.seed import arguments, drop, first_registrar, seed
from tests.services.registry.world import PASSWORD

Command = Callable[[Database, argparse.Namespace, Callable[[str], object]], Awaitable[None]]
UNITS = [
    {"code": "370000-S01", "name": "示例职业学院（虚构）", "kind": "school", "parent_code": "370000"},
    {"code": "M01", "name": "示例日报（演示）", "kind": "outlet", "parent_code": "D01"},
]
ACCOUNTS = [
    {"username": name, "password": PASSWORD, "display_name": f"{name}（演示）", "unit_code": unit, "roles": [role]}
    for name, unit, role in (
        ("Liaison", "370000-S01", "liaison"),
        ("registrar", "D01", "registrar"),
        ("daily", "M01", "desk"),
    )
]


async def run(database: Database, *given: str, command: Command = seed) -> list[str]:
    """The command with these arguments; the lines it says."""
    lines: list[str] = []
    await command(database, arguments().parse_args(given), lines.append)
    return lines


async def rows(database: Database, row_type: type[SQLModel]) -> list[Any]:
    """Rows as they stand."""
    async with database.work() as work:
        return list((await work.run(select(row_type))).scalars().all())


async def told(database: Database, fact: str) -> list[Published]:
    """Facts of this type in the outbox."""
    return await published(database, type_prefix=f"registry.{fact}")


def rewrite(demo: list[str], old: str, new: str) -> None:
    """Change the file of the accounts."""
    path = Path(demo[-1])
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.fixture
def demo(tmp_path: Path) -> list[str]:
    """Arguments that name the demo files."""
    (tmp_path / "units.json").write_text(json.dumps(UNITS), "utf-8")
    (tmp_path / "accounts.json").write_text(json.dumps(ACCOUNTS), "utf-8")
    return ["--units", str(tmp_path / "units.json"), "--accounts", str(tmp_path / "accounts.json")]


async def test_the_seed_gives_the_edition_of_the_notice_and_its_109_units(empty: Database) -> None:
    lines = await run(empty)

    assert "first-level units: 109 new, 0 known before" in lines
    (edition,) = await rows(empty, Edition)
    assert edition.id == edition_id_of(2023)
    assert (str(edition.starts_on), str(edition.ends_on)) == ("2023-05-14", "2023-05-20")
    assert "演示" in edition.name
    assert "如同正值当周" in edition.notes
    assert edition.phase(empty.clock.now()) == "on-time"
    units = {unit.code: unit for unit in await rows(empty, Enrolment)}
    assert len(units) == 109
    assert [code for code, unit in units.items() if unit.parent_id is None] == ["D01"]
    # A plan city lies in its province but reports to the ministry.
    assert len(units["370200"].path) == 2
    assert len(await told(empty, "unit.enrolled")) == 109
    assert len(await told(empty, "edition.published")) == 1


async def test_the_seed_run_twice_changes_and_tells_nothing(empty: Database, demo: list[str]) -> None:
    await run(empty, *demo)
    before = [(event.type, event.subject, event.version) for event in await published(empty)]
    hashes = {account.id: account.password_hash for account in await rows(empty, Account)}

    lines = await run(empty, *demo)

    assert lines[0].startswith("edition 2023 known")
    assert "demo accounts: 0 new, 3 known before" in lines
    assert [(event.type, event.subject, event.version) for event in await published(empty)] == before
    assert {account.id: account.password_hash for account in await rows(empty, Account)} == hashes


async def test_two_seeds_at_once_are_as_one(empty: Database, demo: list[str]) -> None:
    await asyncio.gather(run(empty, *demo), run(empty, *demo))

    assert len(await rows(empty, Edition)) == 1
    assert len(await rows(empty, Unit)) == 111
    assert len(await rows(empty, Account)) == 3
    subjects = [event.subject for event in await published(empty)]
    assert len(subjects) == len(set(subjects)) == 1 + 111 + 3


async def test_the_window_is_as_asked_and_moves_under_the_next_version(empty: Database) -> None:
    await run(empty)

    lines = await run(empty, "--window-from", "2023-04-17", "--window-to", "2023-05-28")
    again = await run(empty, "--window-from", "2023-04-17", "--window-to", "2023-05-28")

    assert "takes reports 2023-04-17 00:00 to 2023-05-28 00:00, late from 2023-05-21 00:00" in lines[1]
    assert again[0].startswith("edition 2023 known")
    assert [event.version for event in await told(empty, "edition")] == [1, 2]


async def test_a_window_that_is_over_is_opened_anew(empty: Database) -> None:
    await run(empty)
    empty.clock = FixedClock(datetime.now(UTC) + timedelta(days=40))

    await run(empty)

    (edition,) = await rows(empty, Edition)
    assert edition.phase(empty.clock.now()) == "on-time"
    assert edition.version == 2


async def test_a_window_before_its_start_is_refused(empty: Database) -> None:
    with pytest.raises(DomainError) as refused:
        await run(empty, "--window-from", "2023-05-28", "--window-to", "2023-04-17")

    assert "/due_at" in [error.pointer for error in refused.value.errors]
    assert await rows(empty, Edition) == []


async def test_demo_accounts_have_ids_of_their_names_and_are_told(empty: Database, demo: list[str]) -> None:
    await run(empty, *demo)

    accounts = {account.username: account for account in await rows(empty, Account)}
    assert accounts["liaison"].id == demo_account_id_of("liaison")
    assert (accounts["daily"].kind, accounts["daily"].roles) == ("desk", ["desk"])
    assert {event.data["kind"] for event in await told(empty, "access.granted")} == {"person", "desk"}
    assert all(account.demo for account in accounts.values())


async def test_a_changed_password_in_the_file_is_taken_over(empty: Database, demo: list[str]) -> None:
    await run(empty, *demo)
    rewrite(demo, PASSWORD, "Another-horse-2")

    await run(empty, *demo)

    proofs = [await Passwords().prove("Another-horse-2", a.password_hash) for a in await rows(empty, Account)]
    assert [proof.matches for proof in proofs] == [True] * 3
    assert len(await told(empty, "access")) == 3


async def test_demo_accounts_are_refused_beside_real_ones_unless_forced(
    empty: Database, demo: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
    await run(empty, "--first-registrar", "chief", command=first_registrar)

    with pytest.raises(DomainError, match="正式账号"):
        await run(empty, *demo)
    await run(empty, *demo, "--force")

    assert len(await rows(empty, Account)) == 4


async def test_the_first_registrar_belongs_to_the_ministry_and_is_made_once(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n{PASSWORD}\n"))
    await run(empty, "--first-registrar", "Chief", command=first_registrar)

    with pytest.raises(DomainError, match="已有登记员"):
        await run(empty, "--first-registrar", "second", command=first_registrar)

    (account,) = await rows(empty, Account)
    assert (account.username, account.roles, account.demo) == ("chief", ["registrar"], False)
    (event,) = await published(empty)
    assert (event.type, event.data["unit_name"]) == ("registry.access.granted.v2", "中华人民共和国教育部")


async def test_an_easy_password_makes_no_first_registrar(empty: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n"))

    with pytest.raises(DomainError):
        await run(empty, "--first-registrar", "chief", command=first_registrar)

    assert await rows(empty, Account) == []


async def test_the_demo_is_dropped_and_comes_back(empty: Database, demo: list[str]) -> None:
    await run(empty, *demo)

    assert await run(empty, command=drop) == ["demo accounts revoked: 3, demo units closed: 2"]
    assert await run(empty, command=drop) == ["demo accounts revoked: 0, demo units closed: 0"]
    assert all(account.is_revoked for account in await rows(empty, Account))
    assert sorted(unit.code for unit in await rows(empty, Unit) if unit.closed_on) == ["370000-S01", "M01"]
    assert {event.version for event in await told(empty, "access.revoked")} == {2}

    await run(empty, *demo)

    assert not any(account.is_revoked for account in await rows(empty, Account))
    assert not any(unit.closed_on for unit in await rows(empty, Unit))
    assert max(event.version for event in await told(empty, "access.granted")) == 3


async def test_roles_changed_in_the_file_are_told_under_the_next_version(empty: Database, demo: list[str]) -> None:
    await run(empty, *demo)
    rewrite(demo, '["liaison"]', '["liaison", "approver"]')

    await run(empty, *demo)

    (newest,) = [event for event in await told(empty, "access") if event.version == 2]
    assert newest.data["roles"] == ["approver", "liaison"]
    async with empty.work() as work:
        demo_rows = await work.run(select(Account).where(col(Account.username) == "liaison"))
        assert demo_rows.scalars().one().version == 2
