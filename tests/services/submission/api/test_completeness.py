"""Who owes what, and how far it is: every state, every exception, in any order of the facts."""

import random
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from contracts.publicity import ItemPooled
from contracts.registry import ItemType
from contracts.roles import Role, UnitKind
from tests.services.submission.api.test_board import BOARD, board
from tests.services.submission.country import FIRST_LEVEL, Country
from tests.services.submission.world import DUE, DURING, LOCKS, Person, World, an_edition

DAY = timedelta(days=1)
LIMITS: dict[str, Any] = {"title_max": 30, "body_min": 30, "body_max": 3000, "photos_max": 3, "videos_max": 1}


async def owing(world: World, *kinds: UnitKind, **more: Any) -> None:
    """The edition has units of these kinds owe a case."""
    case = ItemType(code="T3", name="典型案例", owed_by=kinds or FIRST_LEVEL, **LIMITS, **more)
    await world.tell(an_edition(world.edition, version=2, item_types=(case,)))


def editor(world: World) -> Person:
    return world.person(world.ministry, Role.EDITOR)


async def cell(world: World, code: str = "H01", item_type: str = "T3") -> dict[str, Any]:
    """A tile's cell of a type."""
    shown = await board(editor(world), edition_id=world.edition)
    (tile,) = [each for each in shown["tiles"] if each["code"] == code]
    (found,) = [each for each in tile["types"] if each["item_type"] == item_type]
    assert isinstance(found, dict)
    return found


async def line(world: World, code: str = "H01", **query: Any) -> dict[str, Any]:
    """The line of a unit."""
    answer = await editor(world).send("GET", f"{BOARD}/lines", params={"edition_id": str(world.edition), **query})
    assert answer.status_code == 200, answer.text
    (found,) = [each for each in answer.json()["items"] if each["code"] == code]
    assert isinstance(found, dict)
    return found


async def test_r52_a_unit_goes_from_missing_to_received_and_every_step_is_a_state(world: World) -> None:
    await owing(world)
    liaison, approver = world.liaison(world.council), world.approver(world.council)
    states = [(await cell(world))["state"]]
    draft = await world.a_draft(liaison)
    states.append((await cell(world))["state"])
    await liaison.submit(draft["id"])
    states.append((await cell(world))["state"])
    await approver.give_back(draft["id"])
    states.append((await cell(world))["state"])
    await liaison.submit(draft["id"])
    await approver.approve(draft["id"])
    states.append((await cell(world))["state"])
    pooled = ItemPooled(
        item_id=UUID(draft["id"]), unit_id=world.council, occurred_at=world.clock.at, version=1, item_version=5
    )
    await world.tell(pooled)
    states.append((await cell(world))["state"])

    assert states == ["missing", "draft", "submitted", "returned", "approved", "received"]
    assert (await line(world))["timeliness"] == "on-time"


async def test_r52_what_was_withdrawn_is_missing_again_and_its_replacement_is_judged_by_its_own_time(
    world: World,
) -> None:
    await owing(world)
    liaison = world.liaison(world.council)
    first = await world.a_submission(liaison)
    await liaison.withdraw(first["id"])
    missing = await cell(world)
    draft = await world.a_draft(liaison)
    world.clock.at = DUE
    await liaison.submit(draft["id"])
    found = await cell(world)

    assert (missing["state"], missing["reported"]) == ("missing", 0)
    assert (found["state"], found["on_time"], found["late"]) == ("submitted", 0, 1)


async def test_what_is_not_there_is_running_until_the_grace_has_passed_and_then_overdue(world: World) -> None:
    case = ItemType(code="T3", name="典型案例", owed_by=FIRST_LEVEL, **LIMITS)
    await world.tell(an_edition(world.edition, version=2, item_types=(case,), grace_minutes=30))
    world.clock.at = DUE + timedelta(minutes=29)
    within = await line(world)
    world.clock.at = DUE + timedelta(minutes=30)

    assert (within["timeliness"], (await line(world))["timeliness"]) == ("running", "overdue")
    assert (await cell(world))["state"] == "overdue"


@pytest.mark.parametrize(
    ("kind", "duty"), [("waiver", "waived"), ("extension", "extended"), ("shift", "shifted"), ("none", "owed")]
)
async def test_r52_an_exception_is_a_state_of_its_own(world: World, kind: str, duty: str) -> None:
    await owing(world)
    exception = world.obligation(world.council, due_at=None if kind == "waiver" else DUE + 7 * DAY)
    await world.tell(exception)
    changed = {"version": 2, "kind": kind, "waived": kind == "waiver"}
    await world.tell(exception.model_copy(update=changed))
    world.clock.at = DUE + DAY

    found = await line(world)

    assert found["duty"] == duty
    assert found["timeliness"] == {"waived": None, "owed": "overdue"}.get(duty, "running")


async def test_not_required_is_not_nought_per_cent(world: World) -> None:
    await owing(world, UnitKind.INDUSTRY_COUNCIL)
    await world.tell(world.obligation(world.council, kind="waiver", waived=True))

    province, council = await cell(world, "370000"), await cell(world, "H01")
    shown = await board(editor(world), edition_id=world.edition)

    assert (province["state"], province["expected"], province["share"]) == ("not-required", 0, None)
    assert (council["state"], council["waived"], council["share"]) == ("waived", 1, None)
    assert shown["types"][0]["total"]["share"] is None


async def test_who_is_excused_and_reports_nevertheless_counts(world: World) -> None:
    await owing(world)
    await world.tell(world.obligation(world.council, kind="waiver", waived=True))
    await world.a_submission(world.liaison(world.council))

    found = await cell(world)

    assert (found["expected"], found["reported"], found["waived"], found["share"]) == (1, 1, 0, 1.0)


async def test_r6_a_council_is_no_part_of_the_provinces_average(world: World) -> None:
    await owing(world)
    await world.a_submission(world.liaison(world.council))

    shown = await board(editor(world), edition_id=world.edition)

    groups = {each["kind"]: each["types"][0]["share"] for each in shown["groups"]}
    assert groups == {"province": 0.0, "industry_council": 1.0}


async def test_r2_a_plan_city_with_a_geographic_province_is_counted_once(world: World) -> None:
    await owing(world)
    city = world.unit(world.city, "370200", UnitKind.PLAN_CITY, world.ministry)
    await world.tell(city.model_copy(update={"version": 2, "other_parents": (world.province,)}))
    await world.a_submission(world.liaison(world.city))

    shown = await board(editor(world), edition_id=world.edition)
    inside = await board(editor(world), edition_id=world.edition, unit_id=world.province)

    assert {tile["code"]: tile["types"][0]["reported"] for tile in shown["tiles"]} == {
        "370000": 0,
        "370200": 1,
        "H01": 0,
    }
    assert shown["types"][0]["total"]["expected"] == 3
    assert "370200" not in {tile["code"] for tile in inside["tiles"]}


async def test_a_unit_that_ended_before_the_deadline_owes_nothing_and_one_that_ended_after_it_still_does(
    world: World,
) -> None:
    await owing(world, UnitKind.SCHOOL)
    before, after = date(2023, 5, 20), date(2023, 5, 22)
    await world.tell(world.closed(world.school, "3701X", on=before))
    gone = await cell(world, "370000")
    await world.tell(world.closed(world.other_school, "3702X", on=after))

    assert gone["expected"] == (await cell(world, "370000"))["expected"] == 2


async def test_d2_a_merger_after_the_week_leaves_the_figures_as_they_were(world: World) -> None:
    await owing(world, UnitKind.SCHOOL)
    await world.an_approval(world.liaison())
    await world.a_submission(world.liaison(world.other_school))
    world.clock.at = LOCKS + DAY
    before = await board(editor(world), edition_id=world.edition)

    merged = world.closed(world.school, "3701X", on=date(2023, 9, 1))
    await world.tell(merged.model_copy(update={"successor_ids": (world.other_school,)}))

    assert await board(editor(world), edition_id=world.edition) == before


@pytest.mark.parametrize("seed", range(4))
async def test_d4_37_and_43_units_in_any_order_of_facts_come_to_the_same_figures(world: World, seed: int) -> None:
    country = Country(world, random.Random(seed))  # noqa: S311 -- figures, no secret
    for number in range(31):
        country.add_unit(f"P{number:02d}", UnitKind.PROVINCE)
    for number in range(5):
        country.add_unit(f"Q{number:02d}", UnitKind.PLAN_CITY, other_parents=(country.units[number].unit_id,))
    country.add_unit("R00", UnitKind.CORPS)
    for number in range(43):
        country.add_unit(f"S{number:02d}", UnitKind.INDUSTRY_COUNCIL)
    country.excuse_some()
    country.report_some()
    await country.lay_out(country.shuffled_and_doubled())
    world.clock.at = DURING

    shown = await board(editor(world), edition_id=world.edition)

    told = {
        (tile["code"], each["item_type"]): each
        for tile in shown["tiles"]
        for each in tile["types"]
        if tile["code"][0] in "PQRS"
    }
    wanted = country.expected_cells(DURING)
    assert {key: {name: told[key][name] for name in figures} for key, figures in wanted.items()} == wanted
    assert len(wanted) == 160


async def test_d4_99_units_with_8_schools_each_come_to_the_same_figures_on_page_and_lines(world: World) -> None:
    country = Country(world, random.Random(99), kinds=(UnitKind.SCHOOL,))  # noqa: S311 -- as above
    for number in range(99):
        province = country.add_unit(f"P{number:02d}", UnitKind.PROVINCE)
        for school in range(8):
            country.add_unit(f"P{number:02d}-{school}", UnitKind.SCHOOL, province)
    country.excuse_some()
    country.obligations = [each for each in country.obligations if each.unit_id in _schools(country)]
    country.report_some()
    await country.lay_out(country.shuffled_and_doubled())
    world.clock.at = LOCKS

    shown = await board(editor(world), edition_id=world.edition)

    wanted = country.expected_cells(LOCKS)
    for tile in [each for each in shown["tiles"] if each["code"].startswith("P")]:
        for found in tile["types"]:
            mine = [
                figures
                for (code, item_type), figures in wanted.items()
                if code.startswith(f"{tile['code']}-") and item_type == found["item_type"]
            ]
            assert {name: found[name] for name in mine[0]} == {
                name: sum(each[name] for each in mine) for name in mine[0]
            }


def _schools(country: Country) -> set[UUID]:
    return {each.unit_id for each in country.units if each.kind == UnitKind.SCHOOL}


async def test_lines_come_page_by_page_in_the_order_of_codes_and_can_be_narrowed(world: World) -> None:
    await owing(world, *FIRST_LEVEL, UnitKind.SCHOOL)
    await world.a_draft(world.liaison(world.council))
    reader, found, cursor = editor(world), [], None
    while True:
        query = {"limit": 2, **({"cursor": cursor} if cursor else {})}
        page = (await reader.send("GET", f"{BOARD}/lines", params=query)).json()
        found += [each["code"] for each in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break

    drafts = (await reader.send("GET", f"{BOARD}/lines", params={"state": "draft"})).json()["items"]

    assert found == ["370000", "3701X", "370200", "3702X", "3703X", "H01"]
    assert [each["code"] for each in drafts] == ["H01"]


async def test_r56_the_line_tells_how_long_writing_and_approval_took(world: World) -> None:
    await owing(world)
    liaison = world.liaison(world.council)
    draft = await world.a_draft(liaison)
    world.clock.at += timedelta(hours=5)
    await liaison.submit(draft["id"])
    world.clock.at += timedelta(hours=30)
    await world.approver(world.council).approve(draft["id"])

    found = await line(world)

    assert (found["hours_to_submit"], found["hours_to_approve"]) == (5.0, 30.0)


async def test_an_approver_reads_lines_below_the_own_unit_and_of_the_first_level(world: World) -> None:
    await owing(world, UnitKind.SCHOOL)
    approver = world.approver()

    inside = await approver.send("GET", f"{BOARD}/lines", params={"unit_id": str(world.province)})
    elsewhere = await approver.send("GET", f"{BOARD}/lines", params={"unit_id": str(world.council)})
    liaison = await world.liaison().send("GET", f"{BOARD}/lines")

    assert [each["code"] for each in inside.json()["items"]] == ["3701X", "3702X", "3703X"]
    assert (elsewhere.status_code, liaison.status_code) == (404, 403)


async def test_a_cursor_of_another_list_is_refused(world: World) -> None:
    await owing(world)
    page = (await editor(world).send("GET", f"{BOARD}/lines", params={"limit": 1})).json()

    answer = await editor(world).send("GET", f"{BOARD}/lines", params={"cursor": page["next_cursor"], "state": "draft"})

    assert answer.status_code == 400
