"""Signing in from a browser: an access token in the page, a refresh token where no script can see it."""

from datetime import timedelta
from http.cookies import SimpleCookie

import httpx
import pytest

from services.registry.api.browser_session import COOKIE
from services.registry.domain import Session, SignInEvent
from services.registry.domain.session import ABSOLUTE, LEEWAY
from tests.services.registry.world import PASSWORD, V1, Registry

PAGE = {"x-openweek-console": "1"}


async def sign_in(registry: Registry, username: str, password: str = PASSWORD, **headers: str) -> httpx.Response:
    """POST the name and the password as a browser without a cookie."""
    registry.http.cookies.clear()
    body = {"username": username, "password": password}
    return await registry.http.post(f"{V1}/browser-session", json=body, headers=headers)


async def renew(registry: Registry, token: str, **headers: str) -> httpx.Response:
    """Renew with this token in the cookie, from a page of the console unless told otherwise."""
    registry.http.cookies.clear()
    cookie = {"cookie": f"{COOKIE}={token}"} if token else {}
    return await registry.http.post(f"{V1}/browser-session/renewal", headers={**PAGE, **cookie, **headers})


def kept(answer: httpx.Response) -> SimpleCookie:
    """What the answer has the browser keep."""
    return SimpleCookie(answer.headers["set-cookie"])


def token_of(answer: httpx.Response) -> str:
    """The refresh token in the cookie."""
    return kept(answer)[COOKIE].value


async def test_the_token_for_renewal_is_in_a_cookie_that_no_script_and_no_other_site_gets(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")

    answer = await sign_in(registry, person.username, **{"x-forwarded-proto": "https"})

    assert answer.status_code == 201
    cookie = kept(answer)[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "strict", True)
    assert (cookie["path"], cookie["domain"], cookie["max-age"]) == (f"{V1}/browser-session", "", "")
    assert answer.headers["cache-control"] == "no-store"
    assert cookie.value not in answer.text
    assert set(answer.json()) == {"access_token", "token_type", "expires_in", "session_expires_at", "account"}
    me = await registry.http.get(f"{V1}/me", headers={"authorization": f"Bearer {answer.json()['access_token']}"})
    assert me.json()["id"] == str(person.id)


async def test_by_plain_http_the_cookie_is_not_marked_secure(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")

    answer = await sign_in(registry, person.username, **{"x-forwarded-proto": "http"})

    assert kept(answer)[COOKIE]["secure"] == ""


async def test_a_renewal_gives_another_token_in_the_cookie_and_the_same_account(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    first = await sign_in(registry, person.username)

    second = await renew(registry, token_of(first))

    assert second.status_code == 200
    assert token_of(second) != token_of(first)
    assert token_of(second) not in second.text
    assert second.json()["account"] == first.json()["account"]
    assert second.json()["access_token"] != first.json()["access_token"]


async def test_a_cookie_used_before_ends_the_session_for_both_of_its_holders(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    first = await sign_in(registry, person.username)
    second = await renew(registry, token_of(first))
    registry.pass_time(LEEWAY)

    thief = await renew(registry, token_of(first))
    owner = await renew(registry, token_of(second))

    assert (thief.status_code, owner.status_code) == (401, 401)
    assert thief.json()["code"] == "session-ended"
    assert kept(thief)[COOKIE]["max-age"] == "0"
    (session,) = await registry.rows(Session)
    assert session.end_reason == "reused"


async def test_a_renewal_that_no_page_of_the_console_asks_for_is_refused_and_uses_nothing_up(
    registry: Registry,
) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    first = await sign_in(registry, person.username)

    refused = await renew(registry, token_of(first), **{"x-openweek-console": ""})

    assert (refused.status_code, refused.json()["code"]) == (403, "not-from-console")
    assert (await renew(registry, token_of(first))).status_code == 200


async def test_without_a_cookie_one_is_asked_to_sign_in(registry: Registry) -> None:
    answer = await renew(registry, "")

    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")


async def test_a_cookie_that_we_never_gave_is_cleared(registry: Registry) -> None:
    answer = await renew(registry, "x" * 500)

    assert (answer.status_code, answer.json()["code"]) == (401, "session-ended")
    assert kept(answer)[COOKIE]["max-age"] == "0"


async def test_a_session_ends_after_twelve_hours_whatever_was_renewed(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    first = await sign_in(registry, person.username)

    registry.pass_time(ABSOLUTE + timedelta(seconds=1))

    assert (await renew(registry, token_of(first))).status_code == 401


async def test_signing_out_ends_the_session_and_clears_the_cookie(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    first = await sign_in(registry, person.username)
    registry.http.cookies.clear()

    out = await registry.http.delete(f"{V1}/browser-session", headers={"cookie": f"{COOKIE}={token_of(first)}"})

    assert out.status_code == 204
    assert kept(out)[COOKIE]["max-age"] == "0"
    assert kept(out)[COOKIE]["path"] == f"{V1}/browser-session"
    assert (await renew(registry, token_of(first))).status_code == 401
    (session,) = await registry.rows(Session)
    assert session.end_reason == "signed-out"


async def test_signing_out_without_a_session_is_harmless(registry: Registry) -> None:
    registry.http.cookies.clear()

    assert (await registry.http.delete(f"{V1}/browser-session")).status_code == 204


async def test_a_desk_signs_in_with_its_client_id_and_secret(registry: Registry) -> None:
    desk = await registry.account("desk", unit="M01")

    answer = await sign_in(registry, desk.username)

    assert answer.status_code == 201
    assert answer.json()["account"]["roles"] == ["desk"]
    assert (await renew(registry, token_of(answer))).json()["account"]["id"] == str(desk.id)


async def test_a_stranger_with_a_client_id_shuts_no_desk_out(registry: Registry) -> None:
    desk = await registry.account("desk", unit="M01")

    refused = [await sign_in(registry, desk.username, "Wrong-horse-1") for _ in range(6)]

    assert {each.status_code for each in refused} == {401}
    assert (await sign_in(registry, desk.username)).status_code == 201
    assert [each.event for each in await registry.rows(SignInEvent)].count("desk-refused") == 6


@pytest.mark.parametrize("username", ["nobody", "x"])
async def test_an_unknown_name_gets_the_answer_of_a_wrong_password_and_no_cookie(
    registry: Registry, username: str
) -> None:
    person = await registry.account("liaison", unit="370000-S01")

    wrong = await sign_in(registry, person.username, "Wrong-horse-1")
    unknown = await sign_in(registry, username)

    assert {each.json()["code"] for each in (wrong, unknown)} == {"sign-in-refused"}
    assert {kept(each)[COOKIE].value for each in (wrong, unknown)} == {""}
