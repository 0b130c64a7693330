"""Who is excused, has more time, or holds the week on other days (C0 unit override, R52, B7)."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from chassis.testing import Published, published
from services.registry.domain import Account, AuditEntry, Obligation
from services.registry.messages import current_state
from tests.services.registry.world import Registry


async def decide(registry: Registry, registrar: Account, *, unit: str = "370000", **changes: Any) -> Any:
    """POST a decision about a unit."""
    body = {
        "edition_id": str(registry.edition.id), "unit_id": str(registry.units[unit].unit_id), "item_type": "T1",
        "kind": "waiver", "reason": "本年度不参加活动周",
    }  # fmt: skip
    return await registry.post("/obligations", body | changes, registrar)


def later(registry: Registry, days: int = 3) -> str:
    """After the edition's own deadline."""
    return (registry.edition.due_at + timedelta(days=days)).isoformat()


async def told(registry: Registry) -> list[Published]:
    """What was said of obligations."""
    return await published(registry.database, type_prefix="registry.obligation")


async def test_r52_a_unit_that_takes_no_part_this_year_is_excused_and_everyone_is_told(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    answer = await decide(registry, registrar, unit="H01", item_type="")

    assert (answer.status_code, answer.headers["etag"]) == (201, '"1"'), answer.text
    (fact,) = await told(registry)
    assert (fact.data["kind"], fact.data["waived"], fact.data["item_type"]) == ("waiver", True, "")
    assert "reason" not in fact.data


async def test_b7_one_unit_gets_more_time_with_a_reason_and_nobody_else(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    answer = await decide(registry, registrar, kind="extension", due_at=later(registry), reason="当地暴雨停课")

    assert answer.status_code == 201, answer.text
    (fact,) = await told(registry)
    assert (fact.data["unit_id"], fact.data["kind"]) == (str(registry.units["370000"].unit_id), "extension")
    assert datetime.fromisoformat(fact.data["due_at"]) == datetime.fromisoformat(later(registry))
    (line,) = [each for each in await registry.rows(AuditEntry) if each.act == "set-obligation"]
    assert line.facts["reason"] == "当地暴雨停课"


async def test_a_province_holds_its_own_week_and_the_units_below_with_it(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    earlier = (registry.edition.opens_at + timedelta(days=2)).isoformat()

    answer = await decide(registry, registrar, kind="shift", item_type="", due_at=earlier, includes_below=True)

    assert answer.status_code == 201, answer.text
    (fact,) = await told(registry)
    assert (fact.data["kind"], fact.data["includes_below"]) == ("shift", True)


async def test_the_rule_holds_again_under_the_next_version(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    await decide(registry, registrar)

    answer = await decide(registry, registrar, kind="none", reason="决定参加", seen_version=1)

    assert (answer.status_code, answer.json()["version"]) == (201, 2)
    assert [(each.version, each.data["kind"]) for each in await told(registry)] == [(1, "waiver"), (2, "none")]


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"kind": "extension"}, "/due_at"),
        ({"kind": "extension", "due_at": "2020-01-01T00:00:00Z"}, "/due_at"),
        ({"kind": "shift", "due_at": "2099-05-02T00:00:00Z", "locks_at": "2099-05-01T00:00:00Z"}, "/locks_at"),
        ({"kind": "waiver", "due_at": "2099-05-02T00:00:00Z"}, "/due_at"),
        ({"item_type": "T99"}, "/item_type"),
        ({"reason": ""}, "/reason"),
        ({"kind": "extension", "due_at": "2099-05-02T00:00:00"}, "/due_at"),
    ],
)
async def test_an_exception_that_cannot_be_is_refused_at_its_place(
    registry: Registry, changes: dict[str, Any], pointer: str
) -> None:
    registrar = await registry.account("registrar")

    answer = await decide(registry, registrar, **changes)

    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]
    assert await registry.rows(Obligation) == []


async def test_an_extension_is_later_than_the_time_of_its_type(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    answer = await decide(registry, registrar, kind="extension", due_at=registry.edition.due_at.isoformat())

    assert [error["code"] for error in answer.json()["errors"]] == ["not-later"]


async def test_of_two_who_decide_at_once_the_second_is_told_of_the_first(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    answers = await asyncio.gather(*(decide(registry, registrar, reason=f"理由{number}") for number in range(4)))

    assert sorted(answer.status_code for answer in answers) == [201, 412, 412, 412]
    assert len(await told(registry)) == 1


async def test_a_repeated_request_gets_its_first_answer(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    body = {
        "edition_id": str(registry.edition.id), "unit_id": str(registry.units["H01"].unit_id), "kind": "waiver",
        "reason": "换届",
    }  # fmt: skip

    first = await registry.post("/obligations", body, registrar, key="obligation-once-1")
    second = await registry.post("/obligations", body, registrar, key="obligation-once-1")

    assert (first.status_code, second.json()) == (201, first.json())
    assert len(await told(registry)) == 1


async def test_a_unit_that_is_not_in_the_edition_has_no_obligations(registry: Registry) -> None:
    registrar = await registry.account("registrar")

    answer = await decide(registry, registrar, unit_id=str(registry.edition.id))

    assert (answer.status_code, answer.json()["code"]) == (404, "unit-not-found")


async def test_each_sees_what_was_decided_for_the_own_unit_and_those_below(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    for unit in ("370000", "110000", "370000-S01"):
        await decide(registry, registrar, unit=unit)
    province = await registry.account("approver", unit="370000")
    school = await registry.account("liaison", unit="370000-S01")

    seen = [
        [each["unit_code"] for each in (await registry.get("/obligations", reader)).json()["items"]]
        for reader in (registrar, province, school)
    ]

    assert seen == [["110000", "370000", "370000-S01"], ["370000", "370000-S01"], ["370000-S01"]]
    (own,) = (await registry.get("/obligations", school)).json()["items"]
    assert own["actions"]["locked"][0]["who"] == "教育部登记员"
    assert (await decide(registry, province)).status_code == 403


async def test_a_replay_tells_exceptions_as_they_stand(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    await decide(registry, registrar)
    await decide(registry, registrar, kind="none", reason="决定参加", seen_version=1)

    async with registry.database.work() as work:
        facts = [each async for each in current_state(work) if each.type == "registry.obligation.set.v1"]

    assert [(each.version, each.model_dump()["kind"]) for each in facts] == [(2, "none")]
