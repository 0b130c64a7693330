"""The way up a tree of any depth: who decides at which level, and who answers for it."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from chassis.rows import new_id
from contracts.roles import Role, UnitKind
from services.submission.use_cases.pass_on_items import pass_on_items
from tests.services.submission.report_contents import contents, every_type
from tests.services.submission.world import BASE, World


async def a_deep_tree(world: World) -> list[UUID]:
    """Ministry, province, city, county, school: the units between, from the school's parent up."""
    city, county, school = new_id(), new_id(), new_id()
    await world.tell(
        every_type(world.edition),
        world.unit(city, "370700", UnitKind.PROVINCE, world.ministry, world.province),
        world.unit(county, "370724", UnitKind.PROVINCE, world.ministry, world.province, city),
        world.unit(school, "37X", UnitKind.SCHOOL, world.ministry, world.province, city, county),
    )
    return [school, county, city, world.province]


async def test_an_item_climbs_four_levels_and_its_sign_off_names_who_acted_at_each(world: World) -> None:
    school, *levels = await a_deep_tree(world)
    liaison, editor = world.liaison(school), world.person(world.ministry, Role.EDITOR)
    approvers = [world.approver(unit_id) for unit_id in levels]
    item = await liaison.create(world.edition, "T2")
    await liaison.save(item["id"], contents()["T2"], revision=1)
    await liaison.submit(item["id"])

    states = []
    for approver in approvers:
        for early in approvers[approvers.index(approver) + 1 :]:
            assert (await early.approve(item["id"])).json()["code"] == "not-your-level"
        states.append((await approver.approve(item["id"])).json()["state"])
    await editor.send("POST", f"{BASE}/{item['id']}/acceptance")

    assert states == ["submitted", "submitted", "approved"]
    lines = (await liaison.read(item["id"]))["sign_off"]
    people = [liaison, liaison, *approvers, editor]
    assert [each["account_id"] for each in lines] == [str(each.account.id) for each in people]
    assert [each["part"] for each in lines] == ["drafter", "sender", "checker", "checker", "signer", "office"]
    assert [each["unit_name"] for each in lines[1:]] == [
        "单位37X", "单位370724", "单位370700", "单位370000", "单位D01"
    ]  # fmt: skip


async def test_a_return_from_the_third_level_goes_to_the_school_and_all_levels_sign_anew(world: World) -> None:
    school, county, city, province = await a_deep_tree(world)
    liaison = world.liaison(school)
    item = await liaison.create(world.edition, "T2")
    await liaison.save(item["id"], contents()["T2"], revision=1)
    await liaison.submit(item["id"])
    await world.approver(county).approve(item["id"])
    await world.approver(city).approve(item["id"])
    await world.approver(province).give_back(item["id"], notes=[{"pointer": "", "text": "请修改"}])

    again = await liaison.submit(item["id"])
    await world.approver(county).approve(item["id"])

    assert again.json()["awaiting_unit_id"] == str(county)
    parts = [each["part"] for each in (await liaison.read(item["id"]))["sign_off"]]
    assert parts == ["drafter", "sender", "checker"]


async def test_a_withdrawal_takes_effect_wherever_the_item_is_on_its_way(world: World) -> None:
    school, county, city, _ = await a_deep_tree(world)
    liaison = world.liaison(school)
    item = await liaison.create(world.edition, "T2")
    await liaison.save(item["id"], contents()["T2"], revision=1)
    await liaison.submit(item["id"])
    await world.approver(county).approve(item["id"])

    withdrawn = await liaison.withdraw(item["id"])
    late = await world.approver(city).approve(item["id"])

    assert withdrawn.json()["state"] == "withdrawn"
    assert (late.status_code, late.json()["code"]) == (409, "item-not-submitted")
    assert (await world.said(item["id"]))[-1].type == "submission.item.withdrawn.v1"


@pytest.mark.parametrize("successor", ["another city", "the province", "nobody"])
async def test_r1_an_item_that_waits_for_a_level_that_is_merged_waits_for_its_successor(
    world: World, successor: str
) -> None:
    item = await world.a_submission(world.liaison(world.city_school))
    other_city = new_id()
    heir = {"another city": other_city, "the province": world.province, "nobody": None}[successor]
    ended = world.unit(world.city, "370200", UnitKind.PLAN_CITY, world.ministry, world.province)
    facts = {"version": 2, "closed_on": date(2023, 5, 15), "successor_ids": (heir,) if heir else ()}
    await world.tell(
        world.unit(other_city, "370300", UnitKind.PLAN_CITY, world.ministry, world.province),
        ended.model_copy(update=facts),
    )
    world.clock.at = datetime(2023, 5, 16, tzinfo=UTC)

    async with world.database.work() as work:
        assert await pass_on_items(work) == 1
    async with world.database.work() as work:
        assert await pass_on_items(work) == 0

    if successor == "another city":
        assert (await world.approver(other_city).approve(item["id"])).status_code == 201
    last = await world.approver().approve(item["id"])
    assert (last.status_code, last.json()["state"]) == (201, "approved"), last.text
