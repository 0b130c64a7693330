"""Accounts by invitation, down the tree."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from chassis.rows import new_id
from chassis.testing import published
from services.registry.documents.tables import read_table
from services.registry.domain import Account, Invitation
from services.registry.domain.invitation import LASTS
from tests.services.registry.world import PASSWORD, V1, Registry


async def invite(
    registry: Registry, inviter: Account, unit: str = "370000-S01", *roles: str, key: str | None = None
) -> httpx.Response:
    """POST /invitations."""
    body = {"unit_id": str(registry.units[unit].unit_id), "roles": list(roles or ("liaison",))}
    return await registry.post("/invitations", body, inviter, key=key)


async def accept(registry: Registry, link: str, **changes: Any) -> httpx.Response:
    """As the page behind the link does it: without an account."""
    body = {"token": link.partition("#")[2], "username": "Wang.Wu", "display_name": "王五", "password": PASSWORD}
    return await registry.http.post(f"{V1}/invitation/acceptance", json={**body, **changes})


async def test_r53_an_approver_invites_one_level_down_and_the_person_sets_the_own_password(registry: Registry) -> None:
    approver = await registry.account("approver", unit="370000")

    link = (await invite(registry, approver)).json()["link"]
    offer = await registry.http.post(f"{V1}/invitation/offer", json={"token": link.partition("#")[2]})
    accepted = await accept(registry, link)

    assert link.startswith("http://gateway.test/console/invitation#")
    assert (offer.json()["unit_name"], offer.json()["roles"]) == ("示例职业学院（虚构）", ["liaison"])
    assert (accepted.status_code, accepted.json()) == (201, {"username": "wang.wu"})
    session = await registry.http.post(f"{V1}/sessions", json={"username": "wang.wu", "password": PASSWORD})
    assert session.json()["account"]["roles"] == ["liaison"]
    told = (await published(registry.database, type_prefix="registry.access"))[-1]
    assert (told.type, told.data["roles"]) == ("registry.access.granted.v2", ["liaison"])
    assert "王五" not in str(told.data)


async def test_a_link_is_used_once_whoever_comes_first(registry: Registry) -> None:
    approver = await registry.account("approver", unit="370000")
    link = (await invite(registry, approver)).json()["link"]

    answers = await asyncio.gather(*(accept(registry, link, username=f"person-{n}") for n in range(4)))

    assert sorted(answer.status_code for answer in answers) == [201, 404, 404, 404]
    assert len(await registry.rows(Account)) == 2


async def test_a_link_that_is_old_taken_back_or_invented_opens_nothing_and_answers_alike(registry: Registry) -> None:
    approver = await registry.account("approver", unit="370000")
    cancelled, old = [(await invite(registry, approver)).json() for _ in range(2)]
    taken_back = await registry.post(f"/invitations/{cancelled['id']}/cancellation", None, approver)
    registry.pass_time(LASTS)

    answers = [await accept(registry, link) for link in (cancelled["link"], old["link"], f"#{'x' * 43}")]

    assert taken_back.json()["state"] == "cancelled"
    assert {(answer.status_code, answer.json()["code"]) for answer in answers} == {(404, "invitation-unknown")}
    again = await registry.post(f"/invitations/{cancelled['id']}/cancellation", None, approver)
    assert again.json()["code"] == "invitation-ended"


async def test_a_link_stands_nowhere_in_the_clear_and_is_not_told_again(registry: Registry) -> None:
    approver, key = await registry.account("approver", unit="370000"), str(new_id())

    first = await invite(registry, approver, key=key)
    again = await invite(registry, approver, key=key)

    assert first.json() | {"link": None} == again.json()
    token = first.json()["link"].partition("#")[2].encode()
    async with registry.database.work() as work:
        saved = bytes((await work.run(text("select body from idempotency"))).scalar())
    (kept,) = await registry.rows(Invitation)
    assert token not in saved
    assert token not in kept.digest
    assert "link" not in (await registry.get("/invitations", approver)).json()["items"][0]


@pytest.mark.parametrize(
    ("roles", "unit", "into", "wanted", "status"),
    [
        (("registrar",), "D01", "370000", ("approver",), 201),
        (("registrar",), "D01", "D01", ("editor",), 201),
        (("registrar",), "D01", "370000", ("publisher",), 422),
        (("approver",), "370000", "370000-S01", ("liaison", "approver"), 201),
        (("approver",), "370000", "370000", ("liaison",), 201),
        (("approver",), "370000", "370000", ("approver",), 403),
        (("approver",), "370000", "370000-S01", ("reviewer",), 403),
        (("approver",), "370000", "110000", ("liaison",), 403),
        (("approver",), "110000", "370000-S01", ("liaison",), 403),
        (("approver",), "D01", "370000-S01", ("liaison",), 403),
        (("liaison",), "370000", "370000-S01", ("liaison",), 403),
    ],
)
async def test_r53_accounts_are_opened_one_level_down_for_those_who_report(
    registry: Registry, roles: tuple[str, ...], unit: str, into: str, wanted: tuple[str, ...], status: int
) -> None:
    inviter = await registry.account(*roles, unit=unit)

    assert (await invite(registry, inviter, into, *wanted)).status_code == status


async def test_a_taken_name_or_an_easy_password_leaves_the_link_good(registry: Registry) -> None:
    approver = await registry.account("approver", unit="370000", username="wang.wu")
    link = (await invite(registry, approver)).json()["link"]

    taken, easy = await accept(registry, link), await accept(registry, link, username="new.name", password="easy")

    assert [taken.json()["code"], easy.json()["code"]] == ["username-taken", "password-unfit"]
    assert (await accept(registry, link, username="new.name")).status_code == 201


async def test_a_link_of_a_unit_that_was_closed_opens_nothing(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    link = (await invite(registry, registrar)).json()["link"]
    await registry.post(f"/units/{registry.units['370000-S01'].unit_id}/closure", None, registrar)

    assert (await accept(registry, link)).status_code == 404


async def test_r53_the_links_of_the_whole_level_below_come_as_one_workbook(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    await registry.register(registrar, "370000-S02")
    await registry.account("liaison", unit="370000-S01")
    await registry.register(registrar, "370000-S03")
    approver, key = await registry.account("approver", unit="370000"), str(new_id())

    answer = await registry.post("/invitations/level-below", {}, approver, key=key)
    lost = await registry.post("/invitations/level-below", {}, approver, key=key)
    later = await registry.post("/invitations/level-below", {}, approver)

    header, *rows = read_table(answer.content)
    assert header[0] == "单位代码"
    assert [(row[0], row[2]) for row in rows] == [("370000-S02", "联络员"), ("370000-S03", "联络员")]
    assert (lost.status_code, lost.json()["code"]) == (409, "links-given-once")
    assert read_table(later.content) == [header]
    assert (await accept(registry, rows[0][3])).status_code == 201


async def test_an_inviter_sees_the_own_invitations_and_a_registrar_all(registry: Registry) -> None:
    approver, other = [await registry.account("approver", unit=unit) for unit in ("370000", "110000")]
    registrar = await registry.account("registrar")
    made = (await invite(registry, approver)).json()

    assert (await registry.get("/invitations", other)).json()["items"] == []
    foreign = await registry.post(f"/invitations/{made['id']}/cancellation", None, other)
    assert foreign.json()["code"] == "invitation-unknown"
    (shown,) = (await registry.get("/invitations", registrar)).json()["items"]
    assert (shown["unit_name"], shown["state"]) == ("示例职业学院（虚构）", "open")
    registry.pass_time(LASTS + timedelta(seconds=1))
    assert (await registry.get("/invitations", approver)).json()["items"][0]["state"] == "expired"
