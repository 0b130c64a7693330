"""One-time codes at sign-in."""

from datetime import timedelta
from typing import Any

import httpx
import pyotp
import pytest

from chassis.testing import running
from services.registry.domain import Account, SecondFactor, Session
from services.registry.main import build
from tests.infra.fixtures import MakeDatabase
from tests.services.registry.world import PASSWORD, V1, Registry, settings_for


def code_now(registry: Registry, secret: str, *, steps: int = 0) -> str:
    """The code that a device shows."""
    return pyotp.TOTP(secret).at(registry.database.clock.now() + timedelta(seconds=30 * steps))


async def begun(registry: Registry, person: Account) -> str:
    """The secret that a device was given."""
    answer = await registry.put("/me/second-factor", {"password": PASSWORD}, person)
    assert answer.json()["uri"].startswith("otpauth://totp/")
    secret: str = answer.json()["secret"]
    return secret


async def enrolled(registry: Registry) -> tuple[Account, str, list[str]]:
    """A person with one-time codes, its secret and its recovery codes."""
    person = await registry.account("liaison", unit="370000-S01")
    secret = await begun(registry, person)
    answer = await registry.put("/me/second-factor/confirmation", {"code": code_now(registry, secret)}, person)
    registry.pass_time(timedelta(seconds=60))
    return person, secret, answer.json()["recovery_codes"]


async def sign_in(registry: Registry, person: Account, code: str = "", password: str = PASSWORD) -> httpx.Response:
    """POST /sessions with a code."""
    body = {"username": person.username, "password": password, "code": code}
    return await registry.http.post(f"{V1}/sessions", json=body)


async def test_s_06_with_codes_a_password_alone_opens_nothing(registry: Registry) -> None:
    person, secret, _ = await enrolled(registry)

    without, with_code = await sign_in(registry, person), await sign_in(registry, person, code_now(registry, secret))

    assert (without.status_code, without.json()["code"]) == (401, "second-factor-needed")
    assert (with_code.status_code, with_code.json()["account"]["second_factor"]) == (201, "on")


async def test_a_wrong_password_is_not_told_that_a_code_is_wanted(registry: Registry) -> None:
    person, secret, _ = await enrolled(registry)

    answer = await sign_in(registry, person, code_now(registry, secret), password="Wrong-horse-1")

    assert answer.json()["code"] == "sign-in-refused"
    assert (await sign_in(registry, person, code_now(registry, secret))).status_code == 201


async def test_a_code_is_good_once_and_for_a_minute(registry: Registry) -> None:
    person, secret, _ = await enrolled(registry)
    code = code_now(registry, secret)

    first, again = await sign_in(registry, person, code), await sign_in(registry, person, code)
    old = code_now(registry, secret, steps=-3)

    assert (first.status_code, again.json()["code"]) == (201, "sign-in-refused")
    assert (await sign_in(registry, person, old)).status_code == 401


async def test_codes_are_guessed_no_better_than_passwords(registry: Registry) -> None:
    person, secret, _ = await enrolled(registry)

    tries = [await sign_in(registry, person, "000000") for _ in range(5)]

    assert {answer.status_code for answer in tries} == {401}
    assert (await registry.stored(person.id)).locked_until
    assert (await sign_in(registry, person, code_now(registry, secret))).status_code == 401


async def test_a_missing_code_neither_counts_nor_forgives(registry: Registry) -> None:
    person, *_ = await enrolled(registry)
    for _ in range(3):
        await sign_in(registry, person, "000000")

    await sign_in(registry, person)

    assert (await registry.stored(person.id)).wrong_passwords == 3


async def test_a_recovery_code_opens_once(registry: Registry) -> None:
    person, _, recovery = await enrolled(registry)

    first = await sign_in(registry, person, recovery[0].lower().replace("-", " "))
    again = await sign_in(registry, person, recovery[0])

    assert (len(set(recovery)), first.status_code, again.status_code) == (10, 201, 401)
    assert len((await registry.rows(SecondFactor))[0].recovery_digests) == 9


async def test_nothing_is_asked_for_before_the_first_right_code(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    await begun(registry, person)
    secret = await begun(registry, person)

    wrong = await registry.put("/me/second-factor/confirmation", {"code": "000000"}, person)
    assert wrong.json()["code"] == "code-wrong"
    assert (await sign_in(registry, person)).status_code == 201
    right = await registry.put("/me/second-factor/confirmation", {"code": code_now(registry, secret)}, person)
    assert right.status_code == 200
    assert (await registry.put("/me/second-factor", {"password": PASSWORD}, person)).status_code == 409


async def test_the_secret_is_given_for_the_password_and_kept_unreadable(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")

    refused = await registry.put("/me/second-factor", {"password": "Wrong-horse-1"}, person)
    secret = await begun(registry, person)

    assert refused.status_code == 401
    assert secret.encode() not in (await registry.rows(SecondFactor))[0].sealed_secret
    assert (await registry.stored(person.id)).wrong_passwords == 0


async def test_both_proofs_switch_codes_off_and_end_the_sessions(registry: Registry) -> None:
    person, secret, _ = await enrolled(registry)
    await sign_in(registry, person, code_now(registry, secret))
    registry.pass_time(timedelta(seconds=60))

    wrong = await registry.put("/me/second-factor/removal", {"password": PASSWORD, "code": "000000"}, person)
    body = {"password": PASSWORD, "code": code_now(registry, secret)}
    removed = await registry.put("/me/second-factor/removal", body, person)

    assert (wrong.status_code, removed.status_code) == (401, 204)
    assert [session.end_reason for session in await registry.rows(Session)] == ["second-factor"]
    assert (await sign_in(registry, person)).status_code == 201


async def test_a_registrar_removes_the_codes_of_a_lost_device_and_says_why(registry: Registry) -> None:
    person, *_ = await enrolled(registry)
    registrar = await registry.account("registrar")

    answer = await registry.post(f"/accounts/{person.id}/second-factor-removal", {"reason": "手机丢失"}, registrar)

    own = await registry.post(f"/accounts/{registrar.id}/second-factor-removal", {"reason": "图省事"}, registrar)
    assert (answer.status_code, own.json()["code"]) == (204, "own-codes")
    assert (await sign_in(registry, person)).status_code == 201
    entry = (await registry.get("/audit?act=remove-second-factor", registrar)).json()["items"][0]
    assert entry["facts"] == {"reason": "手机丢失"}


@pytest.fixture
def demanding() -> dict[str, Any]:
    """Settings that demand codes of registrars."""
    return {"second_factor_roles": frozenset({"registrar"})}


async def test_a_role_that_demands_codes_does_nothing_before_they_are_set_up(
    registry: Registry, database: MakeDatabase, demanding: dict[str, Any]
) -> None:
    registrar = await registry.account("registrar")
    strict = build(settings_for(database("registry"), registry.issuer, **demanding))
    async with running(strict) as http:
        credentials = {"username": registrar.username, "password": PASSWORD}
        session = (await http.post(f"{V1}/sessions", json=credentials)).json()
        headers = {"authorization": f"Bearer {session['access_token']}"}

        assert (session["account"]["roles"], session["account"]["second_factor"]) == ([], "required")
        assert (await http.get(f"{V1}/accounts", headers=headers)).status_code == 403
        begun = await http.put(f"{V1}/me/second-factor", json={"password": PASSWORD}, headers=headers)
        code = pyotp.TOTP(begun.json()["secret"]).at(strict.state.runtime.database.clock.now())
        await http.put(f"{V1}/me/second-factor/confirmation", json={"code": code}, headers=headers)
        refreshed = await http.post(f"{V1}/sessions/refresh", json={"refresh_token": session["refresh_token"]})
        assert refreshed.json()["account"]["roles"] == ["registrar"]
