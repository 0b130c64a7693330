"""Signing in, going on, signing out."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest

from chassis.testing import published
from services.registry.domain import Account, RefreshToken, Session, SignInEvent
from services.registry.domain.account import LOCKED_FOR
from services.registry.domain.session import LEEWAY
from tests.services.registry.world import PASSWORD, V1, Registry


def without_trace(answer: httpx.Response) -> dict[str, Any]:
    """A problem without what differs by nature."""
    return {name: value for name, value in answer.json().items() if name != "traceId"}


async def audited(registry: Registry) -> list[str]:
    """The audit in the order of writing."""
    return [line.event for line in sorted(await registry.rows(SignInEvent), key=lambda line: line.id)]


async def test_a_person_signs_in_and_the_token_is_good(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01", username="zhang")

    answer = await registry.sign_in(person)

    assert answer.status_code == 201
    assert answer.headers["cache-control"] == "no-store"
    body = answer.json()
    assert body["expires_in"] == 600
    assert body["account"]["unit"]["code"] == "370000-S01"
    assert body["account"]["roles"] == ["liaison"]
    me = await registry.http.get(f"{V1}/me", headers={"authorization": f"Bearer {body['access_token']}"})
    assert me.json()["id"] == str(person.id)
    assert await audited(registry) == ["signed-in"]


async def test_the_form_of_a_user_name_does_not_matter(registry: Registry) -> None:
    await registry.account("liaison", unit="370000-S01", username="zhang")

    answer = await registry.http.post(f"{V1}/sessions", json={"username": " Zhang ", "password": PASSWORD})

    assert answer.status_code == 201


async def test_wrong_unknown_locked_revoked_and_desk_get_the_same_answer(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    locked = await registry.account(
        "liaison", unit="370000-S01", locked_until=registry.database.clock.now() + LOCKED_FOR
    )
    ended = await registry.account("liaison", unit="370000-S01", revoked_at=registry.database.clock.now())
    desk = await registry.account("desk", unit="M01")

    answers = [
        await registry.sign_in(person, "Wrong-horse-1"),
        await registry.http.post(f"{V1}/sessions", json={"username": "nobody", "password": PASSWORD}),
        await registry.sign_in(locked),
        await registry.sign_in(ended),
        await registry.sign_in(desk),
    ]

    assert {answer.status_code for answer in answers} == {401}
    assert [without_trace(answer) for answer in answers] == [without_trace(answers[0])] * 5
    assert len({answer.headers["content-length"] for answer in answers}) == 1
    assert await audited(registry) == [
        "wrong-password",
        "unknown-user",
        "refused-locked",
        "refused-revoked",
        "unknown-user",
    ]


async def test_five_wrong_passwords_shut_the_account_for_half_an_hour(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    for _ in range(5):
        await registry.sign_in(person, "Wrong-horse-1")

    assert (await registry.sign_in(person)).status_code == 401
    registry.pass_time(LOCKED_FOR)
    assert (await registry.sign_in(person)).status_code == 201
    assert (await audited(registry))[-3:] == ["locked-out", "refused-locked", "signed-in"]


async def test_many_guesses_at_once_are_counted_one_by_one(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")

    await asyncio.gather(*(registry.sign_in(person, f"Wrong-horse-{n}") for n in range(12)))

    assert sorted(await audited(registry)) == ["locked-out"] + ["refused-locked"] * 7 + ["wrong-password"] * 4
    assert (await registry.sign_in(person)).status_code == 401


async def test_an_unknown_name_is_compared_with_a_hash_too(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")

    async def seconds(username: str) -> float:
        started = asyncio.get_running_loop().time()
        await registry.http.post(f"{V1}/sessions", json={"username": username, "password": "Wrong-horse-1"})
        return asyncio.get_running_loop().time() - started

    known = min([await seconds(person.username) for _ in range(4)])
    unknown = min([await seconds("nobody") for _ in range(4)])

    assert 0.5 < unknown / known < 2


async def test_a_refresh_token_is_changed_for_the_next(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    first = (await registry.sign_in(person)).json()

    second = await registry.refresh(first["refresh_token"])

    assert second.status_code == 200
    assert second.json()["refresh_token"] != first["refresh_token"]
    assert second.json()["session_expires_at"] == first["session_expires_at"]


async def test_a_refresh_token_used_again_later_ends_the_whole_family(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    first = (await registry.sign_in(person)).json()["refresh_token"]
    second = (await registry.refresh(first)).json()["refresh_token"]
    registry.pass_time(LEEWAY)

    assert (await registry.refresh(first)).json()["code"] == "session-ended"

    assert (await registry.refresh(second)).status_code == 401
    assert [session.end_reason for session in await registry.rows(Session)] == ["reused"]
    assert await audited(registry) == ["signed-in", "refresh-reused", "refresh-refused"]


async def test_who_left_the_page_before_the_answer_came_is_not_signed_out(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    first = (await registry.sign_in(person)).json()["refresh_token"]
    assert (await registry.refresh(first)).status_code == 200  # never heard

    second = await registry.refresh(first)

    assert second.status_code == 200
    assert (await registry.refresh(second.json()["refresh_token"])).status_code == 200


async def test_a_refresh_token_is_not_used_again_once_the_next_was(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    first = (await registry.sign_in(person)).json()["refresh_token"]
    second = (await registry.refresh(first)).json()["refresh_token"]
    await registry.refresh(second)

    assert (await registry.refresh(first)).status_code == 401
    assert [session.end_reason for session in await registry.rows(Session)] == ["reused"]


async def test_of_two_who_use_a_refresh_token_at_once_the_first_to_go_on_ends_the_family(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    token = (await registry.sign_in(person)).json()["refresh_token"]

    answers = await asyncio.gather(registry.refresh(token), registry.refresh(token))
    following = [answer.json()["refresh_token"] for answer in answers]
    again = [await registry.refresh(each) for each in following]

    assert 401 in [answer.status_code for answer in again]
    assert [session.end_reason for session in await registry.rows(Session)] == ["reused"]
    assert [(await registry.refresh(each)).status_code for each in following] == [401, 401]


async def test_other_sessions_of_the_person_go_on_when_one_family_ends(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    one, other = [(await registry.sign_in(person)).json()["refresh_token"] for _ in range(2)]
    await registry.refresh(one)
    registry.pass_time(LEEWAY)
    await registry.refresh(one)

    assert (await registry.refresh(other)).status_code == 200


async def test_an_idle_session_ends_after_half_an_hour(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    token = (await registry.sign_in(person)).json()["refresh_token"]
    registry.pass_time(timedelta(minutes=30))

    assert (await registry.refresh(token)).status_code == 401


async def test_a_busy_session_ends_after_twelve_hours(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    token = (await registry.sign_in(person)).json()["refresh_token"]
    refreshed = 0
    for _ in range(30):
        registry.pass_time(timedelta(minutes=29))
        answer = await registry.refresh(token)
        if answer.status_code != 200:
            break
        token, refreshed = answer.json()["refresh_token"], refreshed + 1

    assert refreshed == 24


async def test_signing_out_ends_the_session_of_the_token(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    here, elsewhere = [(await registry.sign_in(person)).json() for _ in range(2)]

    for _ in range(2):
        left = await registry.http.delete(
            f"{V1}/sessions/current", headers={"authorization": f"Bearer {here['access_token']}"}
        )
        assert left.status_code == 204

    assert (await registry.refresh(here["refresh_token"])).status_code == 401
    assert (await registry.refresh(elsewhere["refresh_token"])).status_code == 200


async def test_no_token_and_no_password_is_kept_in_the_clear(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    token = (await registry.sign_in(person)).json()["refresh_token"]

    kept = [row.digest for row in await registry.rows(RefreshToken)]

    assert kept
    assert all(token.encode() not in digest and len(digest) == 32 for digest in kept)
    assert (await registry.stored(person.id)).password_hash.startswith("$argon2id$")


@pytest.mark.parametrize(
    "body",
    [
        {"username": "zhang", "password": PASSWORD, "roles": ["registrar"]},
        {"username": "zhang"},
        {"username": ["zhang"], "password": PASSWORD},
        {"username": "zhang", "password": "x" * 201},
    ],
)
async def test_a_malformed_sign_in_is_told_where(registry: Registry, body: dict[str, Any]) -> None:
    answer = await registry.http.post(f"{V1}/sessions", json=body)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] in {"/roles", "/password", "/username"}
    assert PASSWORD not in answer.text


async def test_a_desk_gets_a_token_for_its_secret(registry: Registry) -> None:
    desk = await registry.account("desk", unit="M01")
    body = {"client_id": desk.username, "client_secret": PASSWORD}

    answer = await registry.http.post(f"{V1}/desk-tokens", json=body)

    assert answer.status_code == 201
    me = await registry.http.get(f"{V1}/me", headers={"authorization": f"Bearer {answer.json()['access_token']}"})
    assert (me.json()["kind"], me.json()["roles"]) == ("desk", ["desk"])


async def test_a_desk_is_never_locked_out_by_a_strangers_guesses(registry: Registry) -> None:
    desk = await registry.account("desk", unit="M01")
    wrong = {"client_id": desk.username, "client_secret": "Wrong-horse-1"}

    guesses = [await registry.http.post(f"{V1}/desk-tokens", json=wrong) for _ in range(6)]

    assert {guess.status_code for guess in guesses} == {401}
    right = {"client_id": desk.username, "client_secret": PASSWORD}
    assert (await registry.http.post(f"{V1}/desk-tokens", json=right)).status_code == 201


async def test_a_person_gets_no_desk_token_and_a_revoked_desk_gets_none(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    ended = await registry.account("desk", unit="M01", revoked_at=registry.database.clock.now())

    for account in (person, ended):
        body = {"client_id": account.username, "client_secret": PASSWORD}
        assert (await registry.http.post(f"{V1}/desk-tokens", json=body)).status_code == 401


async def test_a_platform_gets_a_token_for_its_secret_and_no_desk_and_no_person_does(registry: Registry) -> None:
    platform = await registry.account("platform", unit="370000")
    desk, person = await registry.account("desk", unit="M01"), await registry.account("liaison", unit="370000")

    def credentials(account: Account) -> dict[str, str]:
        return {"client_id": account.username, "client_secret": PASSWORD}

    answer = await registry.http.post(f"{V1}/platform-tokens", json=credentials(platform))

    me = await registry.http.get(f"{V1}/me", headers={"authorization": f"Bearer {answer.json()['access_token']}"})
    assert (me.json()["kind"], me.json()["roles"]) == ("platform", ["platform"])
    for other in (desk, person):
        assert (await registry.http.post(f"{V1}/platform-tokens", json=credentials(other))).status_code == 401
    assert (await registry.http.post(f"{V1}/desk-tokens", json=credentials(platform))).status_code == 401


async def test_signing_in_tells_nothing_to_other_services(registry: Registry) -> None:
    before = len(await published(registry.database))
    await registry.sign_in(await registry.account("liaison", unit="370000-S01"))

    assert len(await published(registry.database)) == before
