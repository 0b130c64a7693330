"""The issuer's keys by JWKS: fetched once, kept for the day the issuer is down."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import orjson
import pytest

from chassis.database import Database
from chassis.errors import StoreDown
from chassis.keys import JwksKeys
from chassis.testing import Issuer
from chassis.token_terms import TokenInvalid
from chassis.tokens import TokenVerifier


class KeyServer:
    """Answers every request with a key set, and counts."""

    def __init__(self) -> None:
        self.document: Any = {"keys": []}
        self.status = "200 OK"
        self.asked = 0
        self.url = ""

    @asynccontextmanager
    async def listening(self) -> AsyncIterator["KeyServer"]:
        """Serve on a free port."""
        server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/jwks.json"
        async with server:
            yield self

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        self.asked += 1
        await asyncio.sleep(0.05)  # not a wait: the issuer is slow, other requests come meanwhile
        body = self.document if isinstance(self.document, bytes) else orjson.dumps(self.document)
        writer.write(
            f"HTTP/1.1 {self.status}\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n".encode() + body
        )
        await writer.drain()
        writer.close()


@pytest.fixture
async def server() -> AsyncIterator[KeyServer]:
    async with KeyServer().listening() as listening:
        yield listening


def verifier(server: KeyServer, store: Database) -> TokenVerifier:
    return TokenVerifier(JwksKeys(server.url, issuer="openweek-registry", database=store), issuer="openweek-registry")


async def test_twenty_first_requests_at_once_cause_one_fetch_and_all_pass(server: KeyServer, store: Database) -> None:
    issuer = Issuer()
    server.document = issuer.signer.public_jwks()
    tokens = verifier(server, store)

    await asyncio.gather(*(tokens.verify(issuer.token("writer")) for _ in range(20)))

    assert server.asked == 1


async def test_forged_key_ids_cause_one_fetch_only(server: KeyServer, store: Database) -> None:
    issuer = Issuer()
    server.document = issuer.signer.public_jwks()
    tokens = verifier(server, store)

    for _ in range(30):
        with pytest.raises(TokenInvalid):
            await tokens.verify(Issuer().token("writer"))

    assert server.asked == 1


async def test_a_new_key_of_the_issuer_is_fetched_when_it_is_first_seen(
    server: KeyServer, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = Issuer(), Issuer()
    server.document = old.signer.public_jwks()
    tokens = verifier(server, store)
    await tokens.verify(old.token("writer"))

    server.document = {"keys": [*new.signer.public_jwks()["keys"], *old.signer.public_jwks()["keys"]]}
    monkeypatch.setattr("chassis.keys.FETCH_PAUSE_SECONDS", 0.0)

    assert await tokens.verify(new.token("writer"))
    assert await tokens.verify(old.token("writer"))


async def test_tokens_verify_after_a_restart_while_the_issuer_is_down(server: KeyServer, store: Database) -> None:
    issuer = Issuer()
    server.document = issuer.signer.public_jwks()
    await verifier(server, store).verify(issuer.token("writer"))

    server.url = "http://127.0.0.1:1/jwks.json"

    assert await verifier(server, store).verify(issuer.token("writer"))


async def test_without_any_keys_a_token_cannot_be_judged_and_nobody_is_signed_out(
    server: KeyServer, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    issuer = Issuer()
    server.document, server.status = {"keys": []}, "503 Service Unavailable"
    tokens = verifier(server, store)
    for _ in range(2):
        with pytest.raises(StoreDown):
            await tokens.verify(issuer.token("writer"))

    server.document, server.status = issuer.signer.public_jwks(), "200 OK"
    monkeypatch.setattr("chassis.keys.FETCH_PAUSE_SECONDS", 0.0)

    assert await tokens.verify(issuer.token("writer"))


@pytest.mark.parametrize(
    "document", [b"no json", [], {}, {"keys": []}, {"keys": "x"}, {"keys": [{"kty": "nonsense"}]}, None], ids=str
)
async def test_a_key_set_that_cannot_be_read_does_not_push_out_a_good_one(
    server: KeyServer, store: Database, monkeypatch: pytest.MonkeyPatch, document: Any
) -> None:
    issuer = Issuer()
    server.document = issuer.signer.public_jwks()
    tokens = verifier(server, store)
    await tokens.verify(issuer.token("writer"))

    server.document = document
    monkeypatch.setattr("chassis.keys.FETCH_PAUSE_SECONDS", 0.0)
    with pytest.raises(TokenInvalid):
        await tokens.verify(Issuer().token("writer"))

    assert await tokens.verify(issuer.token("writer"))
