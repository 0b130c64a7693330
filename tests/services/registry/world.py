"""A running registry with an edition, a small tree and accounts."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

import httpx
import orjson
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import select
from sqlmodel import SQLModel, col

from chassis.clock import FixedClock
from chassis.database import Database
from chassis.rows import new_id
from chassis.testing import Issuer
from services.registry.domain import Account, Edition, Enrolment
from services.registry.domain.account import AccountDraft
from services.registry.domain.edition import EditionContent
from services.registry.domain.identity import unit_id_of
from services.registry.domain.passwords import ARGON2ID
from services.registry.domain.unit import UnitDraft
from services.registry.settings import ApiSettings
from services.registry.use_cases.publish_edition import publish_edition
from services.registry.use_cases.seed_edition import Window, reference_content
from services.registry.use_cases.seed_units import PlacedUnit, seed_units

V1 = "/api/registry/v1"
PASSWORD = "Correct-horse-1"
TREE = (
    ("D01", "教育部", "ministry", None, ""),
    ("370000", "山东省教育厅", "province", "D01", "山东省"),
    ("110000", "北京市教育委员会", "province", "D01", "北京市"),
    ("H01", "安全行指委", "industry_council", "D01", ""),
    ("370000-S01", "示例职业学院（虚构）", "school", "370000", ""),
    ("M01", "示例日报（演示）", "outlet", "D01", ""),
)


@cache
def known_hash() -> str:
    """The hash of PASSWORD, computed once."""
    return ARGON2ID.hash(PASSWORD)


def settings_for(url: str, issuer: Issuer, **changes: Any) -> ApiSettings:
    """Settings of the registry's API; it signs with the issuer's key."""
    values: dict[str, Any] = {
        "database_url": SecretStr(url),
        "kafka": "127.0.0.1:1",
        "http_port": 0,
        "public_url": "http://gateway.test",
        "cursor_key": SecretStr("x" * 40),
        "signing_key": SecretStr(issuer.private_jwk),
    }
    return ApiSettings(**{**values, **changes})


def window(at: datetime | None = None) -> Window:
    """Open since yesterday, for thirty days."""
    now = (at or datetime.now(UTC)).replace(microsecond=0)
    return Window(now - timedelta(days=1), now + timedelta(days=30))


def content(**changes: Any) -> EditionContent:
    """What the 2023 edition says, with changes."""
    given = reference_content(window())
    facts = {name: getattr(given, name) for name in EditionContent.__dataclass_fields__}
    return EditionContent(**{**facts, **changes})


def edition_body(**changes: Any) -> dict[str, Any]:
    """The same as JSON."""
    facts = content()
    given = orjson.loads(orjson.dumps({name: getattr(facts, name) for name in EditionContent.__dataclass_fields__}))
    return {**given, **changes}


@dataclass
class Registry:
    """The service, a client, and who calls."""

    app: FastAPI
    http: httpx.AsyncClient
    database: Database
    issuer: Issuer
    edition: Edition
    units: dict[str, Enrolment]

    async def account(self, *roles: str, unit: str = "D01", username: str = "", **changes: Any) -> Account:
        """An account with PASSWORD."""
        kind = roles[0] if roles in (("desk",), ("platform",)) else "person"
        name = username or f"user-{new_id().hex[-8:]}"
        draft = AccountDraft(kind=kind, username=name, display_name="张三", roles=frozenset(roles))
        account = Account.granted(
            draft,
            account_id=new_id(),
            unit=self.units[unit].place(),
            password_hash=known_hash(),
            by=None,
            at=self.database.clock.now(),
        )
        for field, value in changes.items():
            setattr(account, field, value)
        async with self.database.work() as work:
            work.add(account)
        return account

    def headers(self, account: Account, *, key: str | None = None) -> dict[str, str]:
        """A caller with a good token and a key of its own."""
        return self.issuer.headers(*account.roles, account_id=account.id, unit_id=account.unit_id, key=key)

    async def post(self, path: str, body: Any, caller: Account, *, key: str | None = None) -> httpx.Response:
        """POST as an account."""
        return await self.http.post(f"{V1}{path}", json=body, headers=self.headers(caller, key=key))

    async def put(self, path: str, body: Any, caller: Account, *, seen: int | None = None) -> httpx.Response:
        """PUT as an account that saw this revision."""
        seen_header = {} if seen is None else {"if-match": f'"{seen}"'}
        return await self.http.put(f"{V1}{path}", json=body, headers=self.headers(caller) | seen_header)

    async def register(self, registrar: Account, code: str, *, parent: str = "370000", **changes: Any) -> UUID:
        """A school below a unit of the tree; its id."""
        edition = changes.pop("edition_id", self.edition.id)
        body = {"code": code, "name": f"学校{code}（虚构）", "kind": "school", **changes, "edition_id": str(edition)}
        answer = await self.post("/units", {**body, "parent_id": str(unit_id_of(parent))}, registrar)
        assert answer.status_code == 201, answer.text
        return UUID(answer.json()["id"])

    async def next_edition(self, registrar: Account, *codes: str) -> UUID:
        """The edition of 2024, with these units of the tree in it as they were."""
        answer = await self.post("/editions", edition_body(year=2024), registrar)
        edition = UUID(answer.json()["id"])
        for code in codes:
            unit = self.units[code]
            body = {"code": code, "name": unit.name, "kind": unit.kind, "region": unit.region}
            parent = str(unit.parent_id) if unit.parent_id else None
            await self.post("/units", {**body, "edition_id": str(edition), "parent_id": parent}, registrar)
        return edition

    async def get(self, path: str, caller: Account) -> httpx.Response:
        """GET as an account."""
        return await self.http.get(f"{V1}{path}", headers=self.headers(caller))

    async def sign_in(self, account: Account, password: str = PASSWORD) -> httpx.Response:
        """POST /sessions."""
        return await self.http.post(f"{V1}/sessions", json={"username": account.username, "password": password})

    async def refresh(self, token: str) -> httpx.Response:
        """POST /sessions/refresh."""
        return await self.http.post(f"{V1}/sessions/refresh", json={"refresh_token": token})

    async def rows(self, row_type: type[SQLModel], *filters: Any) -> list[Any]:
        """Rows as they stand in the database."""
        async with self.database.work() as work:
            return list((await work.run(select(row_type).where(*filters))).scalars().all())

    async def stored(self, account_id: UUID) -> Account:
        """An account as it stands."""
        found: Account = (await self.rows(Account, col(Account.id) == account_id))[0]
        return found

    def pass_time(self, span: timedelta) -> None:
        """Move the service's clock."""
        self.database.clock = FixedClock(self.database.clock.now() + span)


async def planted(database: Database) -> tuple[Edition, dict[str, Enrolment]]:
    """The edition and the small tree; the outbox is left with what was told of them."""
    async with database.work() as work:
        edition = await publish_edition(work, year=2023, content=content(), by=None)
        placed = [
            PlacedUnit(UnitDraft(code=code, name=name, kind=kind, region=region), parent_code=parent)
            for code, name, kind, parent, region in TREE
        ]
        await seed_units(work, edition_id=edition.id, units=placed)
    async with database.work() as work:
        units = (await work.run(select(Enrolment))).scalars().all()
    return edition, {unit.code: unit for unit in units}
