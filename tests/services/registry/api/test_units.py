"""Units over HTTP."""

import asyncio
from typing import Any

import pytest
from sqlmodel import col

from chassis.rows import new_id
from chassis.testing import published
from services.registry.domain import Account, Enrolment, Session, Unit
from services.registry.domain.identity import unit_id_of
from tests.services.registry.world import V1, Registry, edition_body


def body(registry: Registry, **changes: Any) -> dict[str, Any]:
    """A school below Shandong."""
    return {
        "edition_id": str(registry.edition.id),
        "code": "370000-S02",
        "name": "另一职业学院（虚构）",
        "kind": "school",
        "parent_id": str(registry.units["370000"].unit_id),
        **changes,
    }


async def test_a_registered_unit_is_told_with_its_place(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    answer = await registry.post("/units", body(registry), registrar)

    assert answer.status_code == 201
    shown = answer.json()
    assert shown["id"] == str(unit_id_of("370000-S02"))
    assert answer.headers["location"] == f"{V1}/units/{shown['id']}"
    assert (shown["region"], len(shown["path"])) == ("山东省", 3)
    told = (await published(registry.database, type_prefix="registry.unit"))[-1]
    assert (told.subject, told.version) == (shown["enrolment_id"], 1)
    assert told.data["path"] == shown["path"]


async def test_the_same_request_twice_registers_one_and_answers_alike(registry: Registry) -> None:
    registrar, key = await registry.account("registrar"), str(new_id())

    first = await registry.post("/units", body(registry), registrar, key=key)
    second = await registry.post("/units", body(registry), registrar, key=key)

    assert first.content == second.content
    assert second.headers["idempotent-replayed"] == "true"
    assert len(await registry.rows(Unit)) == 7


async def test_two_at_once_register_one(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    answers = await asyncio.gather(*(registry.post("/units", body(registry), registrar) for _ in range(8)))

    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
    assert {answer.json().get("unitId") for answer in answers} == {None, str(unit_id_of("370000-S02"))}
    assert len(await published(registry.database, type_prefix="registry.unit")) == 7


async def test_a_unit_of_an_earlier_edition_is_enrolled_again_under_a_new_name(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    following = (await registry.post("/editions", edition_body(year=2024), registrar)).json()["id"]
    root = body(registry, edition_id=following, code="D01", name="教育部新名", kind="ministry", parent_id=None)

    answer = await registry.post("/units", root, registrar)

    assert answer.status_code == 201
    assert answer.json()["id"] == str(registry.units["D01"].unit_id)
    newest = await registry.get(f"/units/{answer.json()['id']}", registrar)
    as_it_was = await registry.get(f"/units/{answer.json()['id']}?edition={registry.edition.id}", registrar)
    assert (newest.json()["name"], as_it_was.json()["name"]) == ("教育部新名", "教育部")


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"parent_id": None}, 409, "root-exists"),
        ({"parent_id": str(new_id())}, 422, "parent-unfit"),
        ({"kind": "province"}, 422, "parent-unfit"),
        ({"edition_id": str(new_id())}, 404, "edition-not-found"),
        ({"kind": "kingdom"}, 422, "invalid-input"),
        ({"demo": True}, 422, "invalid-input"),
        ({"code": "S 02"}, 422, "invalid-input"),
    ],
)
async def test_a_unit_that_cannot_stand_there_is_refused(
    registry: Registry, change: dict[str, Any], status: int, code: str
) -> None:
    registrar = await registry.account("registrar")

    answer = await registry.post("/units", body(registry, **change), registrar)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert len(await registry.rows(Unit)) == 6


async def test_a_list_goes_by_code_page_after_page(registry: Registry) -> None:
    reader, codes, path = await registry.account("liaison", unit="370000-S01"), [], "/units?limit=2"
    while True:
        page = (await registry.get(path, reader)).json()
        codes += [unit["code"] for unit in page["items"]]
        if page["next"] is None:
            break
        path = f"/units?limit=2&cursor={page['next']}"

    assert codes == sorted(registry.units)


async def test_a_list_is_narrowed_by_kind_and_by_what_stands_below(registry: Registry) -> None:
    reader = await registry.account("liaison", unit="370000-S01")
    shandong, beijing = (registry.units[code].unit_id for code in ("370000", "110000"))

    async def codes(query: str) -> list[str]:
        return [unit["code"] for unit in (await registry.get(f"/units?{query}", reader)).json()["items"]]

    assert await codes(f"under={shandong}") == ["370000-S01"]
    assert await codes(f"under={beijing}") == []
    assert await codes("kind=province") == ["110000", "370000"]
    assert len(await codes(f"under={registry.units['D01'].unit_id}")) == 5
    assert await codes(f"edition={new_id()}") == []


async def test_a_cursor_of_one_list_does_not_open_another(registry: Registry) -> None:
    reader = await registry.account("liaison", unit="370000-S01")
    cursor = (await registry.get("/units?limit=2", reader)).json()["next"]

    for path in (f"/units?limit=2&kind=school&cursor={cursor}", f"/units?cursor={cursor[:-2]}xx"):
        assert (await registry.get(path, reader)).json()["code"] == "cursor-invalid"


async def test_closing_a_unit_ends_its_accounts_and_their_sessions(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    liaison = await registry.account("liaison", unit="370000-S01")
    await registry.sign_in(liaison)
    unit_id = registry.units["370000-S01"].unit_id

    answer = await registry.post(f"/units/{unit_id}/closure", None, registrar)

    assert answer.json() == {"id": str(unit_id), "accounts_revoked": 1}
    assert (await registry.stored(liaison.id)).is_revoked
    assert [session.end_reason for session in await registry.rows(Session)] == ["revoked"]
    told = (await published(registry.database, type_prefix="registry.access"))[-1]
    assert (told.type, told.subject) == ("registry.access.revoked.v1", str(liaison.id))
    shown = (await registry.get(f"/units/{unit_id}", registrar)).json()
    assert shown["closed_on"]
    assert shown["actions"]["allowed"] == []


async def test_a_unit_with_open_units_below_stays_open(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    shandong = registry.units["370000"].unit_id

    refused = await registry.post(f"/units/{shandong}/closure", None, registrar)
    await registry.post(f"/units/{registry.units['370000-S01'].unit_id}/closure", None, registrar)
    closed = await registry.post(f"/units/{shandong}/closure", None, registrar)

    assert (refused.json()["code"], closed.status_code) == ("units-below", 200)
    assert (await registry.post("/units", body(registry), registrar)).json()["code"] == "parent-unfit"


async def test_what_a_demo_registrar_registers_is_demo(registry: Registry) -> None:
    registrar = await registry.account("registrar", demo=True)
    unit = (await registry.post("/units", body(registry), registrar)).json()
    draft = {"username": "demo-li", "display_name": "李四", "unit_id": unit["id"], "roles": ["liaison"]}
    account = (await registry.post("/accounts", draft, registrar)).json()

    assert [each.demo for each in await registry.rows(Unit, col(Unit.code) == "370000-S02")] == [True]
    assert (await registry.stored(account["id"])).demo


async def test_nobody_but_a_registrar_registers_or_closes(registry: Registry) -> None:
    approver = await registry.account("approver", unit="370000")

    assert (await registry.post("/units", body(registry), approver)).status_code == 403
    closure = f"/units/{registry.units['370000-S01'].unit_id}/closure"
    assert (await registry.post(closure, None, approver)).status_code == 403
    assert len(await registry.rows(Enrolment)) == 6
    assert len(await registry.rows(Account)) == 1
