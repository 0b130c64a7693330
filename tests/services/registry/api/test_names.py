"""Names for ids: told to those who see the person's acts, and to nobody else."""

from uuid import UUID

import pytest

from chassis.rows import new_id
from chassis.testing import count_statements
from services.registry.domain import Account
from tests.services.registry.world import V1, Registry


async def names(registry: Registry, reader: Account, *account_ids: UUID) -> dict[str, str]:
    """The names that a reader is told, by account."""
    asked = "&".join(f"id={each}" for each in account_ids)
    answer = await registry.get(f"/names?{asked}", reader)
    assert answer.status_code == 200, answer.text
    return {each["id"]: each["display_name"] for each in answer.json()["items"]}


async def people(registry: Registry) -> dict[str, Account]:
    """Somebody of each unit."""
    units = {"D01": "editor", "370000": "approver", "110000": "approver", "370000-S01": "liaison", "H01": "reviewer"}
    return {unit: await registry.account(role, unit=unit, display_name=f"{unit}的人") for unit, role in units.items()}


@pytest.mark.parametrize(
    ("unit", "known"),
    [
        ("D01", {"D01", "370000", "110000", "370000-S01", "H01"}),
        ("370000", {"370000", "370000-S01"}),
        ("370000-S01", {"370000", "370000-S01"}),
        ("110000", {"110000"}),
    ],
)
async def test_the_ministry_knows_all_others_those_of_their_own_line_of_units(
    registry: Registry, unit: str, known: set[str]
) -> None:
    found = await people(registry)
    ids = {str(person.id): name for name, person in found.items()}

    with count_statements(registry.database.engine) as count:
        told = await names(registry, found[unit], *(each.id for each in found.values()), new_id())

    assert {ids[each] for each in told} == known
    assert told[str(found[unit].id)] == f"{unit}的人"
    assert len(count) <= 3


async def test_an_account_that_has_ended_keeps_its_name(registry: Registry) -> None:
    editor = await registry.account("editor")
    ended = await registry.account("liaison", unit="370000-S01", revoked_at=registry.database.clock.now())

    assert set(await names(registry, editor, ended.id)) == {str(ended.id)}


async def test_reviewers_desks_and_operators_are_told_none(registry: Registry) -> None:
    for role, unit in (("reviewer", "H01"), ("desk", "M01"), ("operator", "D01")):
        reader = await registry.account(role, unit=unit)
        assert (await registry.get(f"/names?id={reader.id}", reader)).status_code == 403


async def test_a_hundred_ids_are_asked_for_at_most(registry: Registry) -> None:
    editor = await registry.account("editor")
    many = "&".join(f"id={new_id()}" for _ in range(101))

    assert (await registry.get(f"/names?{many}", editor)).json()["code"] == "invalid-input"
    assert (await registry.http.get(f"{V1}/names?id={editor.id}")).status_code == 401


async def test_accounts_are_found_by_role_by_words_and_by_whether_they_stand(registry: Registry) -> None:
    registrar = await registry.account("registrar", username="registrar")
    wang = await registry.account("approver", unit="370000", username="wang", display_name="王五")
    await registry.account(
        "approver", unit="110000", username="lisi", display_name="李四", revoked_at=registry.database.clock.now()
    )

    async def found(query: str) -> list[str]:
        items = (await registry.get(f"/accounts?{query}", registrar)).json()["items"]
        return [each["username"] for each in items]

    assert await found("role=approver") == ["lisi", "wang"]
    assert await found("role=approver&standing=true") == ["wang"]
    assert await found("standing=false") == ["lisi"]
    assert await found("text=王五") == await found("text=山东") == ["wang"]
    assert await found(f"text=WANG&unit={wang.unit_id}") == ["wang"]


async def test_units_are_found_by_name_and_code(registry: Registry) -> None:
    reader = await registry.account("liaison", unit="370000-S01")

    async def found(text: str) -> list[str]:
        return [each["code"] for each in (await registry.get(f"/units?text={text}", reader)).json()["items"]]

    assert await found("山东") == ["370000"]
    assert await found("s01") == ["370000-S01"]
    assert await found("100%25") == []
