"""Someone with an account: signs in when needed, and speaks under a fresh token."""

import time
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import asdict, dataclass
from typing import Any, Self

from cli.client.answers import Answer
from cli.client.connection import Connection

RENEW_BEFORE_SECONDS = 60.0
REGISTRY, SUBMISSION, MEDIA, PUBLICITY = (
    f"/api/{name}/v1" for name in ("registry", "submission", "media", "publicity")
)


@dataclass(frozen=True)
class Account:
    """A sign-in: of a person, or of a desk (client id and secret); `department` is the system of a co-department."""

    username: str
    password: str
    display_name: str
    unit_code: str
    roles: tuple[str, ...]
    kind: str = "person"
    department: str | None = None

    def as_json(self) -> dict[str, Any]:
        """One entry of an accounts file."""
        return asdict(self)

    @classmethod
    def from_json(cls, entry: Mapping[str, Any]) -> Self:
        """Back from an accounts file."""
        known = {name: entry[name] for name in ("username", "password", "display_name", "unit_code")}
        more = {name: entry[name] for name in ("kind", "department") if name in entry}
        return cls(**known, roles=tuple(entry["roles"]), **more)

    def has(self, *roles: str) -> bool:
        """Whether one of the roles is held."""
        return not set(roles).isdisjoint(self.roles)


def first_with(accounts: Iterable[Account], role: str, *, unit_code: str | None = None) -> Account:
    """The first account with a role, perhaps of one unit."""
    for account in accounts:
        if account.has(role) and unit_code in {None, account.unit_code}:
            return account
    raise LookupError(f"no account with role {role}" + (f" of {unit_code}" if unit_code else ""))


class Member:
    """An account in use."""

    def __init__(self, connection: Connection, account: Account) -> None:
        self.connection = connection
        self.account = account
        self._token = ""
        self._renew_at = 0.0

    @property
    def name(self) -> str:
        """As people call them."""
        return self.account.display_name

    async def sign_in(self) -> Answer:
        """A new access token, and what the registry tells of the account."""
        begun = time.monotonic()
        if self.account.kind == "desk":
            body = {"client_id": self.account.username, "client_secret": self.account.password}
            answer = await self.connection.ask("POST", f"{REGISTRY}/desk-tokens", body=body)
        else:
            body = {"username": self.account.username, "password": self.account.password}
            answer = await self.connection.ask("POST", f"{REGISTRY}/sessions", body=body)
        self._token = answer["access_token"]
        self._renew_at = begun + float(answer.get("expires_in", 600)) - RENEW_BEFORE_SECONDS
        return answer

    async def authorization(self) -> dict[str, str]:
        """The header that says who asks."""
        if time.monotonic() >= self._renew_at:
            await self.sign_in()
        return {"Authorization": f"Bearer {self._token}"}

    async def through(self, connection: Connection) -> Self:
        """The same sign-in by another way, for a process that is addressed by itself."""
        await self.authorization()
        twin = copy(self)
        twin.connection = connection
        return twin

    async def get(self, path: str, **query: Any) -> Answer:
        """Read."""
        given = {name: value for name, value in query.items() if value is not None}
        return await self.connection.ask("GET", path, query=given, headers=await self.authorization())

    async def post(
        self, path: str, body: Any = None, *, key: str | None = None, patience: float | None = None
    ) -> Answer:
        """Do something, once per key."""
        headers = await self.authorization()
        return await self.connection.ask("POST", path, body=body, key=key, headers=headers, patience=patience)

    async def put(self, path: str, body: Any, *, etag: str) -> Answer:
        """Edit what was read under this ETag."""
        headers = {**await self.authorization(), "If-Match": etag}
        return await self.connection.ask("PUT", path, body=body, headers=headers)

    async def me(self) -> Answer:
        """The account with its unit and roles."""
        return await self.get(f"{REGISTRY}/me")

    async def current_edition(self) -> Answer:
        """The edition that is on."""
        return await self.get(f"{REGISTRY}/editions/current")
