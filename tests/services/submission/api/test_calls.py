"""Calls for items (约稿, T12): a superior asks named units, each acknowledges, declines or answers by an item."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from chassis.rows import new_id
from contracts.roles import Role
from tests.services.submission.report_contents import contents, every_type
from tests.services.submission.world import BASE, LOCKS, Person, World

CALLS = "/api/submission/v1/calls"


@pytest.fixture
async def asking(world: World) -> World:
    """A world whose edition collects answers to calls."""
    await world.tell(every_type(world.edition))
    return world


def wish(world: World, **changes: Any) -> dict[str, Any]:
    """What a province asks of its two schools."""
    return {
        "edition_id": str(world.edition),
        "subject": "乡村振兴主题稿件",
        "demands": "围绕农技培训写一篇通讯，\n写清人和事，配两张照片。",
        "due_at": (world.clock.at + timedelta(days=3)).isoformat(),
        "unit_ids": [str(world.school), str(world.other_school)],
        **changes,
    }


async def issue(world: World, by: Person | None = None, **changes: Any) -> httpx.Response:
    """POST a call."""
    return await (by or world.approver()).send("POST", CALLS, json=wish(world, **changes))


async def a_call(world: World, **changes: Any) -> dict[str, Any]:
    """A call that stands."""
    answer = await issue(world, **changes)
    assert answer.status_code == 201, answer.text
    call: dict[str, Any] = answer.json()
    return call


async def begin(world: World, call: dict[str, Any], liaison: Person, item_type: str = "T12") -> httpx.Response:
    """Begin an answer."""
    body = {"item_type": item_type, "edition_id": str(world.edition), "call_id": call["id"]}
    return await liaison.send("POST", BASE, json=body)


async def answer(world: World, call: dict[str, Any], liaison: Person) -> UUID:
    """Answer in full."""
    begun = await begin(world, call, liaison)
    assert begun.status_code == 201, begun.text
    item_id = begun.json()["id"]
    await liaison.save(item_id, contents()["T12"], revision=1)
    submitted = await liaison.submit(item_id)
    assert submitted.status_code == 201, submitted.text
    return UUID(item_id)


async def seen_by(person: Person, call: dict[str, Any]) -> dict[str, Any]:
    """The call as somebody sees it."""
    found = await person.send("GET", f"{CALLS}/{call['id']}")
    assert found.status_code == 200, found.text
    body: dict[str, Any] = found.json()
    return body


async def tasks_of(person: Person) -> list[dict[str, Any]]:
    """Calls among the tasks."""
    found = await person.send("GET", "/api/submission/v1/tasks")
    return [each for each in found.json()["items"] if each["kind"] == "answer-call"]


async def test_t12_a_unit_that_is_asked_finds_it_among_its_tasks_and_answers_the_ordinary_way(asking: World) -> None:
    call, liaison = await a_call(asking), asking.liaison()
    (task,) = await tasks_of(liaison)
    assert (task["subject_id"], task["title"], task["overdue"]) == (call["id"], "乡村振兴主题稿件", False)
    assert await tasks_of(asking.liaison(asking.city_school)) == []

    item_id = await answer(asking, call, liaison)

    assert await tasks_of(liaison) == []
    shown = await seen_by(asking.approver(), call)
    lines = {each["unit_id"]: each for each in shown["units"]}
    assert (shown["asked"], shown["answered"]) == (2, 1)
    assert (lines[str(asking.school)]["state"], lines[str(asking.school)]["item_id"]) == ("answered", str(item_id))
    assert lines[str(asking.other_school)]["state"] == "open"
    assert (await asking.approver().approve(str(item_id))).status_code == 201


async def test_t12_a_unit_acknowledges_or_declines_with_a_reason_and_may_still_answer(asking: World) -> None:
    call, liaison = await a_call(asking), asking.liaison()

    await liaison.send("POST", f"{CALLS}/{call['id']}/acknowledgement", json={})
    assert (await seen_by(liaison, call))["state"] == "acknowledged"
    declined = await liaison.send("POST", f"{CALLS}/{call['id']}/refusal", json={"reason": "本周无相关活动"})

    assert declined.status_code == 200, declined.text
    (line,) = [each for each in (await seen_by(asking.approver(), call))["units"] if each["state"] == "declined"]
    assert line["decline_reason"] == "本周无相关活动"
    assert await tasks_of(liaison) == []
    await answer(asking, call, liaison)
    assert (await seen_by(liaison, call))["state"] == "answered"


async def test_t12_a_unit_sees_itself_only_and_a_superior_no_draft(asking: World) -> None:
    call, liaison = await a_call(asking), asking.liaison()
    await begin(asking, call, liaison)

    own, above = await seen_by(liaison, call), await seen_by(asking.approver(), call)

    assert [each["unit_id"] for each in own["units"]] == [str(asking.school)]
    (line,) = [each for each in above["units"] if each["state"] == "drafting"]
    assert line["item_id"] is None
    assert own["units"][0]["item_id"] is not None
    stranger = await asking.liaison(asking.council).send("GET", f"{CALLS}/{call['id']}")
    assert (stranger.status_code, stranger.json()["code"]) == (404, "call-not-found")


async def test_t12_an_answer_after_the_due_instant_is_taken_and_shown_as_late(asking: World) -> None:
    call = await a_call(asking)
    on_the_dot, after = asking.liaison(), asking.liaison(asking.other_school)
    asking.clock.at += timedelta(days=3) - timedelta(milliseconds=100)
    await answer(asking, call, on_the_dot)
    asking.clock.at += timedelta(milliseconds=100)
    await answer(asking, call, after)

    lines = {each["unit_id"]: each["late"] for each in (await seen_by(asking.approver(), call))["units"]}

    assert lines == {str(asking.school): False, str(asking.other_school): True}


async def test_t12_what_nothing_can_be_answered_to_any_more_is_no_task_and_its_page_says_why(asking: World) -> None:
    call, liaison, late = await a_call(asking), asking.liaison(), asking.liaison(asking.other_school)
    more_time = asking.clock.at + timedelta(days=30)
    await asking.tell(asking.obligation(asking.other_school, item_type="T12", due_at=more_time, locks_at=more_time))
    asking.clock.at = LOCKS

    begun = await begin(asking, call, liaison)

    assert (begun.status_code, begun.json()["code"]) == (409, "reporting-locked")
    assert await tasks_of(liaison) == []
    actions = (await seen_by(liaison, call))["actions"]
    assert actions["allowed"] == ["acknowledge", "decline"]
    assert actions["locked"] == [
        {
            "action": "answer",
            "reason": "报送已于2023年5月27日 24:00截止，系统不再接收",
            "who": "教育部登记员（可为本单位办理延期）",
        }
    ]
    assert [each["subject_id"] for each in await tasks_of(late)] == [call["id"]]
    assert "answer" in (await seen_by(late, call))["actions"]["allowed"]
    await answer(asking, call, late)


async def test_t12_a_unit_that_begins_twice_at_once_has_one_answer(asking: World) -> None:
    call, liaison = await a_call(asking), asking.liaison()

    begun = await asyncio.gather(*(begin(asking, call, liaison) for _ in range(4)))

    assert sorted(each.status_code for each in begun) == [201, 409, 409, 409]
    assert {each.json()["code"] for each in begun if each.status_code == 409} == {"call-answered"}


async def test_t12_who_takes_an_answer_back_may_write_another(asking: World) -> None:
    call, liaison = await a_call(asking), asking.liaison()
    first = await answer(asking, call, liaison)
    await liaison.send("POST", f"{BASE}/{first}/withdrawal", json={"reason": "换一篇"})
    assert len(await tasks_of(liaison)) == 1

    second = await answer(asking, call, liaison)

    assert (await seen_by(liaison, call))["units"][0]["item_id"] == str(second)


async def test_t12_more_time_is_given_to_all_by_who_saw_the_newest(asking: World) -> None:
    call, approver = await a_call(asking), asking.approver()
    later = (asking.clock.at + timedelta(days=5)).isoformat()

    path, seen = f"{CALLS}/{call['id']}/due", {"If-Match": '"1"'}
    extended = await approver.send("PUT", path, json={"due_at": later}, headers=seen)
    stale = await approver.send("PUT", path, json={"due_at": later}, headers=seen)
    earlier = await approver.send("PUT", path, json={"due_at": later}, headers={"If-Match": '"2"'})

    assert (extended.status_code, extended.headers["etag"]) == (200, '"2"'), extended.text
    assert stale.status_code == 412
    assert (earlier.status_code, earlier.json()["errors"][0]["code"]) == (422, "not-later")


async def test_t12_what_is_no_longer_wanted_leaves_the_tasks_and_is_not_answered(asking: World) -> None:
    call, liaison = await a_call(asking), asking.liaison()

    withdrawn = await asking.approver().send("POST", f"{CALLS}/{call['id']}/withdrawal", json={"reason": "选题调整"})
    late = await begin(asking, call, liaison)

    assert withdrawn.json()["withdrawn"] is True
    assert await tasks_of(liaison) == []
    assert (late.status_code, late.json()["code"]) == (409, "call-withdrawn")
    assert {each["action"] for each in (await seen_by(liaison, call))["actions"]["locked"]} == {
        "acknowledge",
        "decline",
        "answer",
    }


async def test_t12_the_answer_is_of_the_type_that_was_asked_for(asking: World) -> None:
    call = await a_call(asking, item_type="T5")

    other = await begin(asking, call, asking.liaison(), "T12")

    assert (other.status_code, other.json()["code"]) == (422, "call-type-differs")
    assert (await begin(asking, call, asking.liaison(), "T5")).status_code == 201


async def test_t12_the_ministry_asks_provinces_and_reads_its_calls_page_by_page(asking: World) -> None:
    editor = asking.person(asking.ministry, Role.EDITOR)
    for number in range(3):
        assert (
            await issue(asking, editor, subject=f"第{number}号约稿", unit_ids=[str(asking.province)])
        ).status_code == 201

    first = (await editor.send("GET", CALLS, params={"view": "issued", "limit": 2})).json()
    second = await editor.send("GET", CALLS, params={"view": "issued", "limit": 2, "cursor": first["next_cursor"]})
    received = (await asking.liaison(asking.province).send("GET", CALLS)).json()

    assert [each["subject"] for each in first["items"] + second.json()["items"]] == [
        "第2号约稿",
        "第1号约稿",
        "第0号约稿",
    ]
    assert len(received["items"]) == 3


async def test_t12_only_who_may_change_a_call_is_shown_its_buttons_and_only_who_is_asked_a_state(
    asking: World,
) -> None:
    call = await a_call(asking, unit_ids=[str(asking.school)])

    colleague = await seen_by(asking.liaison(asking.province), call)
    approver, asked = await seen_by(asking.approver(), call), await seen_by(asking.liaison(), call)

    assert (colleague["actions"]["allowed"], approver["actions"]["allowed"]) == ([], ["extend", "withdraw"])
    assert (colleague["state"], approver["state"], asked["state"]) == (None, None, "open")


async def test_t12_a_unit_that_is_named_twice_is_asked_once_and_faults_keep_their_places(asking: World) -> None:
    school, stranger = str(asking.school), str(new_id())

    twice = await a_call(asking, unit_ids=[school, school])
    faulty = await issue(asking, unit_ids=[school, school, stranger, str(asking.council)])

    assert twice["asked"] == 1
    assert [(each["pointer"], each["code"]) for each in faulty.json()["errors"]] == [
        ("/unit_ids/2", "unit-unknown"),
        ("/unit_ids/3", "unit-not-below"),
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"unit_ids": []}, "invalid-input"),
        ({"subject": "短"}, "invalid-input"),
        ({"demands": "看见\u202e反过来"}, "invalid-input"),
        ({"item_type": "T99"}, "item-type-unknown"),
        ({"edition_id": str(new_id())}, "edition-unknown"),
        ({"unit_ids": [str(new_id())]}, "call-unfit"),
        ({"due_at": "2020-01-01T00:00:00+08:00"}, "call-unfit"),
        ({"priority": "high"}, "invalid-input"),
    ],
)
async def test_a_call_that_asks_nothing_of_anybody_is_refused(
    asking: World, changes: dict[str, Any], code: str
) -> None:
    refused = await issue(asking, **changes)

    assert refused.status_code == 422, refused.text
    assert refused.json()["code"] == code


async def test_a_unit_calls_on_units_below_and_on_no_others(asking: World) -> None:
    beside = await issue(asking, unit_ids=[str(asking.school), str(asking.council), str(asking.province)])
    from_below = await issue(asking, asking.liaison())

    assert beside.status_code == 422, beside.text
    assert [each["pointer"] for each in beside.json()["errors"]] == ["/unit_ids/1", "/unit_ids/2"]
    assert from_below.status_code == 403
