"""Signing in by an identity provider, a real one on loopback."""

import asyncio
import base64
import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import orjson
import pyotp
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from chassis.testing import running
from services.registry.domain import SignInEvent
from services.registry.main import build
from services.registry.settings import ApiSettings
from tests.infra.fixtures import MakeDatabase
from tests.services.registry.world import PASSWORD, V1, Registry, settings_for

PATH = f"{V1}/browser-session/provider"
CLIENT = "openweek"


@dataclass
class Provider:
    """An issuer as the standard wants it; `changes` and `sign` make it one that lies."""

    address: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, parameters={"kid": "1"}))
    username: str = "Wang.Wu"
    changes: dict[str, Any] = field(default_factory=dict)
    signing: Any = None
    algorithm: str = "RS256"
    asked: dict[str, str] = field(default_factory=dict)
    challenge: str = ""
    nonce: str = ""
    at: float = 0.0

    def claims(self) -> dict[str, Any]:
        """Of an ID token."""
        given = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "42",
            "nonce": self.nonce,
            "iat": int(self.at),
            "exp": int(self.at) + 60,
            "preferred_username": self.username,
        }
        return {name: value for name, value in {**given, **self.changes}.items() if value is not None}

    def answer(self, path: str, body: bytes) -> tuple[int, dict[str, Any]]:
        """Discovery, keys and tokens."""
        if path.endswith("openid-configuration"):
            doors = {
                name: f"{self.address}/{name}" for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")
            }
            return 200, {"issuer": self.address, **doors}
        if path == "/jwks_uri":
            return 200, {"keys": [self.key.as_dict(private=False)]}
        self.asked = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        digest = hashlib.sha256(self.asked["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != self.challenge or self.asked["code"] != "good":
            return 400, {"error": "invalid_grant"}
        header = {"alg": self.algorithm, "kid": "1"}
        token = jwt.encode(header, self.claims(), self.signing or self.key, algorithms=[self.algorithm])
        return 200, {"id_token": token, "token_type": "Bearer", "access_token": "x"}


@pytest.fixture
async def provider() -> AsyncIterator[Provider]:
    """The issuer, listening."""
    found = Provider()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        lengths = [line for line in head.lower().split("\r\n") if line.startswith("content-length:")]
        body = await reader.readexactly(int(lengths[0].split(":")[1])) if lengths else b""
        status, document = found.answer(head.split(" ")[1], body)
        content = orjson.dumps(document)
        head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(content)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + content)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    found.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield found
    server.close()


@dataclass
class Visitor:
    """A browser on its way."""

    http: httpx.AsyncClient
    provider: Provider

    async def leave(self) -> dict[str, str]:
        """To the provider; what it is asked."""
        away = await self.http.get(f"{PATH}/departure")
        query = {name: values[0] for name, values in parse_qs(urlsplit(away.headers["location"]).query).items()}
        self.provider.challenge, self.provider.nonce = query["code_challenge"], query["nonce"]
        return query

    async def come_back(self, state: str, code: str = "good") -> httpx.Response:
        """From the provider."""
        return await self.http.get(f"{PATH}/return", params={"code": code, "state": state})


@pytest.fixture
async def visitor(registry: Registry, database: MakeDatabase, provider: Provider) -> AsyncIterator[Visitor]:
    """Before a registry that knows the provider."""
    changes = {"oidc_issuer": provider.address, "oidc_client_id": CLIENT}
    app = build(settings_for(database("registry"), registry.issuer, **changes))
    async with running(app) as http:
        provider.at = registry.database.clock.now().timestamp()
        yield Visitor(http, provider)


def fragment(answer: httpx.Response) -> str:
    """What the console is told."""
    assert answer.status_code == 303
    return urlsplit(answer.headers["location"]).fragment


async def test_whom_the_provider_knows_signs_in_by_code_flow_with_pkce(registry: Registry, visitor: Visitor) -> None:
    person = await registry.account("liaison", unit="370000-S01", username="wang.wu")

    asked = await visitor.leave()
    back = await visitor.come_back(asked["state"])

    assert (asked["response_type"], asked["code_challenge_method"], asked["scope"]) == (
        "code",
        "S256",
        "openid profile",
    )
    assert asked["redirect_uri"] == f"http://gateway.test{PATH}/return"
    assert (fragment(back), back.headers["location"].partition("#")[0]) == ("signed-in", "http://gateway.test/console/")
    renewed = await visitor.http.post(f"{V1}/browser-session/renewal", headers={"x-openweek-console": "1"})
    assert renewed.json()["account"]["id"] == str(person.id)
    assert [event.event for event in await registry.rows(SignInEvent)] == ["provider-signed-in"]


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://other.example.cn"},
        {"aud": "another-client"},
        {"aud": ["another-client", CLIENT]},
        {"nonce": "stolen"},
        {"exp": 1},
        {"exp": None},
        {"preferred_username": None},
        {"preferred_username": "nobody"},
    ],
)
async def test_an_answer_that_is_not_for_this_sign_in_opens_nothing(
    registry: Registry, visitor: Visitor, changes: dict[str, Any]
) -> None:
    await registry.account("liaison", unit="370000-S01", username="wang.wu")
    asked = await visitor.leave()
    visitor.provider.changes = changes

    back = await visitor.come_back(asked["state"])

    assert fragment(back) == "provider-refused"
    assert "openweek_session" not in back.headers.get("set-cookie", "")


async def test_a_token_by_another_key_or_a_shared_secret_opens_nothing(registry: Registry, visitor: Visitor) -> None:
    await registry.account("liaison", unit="370000-S01", username="wang.wu")
    forged = [
        (RSAKey.generate_key(2048, parameters={"kid": "1"}), "RS256"),
        (OctKey.import_key("known-to-everybody-known-to-everybody"), "HS256"),
    ]

    for visitor.provider.signing, visitor.provider.algorithm in forged:
        asked = await visitor.leave()
        assert fragment(await visitor.come_back(asked["state"])) == "provider-refused"


async def test_only_the_browser_that_left_comes_back(registry: Registry, visitor: Visitor) -> None:
    await registry.account("liaison", unit="370000-S01", username="wang.wu")
    asked = await visitor.leave()

    wrong_state = await visitor.come_back("another")
    wrong_code = await visitor.come_back(asked["state"], code="guessed")
    visitor.http.cookies.clear()
    other_browser = await visitor.come_back(asked["state"])

    assert {fragment(answer) for answer in (wrong_state, wrong_code, other_browser)} == {"provider-refused"}


async def test_an_account_that_ended_or_has_codes_does_not_come_in_by_the_other_door(
    registry: Registry, visitor: Visitor
) -> None:
    person = await registry.account("liaison", unit="370000-S01", username="wang.wu")
    secret = (await registry.put("/me/second-factor", {"password": PASSWORD}, person)).json()["secret"]
    code = pyotp.TOTP(secret).at(registry.database.clock.now())
    await registry.put("/me/second-factor/confirmation", {"code": code}, person)
    with_codes = await visitor.come_back((await visitor.leave())["state"])
    ended = await registry.account("liaison", unit="370000-S01", username="gone", revoked_at=person.created_at)
    visitor.provider.username = ended.username
    revoked = await visitor.come_back((await visitor.leave())["state"])

    assert (fragment(with_codes), fragment(revoked)) == ("provider-refused", "provider-refused")


async def test_a_provider_that_is_away_is_said_so(registry: Registry, database: MakeDatabase) -> None:
    away = {"oidc_issuer": "http://127.0.0.1:9", "oidc_client_id": CLIENT}
    async with running(build(settings_for(database("registry"), registry.issuer, **away))) as http:
        assert fragment(await http.get(f"{PATH}/departure")) == "provider-away"


async def test_without_a_provider_there_is_no_such_door(registry: Registry) -> None:
    assert (await registry.http.get(PATH)).json() == {"enabled": False, "name": "统一认证"}
    assert (await registry.http.get(f"{PATH}/departure")).json()["code"] == "no-provider"


def test_a_provider_is_heard_by_https_alone(registry: Registry) -> None:
    with pytest.raises(ValueError, match="https"):
        ApiSettings.model_validate({"oidc_issuer": "http://sso.example.cn", "signing_key": registry.issuer.private_jwk})
