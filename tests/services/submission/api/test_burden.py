"""减负: what reporting costs is told; nobody is ranked by it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from chassis.policy import read_policy
from contracts.roles import Role
from services.submission import main
from tests.services.submission.report_contents import contents, every_type
from tests.services.submission.world import Person, World

BURDEN = "/api/submission/v1/burden"
POLICY = Path(main.__file__).with_name("policy.yaml")
MINISTRY = {"editor", "publisher", "registrar"}


async def case_line(person: Person, **query: Any) -> dict[str, Any]:
    answer = await person.send("GET", BURDEN, params=query)
    assert answer.status_code == 200, answer.text
    (found,) = [each for each in answer.json()["types"] if each["item_type"] == "T3"]
    assert isinstance(found, dict)
    return found


async def a_case_in(world: World, liaison: Person, minutes: int) -> None:
    draft = await world.a_draft(liaison)
    world.clock.at += timedelta(minutes=minutes)
    await liaison.submit(draft["id"])


async def test_c4_the_median_from_first_draft_to_submission_is_told_with_the_fields_that_are_asked(
    world: World,
) -> None:
    liaison = world.liaison()
    for minutes in (10, 20, 90):
        await a_case_in(world, liaison, minutes)
    await world.a_draft(liaison)
    await a_case_in(world, world.liaison(world.council), 600)

    own = await case_line(liaison)
    every = await case_line(world.person(world.ministry, Role.EDITOR))
    asked = await case_line(world.person(world.ministry, Role.REGISTRAR), unit_id=str(world.council))

    assert (own["begun"], own["submitted"], own["median_minutes"]) == (4, 3, 20.0)
    assert (every["begun"], every["median_minutes"], asked["median_minutes"]) == (5, 55.0, 600.0)
    assert own["required_fields"] == 9


async def test_r56_how_soon_after_an_event_it_is_told_and_approved_is_measured(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison, hours = world.liaison(), timedelta(hours=1)
    item = await liaison.create(world.edition, "T2")
    held = {"starts_on": "2023-05-14", "ends_on": "2023-05-15"}
    await liaison.save(item["id"], contents()["T2"] | held, revision=1)
    world.clock.at = datetime(2023, 5, 15, 16, tzinfo=UTC) + 5 * hours  # five hours after the 15th in China
    await liaison.submit(item["id"])
    world.clock.at += 20 * hours
    await world.approver().approve(item["id"])

    (line,) = [each for each in (await liaison.send("GET", BURDEN)).json()["types"] if each["item_type"] == "T2"]

    assert (line["median_hours_to_submit"], line["median_hours_to_approve"]) == (5.0, 25.0)
    assert (await case_line(liaison))["median_hours_to_submit"] is None


async def test_of_nothing_submitted_there_is_no_median(world: World) -> None:
    assert (await case_line(world.liaison()))["median_minutes"] is None


async def test_a_unit_is_told_of_itself_only_and_an_approver_not_of_those_below(world: World) -> None:
    for person, unit_id in ((world.liaison(), world.other_school), (world.approver(), world.school)):
        answer = await person.send("GET", BURDEN, params={"unit_id": str(unit_id)})

        assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


@pytest.mark.parametrize("word", ["sort", "order", "order_by", "rank", "top"])
async def test_d13_no_list_of_units_is_sorted_by_how_well_they_do(world: World, word: str) -> None:
    shown = await world.approver().send("GET", "/api/submission/v1/board", params={word: "-reported"})
    codes = [tile["code"] for tile in shown.json()["tiles"]]
    schema = world.app.openapi()["paths"]

    assert codes == sorted(codes)
    assert [
        (path, parameter["name"])
        for path, methods in schema.items()
        for method in methods.values()
        for parameter in method.get("parameters", ())
        if parameter["name"] == word
    ] == []


def test_d13_who_is_not_of_the_ministry_reads_boards_and_own_figures_and_no_table_of_scores() -> None:
    paths = {line.path for line in read_policy(POLICY) if not line.public and not set(line.roles) <= MINISTRY}

    assert [path for path in paths if any(word in path for word in ("rank", "score", "league", "points"))] == []
