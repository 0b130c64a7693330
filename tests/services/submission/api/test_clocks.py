"""Deadlines over HTTP: races at midnight, exceptions, closed and merged units."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from chassis.testing import count_statements
from contracts.roles import UnitKind
from tests.services.submission.world import BASE, DUE, DURING, LOCKS, Person, World, an_edition

TENTH = timedelta(milliseconds=100)
DAY = timedelta(days=1)


async def submitted_at(world: World, at: datetime) -> tuple[int, Any]:
    """A complete draft of the school, sent up at that instant: status, and on_time or the refusal's code."""
    liaison = world.liaison()
    world.clock.at = DURING
    draft = await world.a_draft(liaison)
    world.clock.at = at
    answer = await liaison.submit(draft["id"])
    body = answer.json()
    return answer.status_code, body.get("on_time", body.get("code"))


async def test_c0_a_tenth_of_a_second_around_midnight_decides_and_only_the_servers_time_counts(world: World) -> None:
    assert await submitted_at(world, DUE - TENTH) == (201, True)
    assert await submitted_at(world, DUE + TENTH) == (201, False)
    assert await submitted_at(world, LOCKS - TENTH) == (201, False)
    assert await submitted_at(world, LOCKS) == (409, "reporting-locked")


async def test_c0_within_the_grace_it_is_on_time_though_the_deadline_that_is_shown_has_passed(world: World) -> None:
    await world.tell(an_edition(world.edition, version=2, grace_minutes=30))

    assert await submitted_at(world, DUE + timedelta(minutes=30) - TENTH) == (201, True)
    assert await submitted_at(world, DUE + timedelta(minutes=30)) == (201, False)
    item = (await world.liaison().send("GET", BASE)).json()["items"][0]
    assert item["clocks"]["due_at"] == "2023-05-20T16:00:00Z"
    assert "on_time_until" not in item["clocks"]


async def test_b7_an_extension_that_comes_between_two_deadlines_opens_for_one_unit_and_no_other(world: World) -> None:
    liaison, neighbour = world.liaison(), world.liaison(world.other_school)
    mine, theirs = await world.a_draft(liaison), await world.a_draft(neighbour)
    world.clock.at = LOCKS + DAY
    locked = await liaison.submit(mine["id"])

    await world.tell(world.obligation(world.school, due_at=LOCKS + 2 * DAY, locks_at=LOCKS + 3 * DAY))
    taken, refused = await liaison.submit(mine["id"]), await neighbour.submit(theirs["id"])

    assert (locked.status_code, locked.json()["code"]) == (409, "reporting-locked")
    assert (taken.status_code, taken.json()["on_time"]) == (201, True)
    assert (taken.json()["clocks"]["due_at"], taken.json()["clocks"]["exception"]) == (
        "2023-05-29T16:00:00Z",
        "extension",
    )
    assert refused.json()["code"] == "reporting-locked"


async def test_b7_an_extension_that_comes_after_a_late_submission_makes_it_on_time(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison)
    world.clock.at = DUE + DAY
    late = (await liaison.submit(draft["id"])).json()["on_time"]

    await world.tell(world.obligation(world.school, due_at=DUE + 2 * DAY))

    assert (late, (await liaison.read(draft["id"]))["on_time"]) == (False, True)


async def test_who_was_on_time_stays_so_over_a_return_and_the_end_of_an_extension(world: World) -> None:
    liaison, extension = world.liaison(), world.obligation(world.school, due_at=DUE + 2 * DAY)
    draft = await world.a_draft(liaison)
    await world.tell(extension)
    world.clock.at = DUE + DAY
    await liaison.submit(draft["id"])
    await world.approver().give_back(draft["id"])

    await world.tell(extension.model_copy(update={"version": 2, "kind": "none", "due_at": None}))
    world.clock.at = DUE + 3 * DAY
    again = await liaison.submit(draft["id"])

    assert (again.json()["on_time"], again.json()["clocks"]["exception"]) == (True, None)


async def test_a_shift_holds_for_all_below_unless_a_nearer_unit_has_its_own(world: World) -> None:
    shift = world.obligation(world.province, kind="shift", includes_below=True, due_at=DUE + 7 * DAY)
    nearer = world.obligation(world.city, kind="shift", includes_below=True, due_at=DUE + 9 * DAY)
    alone = world.obligation(world.ministry, includes_below=False, due_at=DUE + 30 * DAY)
    await world.tell(nearer, shift, alone)

    async def due(unit: Person) -> str:
        created = await unit.create(world.edition)
        saved = await unit.save(created["id"], {"title": "题"}, revision=1)
        read = await unit.read(created["id"])
        listed = (await unit.send("GET", BASE)).json()["items"][0]
        assert created["clocks"] == saved.json()["clocks"] == read["clocks"] == listed["clocks"]
        text: str = created["clocks"]["due_at"]
        return text

    assert await due(world.liaison()) == "2023-05-27T16:00:00Z"
    assert await due(world.liaison(world.city_school)) == "2023-05-29T16:00:00Z"
    assert await due(world.liaison(world.council)) == "2023-05-20T16:00:00Z"


async def test_of_one_units_exceptions_the_one_for_the_type_counts(world: World) -> None:
    await world.tell(
        world.obligation(world.school, item_type="", due_at=DUE + 2 * DAY),
        world.obligation(world.school, item_type="T3", due_at=DUE + DAY),
        world.obligation(world.school, item_type="T4", due_at=DUE + 5 * DAY),
    )

    assert (await world.liaison().create(world.edition))["clocks"]["due_at"] == "2023-05-21T16:00:00Z"


async def test_b6_a_locked_action_says_which_clock_and_who_can_reopen(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison)
    world.clock.at = LOCKS
    locked = {each["action"]: each for each in (await liaison.read(draft["id"]))["actions"]["locked"]}

    assert locked["submit"] == {
        "action": "submit",
        "reason": "报送已于2023年5月27日 24:00截止，系统不再接收",
        "who": "教育部登记员（可为本单位办理延期）",
    }


async def test_an_exception_is_read_with_the_item_and_costs_no_statement(world: World) -> None:
    liaison = world.liaison()
    await world.tell(world.obligation(world.school, due_at=DUE + DAY))
    draft = await world.a_draft(liaison)

    with count_statements(world.database.engine) as count:
        await liaison.submit(draft["id"])

    assert len(count) == 2


async def test_a_closed_unit_begins_and_submits_nothing_new(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison)
    await world.tell(world.closed(world.school, "3701X", on=date(2023, 5, 15)))

    submitted = await liaison.submit(draft["id"])
    created = await liaison.send("POST", BASE, json={"item_type": "T3", "edition_id": str(world.edition)})

    for refused in (submitted, created):
        assert (refused.status_code, refused.json()["code"]) == (409, "unit-closed")
    locked = {each["action"]: each["reason"] for each in (await liaison.read(draft["id"]))["actions"]["locked"]}
    assert locked["submit"] == "本单位已于2023年5月15日停用，不能再报送"


async def test_r1_an_item_under_approval_keeps_its_way_when_its_unit_is_merged(world: World) -> None:
    liaison = world.liaison(world.city_school)
    item = await world.a_submission(liaison)
    merged = world.unit(world.city_school, "3703X", UnitKind.SCHOOL, world.ministry, world.province)
    await world.tell(
        merged.model_copy(update={"version": 2, "closed_on": date(2023, 5, 15), "successor_ids": (world.other_school,)})
    )
    world.clock.at = datetime(2023, 5, 16, tzinfo=UTC)

    by_the_city = await world.approver(world.city).approve(item["id"])
    by_the_province = await world.approver().approve(item["id"])

    assert by_the_city.status_code == by_the_province.status_code == 201
    assert by_the_province.json()["state"] == "approved"
    assert (await world.said(item["id"]))[-1].data["unit_path"] == [
        str(each) for each in (world.ministry, world.province, world.city, world.city_school)
    ]
