"""Which tokens the registry honours."""

import base64
import time
from typing import Any

import orjson
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from chassis.rows import new_id
from chassis.testing import Issuer
from services.registry.domain import Account
from tests.services.registry.world import V1, Registry


async def me(registry: Registry, token: str) -> tuple[int, str]:
    """Status and code of GET /me with this token."""
    answer = await registry.http.get(f"{V1}/me", headers={"authorization": f"Bearer {token}"})
    return answer.status_code, str(answer.json().get("code"))


def token_of(issuer: Issuer, account: Account, **changes: Any) -> str:
    """A token for the account."""
    return issuer.token(*account.roles, account_id=account.id, unit_id=account.unit_id, **changes)


def encoded(value: Any) -> str:
    """One part of a compact token."""
    return base64.urlsafe_b64encode(orjson.dumps(value)).rstrip(b"=").decode()


def claims_in(token: str) -> dict[str, Any]:
    """The claims of a token, not verified."""
    part = token.split(".")[1]
    claims: dict[str, Any] = orjson.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return claims


async def test_an_expired_token_is_told_apart_from_a_bad_one(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")

    assert await me(registry, token_of(registry.issuer, person, at=time.time() - 700)) == (401, "token-expired")


async def test_a_token_signed_by_another_key_is_refused(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")

    assert await me(registry, token_of(Issuer(), person)) == (401, "token-invalid")


async def test_a_token_of_another_issuer_with_our_key_is_refused(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    foreign = Issuer(issuer="somebody-else")
    foreign.signer = type(foreign.signer)(registry.issuer.private_jwk, issuer="somebody-else", seconds=600)

    assert await me(registry, token_of(foreign, person)) == (401, "token-invalid")


async def test_a_token_with_changed_roles_is_refused(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    head, _, seal = token_of(registry.issuer, person).split(".")
    forged = {**claims_in(token_of(registry.issuer, person)), "roles": ["registrar"]}

    assert await me(registry, f"{head}.{encoded(forged)}.{seal}") == (401, "token-invalid")


@pytest.mark.parametrize("algorithm", ["none", "None", "HS256"])
async def test_a_token_that_chooses_its_own_algorithm_is_refused(registry: Registry, algorithm: str) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    claims = claims_in(token_of(registry.issuer, person))
    public = registry.issuer.signer.public_jwks()["keys"][0]
    if algorithm == "HS256":
        forged = jwt.encode({"alg": algorithm, "kid": public["kid"]}, claims, OctKey.import_key(public["x"]))
    else:
        forged = f"{encoded({'alg': algorithm, 'kid': public['kid']})}.{encoded(claims)}."

    assert await me(registry, forged) == (401, "token-invalid")


@pytest.mark.parametrize("text", ["", "x", "a.b.c", "....", "\u2028"])
async def test_what_is_no_token_is_refused(registry: Registry, text: str) -> None:
    answer = await registry.http.get(f"{V1}/me", headers={b"authorization": f"Bearer {text}".encode()})

    assert answer.status_code == 401


async def test_the_token_of_an_account_that_ended_is_refused_here_at_once(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    registrar = await registry.account("registrar")
    token = token_of(registry.issuer, person)
    assert (await me(registry, token))[0] == 200

    await registry.post(f"/accounts/{person.id}/revocation", {"reason": "人员调离"}, registrar)

    assert await me(registry, token) == (401, "account-ended")


async def test_a_token_of_an_account_that_never_was_is_refused(registry: Registry) -> None:
    token = registry.issuer.token("registrar", account_id=new_id())

    assert await me(registry, token) == (401, "account-ended")


async def test_the_key_set_is_public_and_verifies_what_is_issued(registry: Registry) -> None:
    answer = await registry.http.get(f"{V1}/jwks.json")

    (key,) = answer.json()["keys"]
    assert key["kty"] == "OKP"
    assert "d" not in key
    assert answer.headers["cache-control"] == "public, max-age=300"
