"""The completeness board: expected, reported, approved, received, for every tile."""

import asyncio
from typing import Any

import httpx

from chassis.rows import new_id
from chassis.testing import count_statements
from contracts.roles import Role, UnitKind
from tests.services.publicity.servers import serving
from tests.services.submission.world import Person, World

BOARD = "/api/submission/v1/board"


async def board(person: Person, **query: Any) -> dict[str, Any]:
    """The board for someone, tiles by code."""
    answer = await person.send("GET", BOARD, params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def numbers(shown: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """Expected, reported, approved, received, state of each tile."""
    return {
        tile["code"]: (tile["expected"], tile["reported"], tile["approved"], tile["received"], tile["state"])
        for tile in shown["tiles"]
    }


async def test_a_province_is_as_many_as_its_schools_and_a_unit_without_any_is_one(world: World) -> None:
    shown = await board(world.person(world.ministry, Role.EDITOR), edition_id=world.edition)

    assert numbers(shown) == {"370000": (3, 0, 0, 0, "none"), "H01": (1, 0, 0, 0, "none")}
    assert shown["totals"] == {"expected": 4, "reported": 0, "approved": 0, "received": 0}
    assert shown["tiles"][0]["name"] == "单位370000"


async def test_a_unit_counts_once_however_much_it_reports_and_not_for_a_draft(world: World) -> None:
    await world.a_submission(world.liaison())
    await world.an_approval(world.liaison())
    await world.a_draft(world.liaison(world.other_school))

    shown = await board(world.person(world.ministry, Role.PUBLISHER))

    assert numbers(shown)["370000"] == (3, 1, 1, 0, "partial")


async def test_what_was_withdrawn_counts_no_more(world: World) -> None:
    item = await world.a_submission(world.liaison(world.council))
    editor = world.person(world.ministry, Role.EDITOR)
    before = numbers(await board(editor))["H01"]

    await world.liaison(world.council).withdraw(item["id"])

    assert before == (1, 1, 0, 0, "complete")
    assert numbers(await board(editor))["H01"] == (1, 0, 0, 0, "none")


async def test_a_unit_that_owes_nothing_is_not_required_and_an_outlet_is_not_shown(world: World) -> None:
    await world.tell(
        world.unit(new_id(), "D02", UnitKind.MINISTRY, world.ministry),
        world.unit(new_id(), "M01", UnitKind.OUTLET, world.ministry),
    )

    shown = numbers(await board(world.person(world.ministry, Role.REGISTRAR)))

    assert shown["D02"] == (0, 0, 0, 0, "not-required")
    assert "M01" not in shown


async def test_an_approver_sees_the_first_level_and_looks_into_the_own_unit_only(world: World) -> None:
    await world.a_submission(world.liaison(world.city_school))
    approver = world.approver()

    inside = numbers(await board(approver, unit_id=world.province))
    city = numbers(await board(approver, unit_id=world.city))
    refused = await approver.send("GET", BOARD, params={"unit_id": str(world.council)})

    assert inside == {
        "370200": (1, 1, 0, 0, "complete"),
        "3701X": (1, 0, 0, 0, "none"),
        "3702X": (1, 0, 0, 0, "none"),
    }
    assert city == {"3703X": (1, 1, 0, 0, "complete")}
    assert (refused.status_code, refused.json()["code"]) == (404, "not-found")
    assert set(numbers(await board(approver))) == {"370000", "H01"}


async def test_an_edition_that_nobody_knows_is_told_so(world: World) -> None:
    answer = await world.approver().send("GET", BOARD, params={"edition_id": str(new_id())})

    assert answer.json()["code"] == "edition-unknown"


async def test_a_liaison_and_an_operator_have_no_board(world: World) -> None:
    for person in (world.liaison(), world.person(world.ministry, Role.OPERATOR)):
        for path in (BOARD, f"{BOARD}/stream"):
            assert (await person.send("GET", path)).status_code == 403


async def test_the_board_is_two_statements_besides_its_plan_and_the_edition(world: World) -> None:
    editor = world.person(world.ministry, Role.EDITOR)

    with count_statements(world.database.engine) as count:
        await board(editor)

    assert len(count) == 5


async def test_the_stream_shows_the_board_at_once_and_again_when_somebody_reports(world: World) -> None:
    editor = world.person(world.ministry, Role.EDITOR)
    headers = world.issuer.headers(*editor.account.roles, account_id=editor.account.id)

    async with (
        serving(world.app, lifespan="off") as address,
        httpx.AsyncClient(base_url=address, timeout=20) as browser,
        browser.stream("GET", f"{BOARD}/stream", headers=headers) as answer,
    ):
        lines = answer.aiter_lines()
        assert answer.headers["content-type"].startswith("text/event-stream")
        first = await _next_board(lines)
        await world.a_submission(world.liaison(world.council))
        second = await _next_board(lines)

    assert '"reported":0' in first
    assert first != second
    assert '"code":"H01"' in second
    assert '"state":"complete"' in second


async def _next_board(lines: Any) -> str:
    async with asyncio.timeout(15):
        while True:
            line: str = await anext(lines)
            if line.startswith("data: "):
                return line
