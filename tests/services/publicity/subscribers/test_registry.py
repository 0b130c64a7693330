"""What the registry says: accounts, editions, units."""

from chassis.testing import deliver
from contracts.registry import AccessRevoked
from contracts.roles import Role
from tests.services.publicity.world import World, a_grant, a_province, an_edition


async def test_a_reviewer_whose_access_ended_is_not_assigned_and_is_replaced(world: World) -> None:
    entry_id = await world.pool()
    first, second = await world.assign(entry_id)
    await world.hear(AccessRevoked(version=2, account_id=first.account_id))
    again = await world.assign(entry_id)
    assert first not in again
    assert second in again
    assert len(again) == 2
    assert (await first.get(f"/entries/{entry_id}")).status_code == 503


async def test_an_account_that_moved_is_recused_by_its_new_region(world: World) -> None:
    entry_id = await world.pool()
    reviewer = await world.reviewer(region="")
    assert (await reviewer.get(f"/entries/{entry_id}")).status_code == 200
    await world.hear(a_grant(reviewer, region="山东省", version=2))
    assert (await reviewer.get(f"/entries/{entry_id}")).status_code == 404


async def test_an_end_that_comes_before_the_grant_keeps_the_account_out(world: World) -> None:
    desk = world.person(Role.DESK)
    await world.hear(AccessRevoked(version=2, account_id=desk.account_id))
    await world.hear(a_grant(desk, region="", kind="desk"))
    assert (await desk.get("/feed/items")).status_code == 403


async def test_a_role_that_nobody_knows_yet_takes_nothing_from_those_that_are_known(world: World) -> None:
    reviewer = world.person(Role.REVIEWER)
    granted = a_grant(reviewer, region="").model_copy(update={"roles": ("reviewer", "a_role_of_times_to_come")})
    await world.hear(granted)
    assert (await reviewer.get("/entries")).status_code == 200
    assert world.consumer.parked_in_a_row == 0


async def test_facts_that_are_told_twice_stand_once(world: World) -> None:
    reviewer = world.person(Role.REVIEWER)
    deliveries = [deliver(event) for event in (an_edition(), a_province(), a_grant(reviewer, region=""))]
    await world.consumer.handle([*deliveries, *deliveries])
    await world.consumer.handle(deliveries)
    assert (await reviewer.get("/entries")).status_code == 200


async def test_names_of_units_and_vocabularies_stand_in_the_document(world: World) -> None:
    desk = await world.desk()
    entry_id = await world.release()
    item = await desk.read(f"/feed/items/{entry_id}")
    assert {each["name"] for each in item["organisations"]} == {"齐鲁示例职业学院", "山东省教育厅"}
    assert item["places"] == [{"name": "山东省", "rel": "origin", "uri": "urn:gbt2260:370000"}]
    assert item["subjects"][0]["name"] == "职业教育方针政策及法律法规"
    assert item["events"][0]["uri"] == "urn:openweek:edition:2023"
