"""Accounts over HTTP, and the own one."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import text

from chassis.rows import new_id
from chassis.testing import published
from services.registry.domain import Account, Session
from tests.services.registry.world import PASSWORD, V1, Registry


def body(registry: Registry, *, unit: str = "370000-S01", **changes: Any) -> dict[str, Any]:
    """A liaison of the school."""
    given = {"username": "Li.Si", "display_name": "李四", "roles": ["liaison"]}
    return {**given, "unit_id": str(registry.units[unit].unit_id), **changes}


async def sign_in(registry: Registry, username: str, password: str) -> int:
    """The status of signing in."""
    answer = await registry.http.post(f"{V1}/sessions", json={"username": username, "password": password})
    return answer.status_code


async def test_a_new_account_is_told_without_its_name_and_signs_in_with_the_password_given_once(
    registry: Registry,
) -> None:
    registrar = await registry.account("registrar")

    answer = await registry.post("/accounts", body(registry), registrar)

    assert answer.status_code == 201
    made = answer.json()
    assert made["username"] == "li.si"
    assert await sign_in(registry, "li.si", made["password"]) == 201
    (told,) = await published(registry.database, type_prefix="registry.access")
    assert (told.type, told.subject, told.version) == ("registry.access.granted.v2", made["id"], 1)
    assert told.data == {
        "version": 1, "account_id": made["id"], "kind": "person", "unit_id": made["unit"]["id"],
        "unit_name": "示例职业学院（虚构）", "region": "山东省", "roles": ["liaison"], "department": "",
    }  # fmt: skip


async def test_a_password_stands_nowhere_in_the_clear_and_is_not_told_again(registry: Registry) -> None:
    registrar, key = await registry.account("registrar"), str(new_id())

    first = await registry.post("/accounts", body(registry), registrar, key=key)
    again = await registry.post("/accounts", body(registry), registrar, key=key)

    assert first.json() | {"password": None} == again.json()
    assert again.headers["idempotent-replayed"] == "true"
    async with registry.database.work() as work:
        saved = bytes((await work.run(text("select body from idempotency"))).scalar())
    assert first.json()["password"].encode() not in saved


async def test_what_is_kept_of_a_request_with_a_password_cannot_be_tried_against(registry: Registry) -> None:
    from chassis.idempotency import hash_request

    registrar = await registry.account("registrar")
    sent = registry.http.build_request("POST", f"{V1}/accounts", json=body(registry, password=PASSWORD))
    await registry.post("/accounts", body(registry, password=PASSWORD), registrar)

    async with registry.database.work() as work:
        kept = bytes((await work.run(text("select request_hash from idempotency"))).scalar())

    assert kept != hash_request("POST", f"{V1}/accounts", "", sent.content)


async def test_two_at_once_open_one_account(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    answers = await asyncio.gather(*(registry.post("/accounts", body(registry), registrar) for _ in range(4)))

    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert len(await published(registry.database, type_prefix="registry.access")) == 1


@pytest.mark.parametrize(
    ("unit", "change", "code", "pointer"),
    [
        ("D01", {"roles": ["registrar", "editor"]}, "roles-unfit", "/roles"),
        ("370000-S01", {"roles": ["publisher"]}, "roles-unfit", "/roles"),
        ("M01", {}, "roles-unfit", "/roles"),
        ("370000-S01", {"kind": "platform", "roles": ["platform"]}, "roles-unfit", "/roles"),
        ("370000", {"kind": "platform", "roles": ["platform", "liaison"]}, "roles-unfit", "/roles"),
        ("370000", {"roles": ["platform"]}, "roles-unfit", "/roles"),
        ("370000-S01", {"roles": []}, "invalid-input", "/roles"),
        ("370000-S01", {"roles": ["king"]}, "invalid-input", "/roles/0"),
        ("370000-S01", {"password": "short"}, "password-unfit", "/password"),
        ("370000-S01", {"username": "li si"}, "invalid-input", "/username"),
        ("370000-S01", {"unit_id": str(new_id())}, "unit-unknown", "/unit_id"),
        ("370000-S01", {"demo": True}, "invalid-input", "/demo"),
        ("370000-S01", {"id": str(new_id())}, "invalid-input", "/id"),
    ],
)
async def test_an_account_that_cannot_be_is_refused_with_a_pointer(
    registry: Registry, unit: str, change: dict[str, Any], code: str, pointer: str
) -> None:
    registrar = await registry.account("registrar")

    answer = await registry.post("/accounts", body(registry, unit=unit, **change), registrar)

    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]
    assert len(await registry.rows(Account)) == 1


async def test_a_desk_is_opened_with_a_secret(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    draft = body(registry, unit="M01", kind="desk", username="daily-desk", roles=["desk"])

    made = (await registry.post("/accounts", draft, registrar)).json()

    token = {"client_id": "daily-desk", "client_secret": made["password"]}
    assert (await registry.http.post(f"{V1}/desk-tokens", json=token)).status_code == 201
    (told,) = await published(registry.database, type_prefix="registry.access")
    assert (told.data["kind"], told.data["unit_name"]) == ("desk", "示例日报（演示）")


async def test_a_revoked_account_is_told_and_its_refresh_tokens_end(registry: Registry) -> None:
    registrar, person = await registry.account("registrar"), await registry.account("liaison", unit="370000-S01")
    token = (await registry.sign_in(person)).json()["refresh_token"]

    answer = await registry.post(f"/accounts/{person.id}/revocation", {"reason": "人员调离"}, registrar)

    assert answer.json()["revoked_at"]
    assert answer.json()["actions"]["allowed"] == ["reinstate"]
    assert (await registry.refresh(token)).status_code == 401
    (told,) = await published(registry.database, type_prefix="registry.access")
    assert (told.type, told.subject, told.version) == ("registry.access.revoked.v1", str(person.id), 2)
    again = await registry.post(f"/accounts/{person.id}/revocation", {"reason": "人员调离"}, registrar)
    assert again.json()["code"] == "account-already-revoked"


async def test_an_account_ends_with_a_reason_and_comes_back_with_what_it_had(registry: Registry) -> None:
    registrar, person = await registry.account("registrar"), await registry.account("liaison", unit="370000-S01")
    without = await registry.post(f"/accounts/{person.id}/revocation", {}, registrar)
    early = await registry.post(f"/accounts/{person.id}/reinstatement", {"reason": "误停"}, registrar)
    ended = await registry.post(f"/accounts/{person.id}/revocation", {"reason": "人员调离"}, registrar)

    back = await registry.post(f"/accounts/{person.id}/reinstatement", {"reason": "误停"}, registrar)

    assert (without.status_code, early.json()["code"]) == (422, "account-not-revoked")
    assert (ended.json()["revoked_reason"], back.json()["revoked_reason"]) == ("人员调离", "")
    assert (await registry.sign_in(person)).status_code == 201
    told = await published(registry.database, type_prefix="registry.access")
    assert [(event.type.split(".")[2], event.version) for event in told] == [("revoked", 2), ("granted", 3)]


async def test_an_account_of_a_closed_unit_does_not_come_back(registry: Registry) -> None:
    registrar, person = await registry.account("registrar"), await registry.account("liaison", unit="370000-S01")
    await registry.post(f"/units/{person.unit_id}/closure", None, registrar)

    answer = await registry.post(f"/accounts/{person.id}/reinstatement", {"reason": "误停"}, registrar)

    assert answer.json()["code"] == "unit-unknown"
    assert (await registry.stored(person.id)).is_revoked


async def test_a_registrar_does_not_end_the_own_account(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    answer = await registry.post(f"/accounts/{registrar.id}/revocation", {"reason": "人员调离"}, registrar)

    assert (answer.status_code, answer.json()["code"]) == (409, "own-account")


async def test_a_new_password_opens_a_locked_account_and_ends_its_sessions(registry: Registry) -> None:
    registrar, person = await registry.account("registrar"), await registry.account("liaison", unit="370000-S01")
    token = (await registry.sign_in(person)).json()["refresh_token"]
    for _ in range(5):
        await registry.sign_in(person, "Wrong-horse-1")

    made = (await registry.post(f"/accounts/{person.id}/password", {}, registrar)).json()["password"]

    assert (await registry.refresh(token)).status_code == 401
    assert (await registry.sign_in(person)).status_code == 401
    assert (await registry.sign_in(person, made)).status_code == 201


async def test_accounts_are_listed_for_a_registrar_page_after_page(registry: Registry) -> None:
    registrar = await registry.account("registrar", username="registrar")
    for name in ("anna", "berta", "carl"):
        await registry.account("liaison", unit="370000-S01", username=name)

    first = (await registry.get("/accounts?limit=3", registrar)).json()
    second = (await registry.get(f"/accounts?limit=3&cursor={first['next']}", registrar)).json()
    school = (await registry.get(f"/accounts?unit={registry.units['370000-S01'].unit_id}", registrar)).json()

    assert [each["username"] for each in first["items"] + second["items"]] == ["anna", "berta", "carl", "registrar"]
    assert second["next"] is None
    assert len(school["items"]) == 3
    assert "password_hash" not in str(first)


async def test_nobody_but_a_registrar_sees_or_makes_accounts(registry: Registry) -> None:
    person = await registry.account("approver", unit="370000")

    answers = [
        await registry.get("/accounts", person),
        await registry.get(f"/accounts/{person.id}", person),
        await registry.post("/accounts", body(registry), person),
        await registry.post(f"/accounts/{person.id}/revocation", {"reason": "人员调离"}, person),
        await registry.post(f"/accounts/{person.id}/password", {}, person),
    ]

    assert [answer.json()["code"] for answer in answers] == ["role-missing"] * 5


async def test_the_own_account_tells_what_it_can_do(registry: Registry) -> None:
    person = await registry.account("liaison", "approver", unit="370000")

    me = (await registry.get("/me", person)).json()

    assert me["unit"]["name"] == "山东省教育厅"
    assert me["display_name"] == "张三"
    assert set(me["actions"]["allowed"]) >= {"submit-item", "approve-item"}
    assert (await registry.http.get(f"{V1}/me")).status_code == 401


async def change(registry: Registry, person: Account, old: str, new: str) -> Any:
    """PUT /me/password."""
    sent = {"old_password": old, "new_password": new}
    return await registry.http.put(f"{V1}/me/password", json=sent, headers=registry.headers(person))


async def test_a_person_changes_the_own_password_and_every_session_ends(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")
    await registry.sign_in(person)

    assert (await change(registry, person, PASSWORD, "Another-horse-2")).status_code == 204

    assert [session.end_reason for session in await registry.rows(Session)] == ["password"]
    assert (await registry.sign_in(person)).status_code == 401
    assert (await registry.sign_in(person, "Another-horse-2")).status_code == 201


async def test_the_old_password_is_guessed_no_better_here_than_at_sign_in(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")

    tries = [await change(registry, person, "Wrong-horse-1", "Another-horse-2") for _ in range(5)]

    assert {each.status_code for each in tries} == {401}
    assert (await change(registry, person, PASSWORD, "Another-horse-2")).status_code == 401
    assert (await registry.stored(person.id)).locked_until


async def test_an_easy_new_password_is_refused(registry: Registry) -> None:
    person = await registry.account("liaison", unit="370000-S01")

    answer = await change(registry, person, PASSWORD, "easy")

    assert answer.json()["errors"][0]["pointer"] == "/new_password"
