"""Who calls: tokens of the issuer and no others."""

import base64
import hashlib
import hmac
import time
from typing import Any

import orjson
import pytest
from joserfc import jwt
from joserfc.jwk import OKPKey

from chassis.principal import Principal
from chassis.rows import new_id
from chassis.testing import Issuer
from chassis.token_terms import LEEWAY_SECONDS, TokenExpired, TokenInvalid
from chassis.tokens import TokenVerifier
from tests.chassis.conftest import Application

PATH = "/api/notes/v1/notes"


def encoded(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def claims_of(issuer: Issuer, **changes: Any) -> dict[str, Any]:
    claims = {
        "iss": issuer.signer.issuer,
        "aud": "openweek",
        "sub": str(new_id()),
        "unit": str(new_id()),
        "roles": ["writer"],
        "kind": "person",
        "iat": int(time.time()),
        "exp": int(time.time()) + 600,
        "jti": str(new_id()),
        **changes,
    }
    return {name: value for name, value in claims.items() if value is not None}


def signed(issuer: Issuer, header: dict[str, Any] | None = None, **changes: Any) -> str:
    key = OKPKey.import_key(orjson.loads(issuer.private_jwk))
    headers = {"alg": "Ed25519", "kid": str(key.thumbprint()), **(header or {})}
    return str(jwt.encode(headers, claims_of(issuer, **changes), key, algorithms=["Ed25519"]))


def unsigned(issuer: Issuer, header: Any, signature: bytes = b"") -> str:
    return f"{encoded(orjson.dumps(header))}.{encoded(orjson.dumps(claims_of(issuer)))}.{encoded(signature)}"


def signed_with_the_public_key(issuer: Issuer) -> str:
    public = issuer.signer.public_jwks()["keys"][0]
    text = unsigned(issuer, {"alg": "HS256", "kid": public["kid"]}).rpartition(".")[0]
    secret = base64.urlsafe_b64decode(public["x"] + "==")
    return f"{text}.{encoded(hmac.new(secret, text.encode(), hashlib.sha256).digest())}"


@pytest.fixture
def issuer() -> Issuer:
    return Issuer()


@pytest.fixture
def verifier(issuer: Issuer) -> TokenVerifier:
    return TokenVerifier(issuer.keys, issuer=issuer.signer.issuer)


async def test_a_good_token_speaks_for_its_account(issuer: Issuer, verifier: TokenVerifier) -> None:
    account, unit = new_id(), new_id()

    principal = await verifier.verify(issuer.token("writer", "editor", account_id=account, unit_id=unit))

    assert principal == Principal(id=account, unit_id=unit, roles=frozenset({"writer", "editor"}), kind="person")


@pytest.mark.parametrize(
    "changes",
    [
        *({name: None} for name in ("exp", "iat", "iss", "aud", "sub", "jti", "unit", "roles", "kind")),
        {"iss": "somebody-else"},
        {"aud": "another-system"},
        {"sub": "not-a-uuid"},
        {"kind": "refresh"},
        {"exp": "tomorrow"},
        {"nbf": int(time.time()) + 600},
        {"iat": int(time.time()) + 600},
        {"roles": 5},
    ],
    ids=str,
)
async def test_a_token_with_wrong_or_missing_claims_is_refused(
    issuer: Issuer, verifier: TokenVerifier, changes: dict[str, Any]
) -> None:
    with pytest.raises(TokenInvalid):
        await verifier.verify(signed(issuer, **changes))


async def test_an_expired_token_is_refused_as_expired_however_often_it_is_shown(
    issuer: Issuer, verifier: TokenVerifier
) -> None:
    late = issuer.token("writer", at=time.time() - 700)
    for _ in range(3):
        with pytest.raises(TokenExpired):
            await verifier.verify(late)


async def test_a_token_within_the_leeway_is_good_however_often_it_is_shown(
    issuer: Issuer, verifier: TokenVerifier
) -> None:
    token = signed(issuer, exp=int(time.time()) - LEEWAY_SECONDS + 2)
    for _ in range(3):
        assert await verifier.verify(token)


async def test_a_token_that_was_verified_once_still_expires(
    issuer: Issuer, verifier: TokenVerifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = issuer.token("writer")
    await verifier.verify(token)

    later = time.time() + 700
    monkeypatch.setattr("chassis.tokens.time.time", lambda: later)
    for _ in range(2):
        with pytest.raises(TokenExpired):
            await verifier.verify(token)


async def test_a_token_of_another_key_is_refused(verifier: TokenVerifier) -> None:
    with pytest.raises(TokenInvalid):
        await verifier.verify(Issuer().token("writer"))


async def test_a_token_of_another_key_under_our_key_id_is_refused(issuer: Issuer, verifier: TokenVerifier) -> None:
    kid = issuer.signer.public_jwks()["keys"][0]["kid"]
    with pytest.raises(TokenInvalid):
        await verifier.verify(signed(Issuer(), header={"kid": kid}))


def forgeries(issuer: Issuer) -> dict[str, str]:
    kid = issuer.signer.public_jwks()["keys"][0]["kid"]
    good = issuer.token("writer")
    head, payload, signature = good.split(".")
    own = OKPKey.generate_key("Ed25519")
    embedded = {"alg": "Ed25519", "jwk": own.as_dict(private=False)}
    return {
        "alg none": unsigned(issuer, {"alg": "none", "kid": kid}),
        "alg none without kid": unsigned(issuer, {"alg": "none"}),
        "HS256 with the public key": signed_with_the_public_key(issuer),
        "no signature": f"{head}.{payload}.",
        "another payload": f"{head}.{encoded(orjson.dumps(claims_of(issuer, roles=['operator'])))}.{signature}",
        "unknown crit": signed(issuer, header={"crit": ["b64"], "b64": False}),
        "own key embedded": jwt.encode(embedded, claims_of(issuer), own, algorithms=["Ed25519"]),
        "kid as a path": signed(issuer, header={"kid": "../../etc/passwd"}),
        "kid as a number": unsigned(issuer, {"alg": "Ed25519", "kid": 5}, b"x" * 64),
        "kid as a list": unsigned(issuer, {"alg": "Ed25519", "kid": ["a"]}, b"x" * 64),
        "header is a list": unsigned(issuer, [], b"x" * 64),
        "header is a number": unsigned(issuer, 1, b"x" * 64),
        "header is null": unsigned(issuer, None, b"x" * 64),
        "header is no JSON": f"{encoded(b'{{{')}.{payload}.{signature}",
        "two parts": f"{head}.{payload}",
        "five parts": f"{good}.x.y",
        "one word": "word",
        "not base64": f"é.{payload}.{signature}",
        "dots": "..",
        "very long": "a" * 100_000 + "." + "b" * 100_000 + ".c",
    }


@pytest.mark.parametrize("name", sorted(forgeries(Issuer())))
async def test_a_forged_token_is_refused(issuer: Issuer, verifier: TokenVerifier, name: str) -> None:
    with pytest.raises(TokenInvalid):
        await verifier.verify(forgeries(issuer)[name])


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic eDp5", "token", "Bearer a b", "bearer x.y.z"])
async def test_an_authorization_of_another_form_is_a_401_with_its_challenge(notes: Application, header: str) -> None:
    answer = await notes.http.get(PATH, headers={"authorization": header})

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_no_token_is_a_401_and_another_role_a_403(notes: Application) -> None:
    nobody = await notes.http.get(PATH)
    other = await notes.http.get(PATH, headers=notes.headers("reader"))

    assert (nobody.status_code, nobody.json()["code"]) == (401, "unauthenticated")
    assert (other.status_code, other.json()["code"]) == (403, "role-missing")


async def test_a_token_in_the_address_is_not_looked_at(notes: Application) -> None:
    answer = await notes.http.get(PATH, params={"access_token": notes.issuer.token("writer")})

    assert answer.status_code == 401


async def test_who_may_not_call_learns_nothing_of_the_body(notes: Application) -> None:
    answer = await notes.http.post(PATH, json={"nonsense": 1}, headers=notes.headers("reader"))

    assert answer.status_code == 403
