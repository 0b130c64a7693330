"""The way up a tree of any depth: who decides at which level, and who answers for it."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from chassis.rows import new_id
from contracts.roles import Role, UnitKind
from services.submission.domain.completeness import Progress
from services.submission.queries.completeness import lines_below
from services.submission.use_cases.bequeath_items import bequeath_items
from services.submission.use_cases.pass_on_items import pass_on_items
from tests.services.submission.report_contents import contents, every_type
from tests.services.submission.world import BASE, World, a_case, an_edition


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


async def merged(world: World, *, into: UUID | None) -> None:
    """The school ends on the day."""
    ended = world.closed(world.school, "3701X", on=date(2023, 5, 15))
    await world.tell(ended.model_copy(update={"successor_ids": (into,) if into else ()}))
    world.clock.at = datetime(2023, 5, 16, tzinfo=UTC)


async def test_r1_what_came_back_to_a_merged_unit_or_is_its_draft_is_finished_and_sent_by_its_successor(
    world: World,
) -> None:
    school, heir = world.liaison(), world.liaison(world.other_school)
    returned, draft, sent = (
        await world.a_submission(school),
        await school.create(world.edition),
        await world.a_submission(school),
    )
    await world.approver().give_back(returned["id"])
    await merged(world, into=world.other_school)

    async with world.database.work() as work:
        assert await bequeath_items(work) == 2
    async with world.database.work() as work:
        assert await bequeath_items(work) == 0

    tasks = (await heir.send("GET", "/api/submission/v1/tasks")).json()["items"]
    assert {each["subject_id"]: each["kind"] for each in tasks} == {
        returned["id"]: "mend-returned", draft["id"]: "finish-draft"
    }  # fmt: skip
    seen = await heir.read(returned["id"])
    assert (seen["unit_id"], seen["unit_name"], seen["returned"]["notes"][0]["text"]) == (
        str(world.other_school), "单位3702X", "请补充背景"
    )  # fmt: skip
    assert seen["steps"][-1]["reason"] == "单位3701X已停用，由接替单位单位3702X继续办理"
    told = (await world.said(returned["id"]))[-1]
    assert (told.type, told.data["unit_id"]) == ("submission.item.returned.v1", str(world.other_school))
    assert (await school.send("GET", f"{BASE}/{returned['id']}")).status_code == 404
    assert (await heir.save(returned["id"], a_case(), revision=seen["revision"])).status_code == 200
    assert (await heir.submit(returned["id"])).json()["receipt_number"] == seen["receipt_number"]
    assert (await world.approver().approve(returned["id"])).json()["state"] == "approved"
    assert (await school.read(sent["id"]))["unit_id"] == str(world.school)


async def test_r1_pictures_of_the_merged_unit_are_named_as_what_is_to_be_brought_anew(world: World) -> None:
    picture, heir = new_id(), world.liaison(world.other_school)
    await world.tell(world.ready(picture))
    draft = await world.a_draft(world.liaison(), asset_ids=[str(picture)])
    await merged(world, into=world.other_school)
    async with world.database.work() as work:
        await bequeath_items(work)

    seen = await heir.read(draft["id"])
    saved = await heir.save(draft["id"], a_case(), revision=seen["revision"])

    assert [each["code"] for each in seen["missing"]] == ["asset-foreign"]
    assert seen["steps"][-1]["reason"].endswith("原单位上传的照片和视频不能沿用，请重新上传")
    assert (saved.status_code, saved.json()["missing"]) == (200, [])


async def test_r1_what_a_unit_without_successor_left_stays_where_it_is_and_says_why_it_is_not_sent(
    world: World,
) -> None:
    item = await world.a_submission(world.liaison())
    await world.approver().give_back(item["id"])
    await merged(world, into=None)

    async with world.database.work() as work:
        assert await bequeath_items(work) == 0

    locked = {each["action"]: each for each in (await world.liaison().read(item["id"]))["actions"]["locked"]}
    assert locked["submit"]["reason"] == "本单位已于2023年5月15日停用，不能再报送"


async def test_r1_the_board_has_an_item_that_was_bequeathed_with_the_successor_and_with_nobody_else(
    world: World,
) -> None:
    case = an_edition(world.edition).item_types[0].model_copy(update={"owed_by": (UnitKind.SCHOOL,)})
    await world.tell(an_edition(world.edition, version=2, item_types=(case,)))
    await world.liaison().create(world.edition)
    await merged(world, into=world.other_school)
    async with world.database.work() as work:
        await bequeath_items(work)
    async with world.database.work() as work:
        lines = await lines_below(work, edition_id=world.edition, unit_id=world.province)

    progress = {line.unit_id: line.progress for line in lines}
    assert world.school not in progress
    assert progress[world.other_school] == Progress.DRAFT
