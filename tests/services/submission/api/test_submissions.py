"""Submitting: two statements, once per key, in time, complete."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from chassis.testing import count_statements
from contracts.registry import ItemType, Term
from contracts.roles import UnitKind
from services.submission.domain.receipt import is_receipt_number
from tests.services.submission.world import DUE, LOCKS, OPENS, SECOND, World, a_case, an_edition


async def test_a_complete_draft_is_submitted_and_gets_a_receipt(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison)

    answer = await liaison.submit(draft["id"])

    assert answer.status_code == 201
    body = answer.json()
    assert body["state"] == "submitted"
    assert body["receipt_number"].startswith("2023-3701X-")
    assert is_receipt_number(body["receipt_number"])
    assert body["on_time"] is True
    assert body["revision"] == 3
    assert answer.headers["etag"] == '"3"'
    [_, said] = await world.said(draft["id"])
    assert said.type == "submission.item.submitted.v1"


async def test_a_submission_is_two_statements(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison)

    with count_statements(world.database.engine) as count:
        answer = await liaison.submit(draft["id"])

    assert answer.status_code == 201
    assert len(count) == 2, count.statements


async def test_twenty_submissions_with_one_key_are_one_submission_and_twenty_equal_answers(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison)
    key = str(uuid4())

    answers = await asyncio.gather(*(liaison.submit(draft["id"], key=key) for _ in range(20)))

    assert {(a.status_code, a.content, a.headers["etag"], a.headers["content-type"]) for a in answers} == {
        (201, answers[0].content, '"3"', "application/json")
    }
    assert len(await world.said(draft["id"])) == 2
    assert len(await liaison.read(draft["id"], "/versions")) == 1


async def test_an_incomplete_item_is_refused_with_every_place(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison, title=None, focus_area="nothing", participants=None)

    answer = await liaison.submit(draft["id"])

    assert (answer.status_code, answer.json()["code"]) == (422, "content-invalid")
    assert {e["pointer"] for e in answer.json()["errors"]} == {"/title", "/focus_area", "/participants"}
    assert (await liaison.read(draft["id"]))["state"] == "draft"
    assert len(await world.said(draft["id"])) == 1


async def test_the_words_and_limits_are_those_of_the_edition_as_last_amended(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison)
    narrower = (ItemType(code="T3", name="案例", title_max=5, body_min=1, body_max=10, photos_max=0, videos_max=0),)
    words = (Term(code="other", name="其他"),)
    await world.tell(an_edition(world.edition, version=2, item_types=narrower, focus_areas=words, activity_types=words))

    answer = await liaison.submit(draft["id"])

    assert {(e["pointer"], e["code"]) for e in answer.json()["errors"]} == {
        ("/title", "string_too_long"),
        ("/background", "body_too_long"),
        ("/focus_area", "vocabulary"),
        ("/activity_type", "vocabulary"),
    }


@pytest.mark.parametrize(
    ("at", "status", "code"),
    [
        (OPENS - SECOND, 409, "reporting-not-open"),
        (OPENS, 201, None),
        (LOCKS - timedelta(microseconds=1), 201, None),
        (LOCKS, 409, "reporting-locked"),
    ],
)
async def test_the_window_is_half_open(world: World, at: datetime, status: int, code: str | None) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison)
    world.clock.at = at

    answer = await liaison.submit(draft["id"])

    assert (answer.status_code, answer.json().get("code")) == (status, code)
    locked = [each["action"] for each in (await liaison.read(draft["id"]))["actions"]["locked"]]
    assert "submit" in locked


@pytest.mark.parametrize(("at", "on_time"), [(DUE - timedelta(microseconds=1), True), (DUE, False)])
async def test_what_comes_at_the_due_instant_is_late_but_accepted(world: World, at: datetime, on_time: bool) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison)
    world.clock.at = at

    body = (await liaison.submit(draft["id"])).json()

    assert body["on_time"] is on_time
    assert datetime.fromisoformat(body["submitted_at"]) == at


async def test_media_of_another_unit_are_refused_at_their_place(world: World) -> None:
    liaison, foreign, own = world.liaison(), uuid4(), uuid4()
    await world.tell(world.declared(foreign, unit_id=world.other_school), world.ready(own))
    draft = await world.a_draft(liaison, asset_ids=[str(own), str(foreign)])

    answer = await liaison.submit(draft["id"])

    assert (answer.status_code, answer.json()["code"]) == (422, "asset-foreign")
    assert [(e["pointer"], e["code"]) for e in answer.json()["errors"]] == [("/asset_ids/1", "asset-foreign")]


async def test_rejected_media_are_refused_with_the_reason(world: World) -> None:
    liaison, bad = world.liaison(), uuid4()
    await world.tell(world.rejected(bad, reason="文件已损坏，请重新上传"))
    draft = await world.a_draft(liaison, asset_ids=[str(bad)])

    answer = await liaison.submit(draft["id"])

    assert (answer.status_code, answer.json()["code"]) == (422, "asset-rejected")
    assert answer.json()["errors"] == [
        {"pointer": "/asset_ids/0", "detail": "文件已损坏，请重新上传", "code": "asset-rejected"}
    ]


async def test_media_that_are_on_their_way_do_not_hold_a_submission_up(world: World) -> None:
    liaison, unknown, declared, ready = world.liaison(), uuid4(), uuid4(), uuid4()
    await world.tell(world.declared(declared), world.ready(ready))
    ids = [str(unknown), str(declared), str(ready)]

    item = await world.a_submission(liaison, asset_ids=ids)

    assert item["media_not_ready"] == ids[:2]
    [_, said] = await world.said(item["id"])
    assert said.data["asset_ids"] == ids


async def test_a_retry_gets_the_saved_answer_wherever_the_item_has_got_to(world: World) -> None:
    liaison, approver, key = world.liaison(), world.approver(), str(uuid4())
    draft = await world.a_draft(liaison)
    first = await liaison.submit(draft["id"], key=key)

    answers = [await liaison.submit(draft["id"], key=key)]
    await approver.give_back(draft["id"])
    answers.append(await liaison.submit(draft["id"], key=key))  # would be possible again, but is the same request
    await liaison.submit(draft["id"])
    await approver.approve(draft["id"])
    answers.append(await liaison.submit(draft["id"], key=key))
    world.clock.at = LOCKS
    answers.append(await liaison.submit(draft["id"], key=key))

    assert {(a.status_code, a.content, a.headers["idempotent-replayed"]) for a in answers} == {
        (201, first.content, "true")
    }
    assert len(await liaison.read(draft["id"], "/versions")) == 2


async def test_one_key_is_for_one_request(world: World) -> None:
    liaison, key = world.liaison(), str(uuid4())
    one, two = await world.a_draft(liaison), await world.a_draft(liaison)
    await liaison.submit(one["id"], key=key)

    for answer in (
        await liaison.submit(two["id"], key=key),
        await liaison.submit(one["id"], key=key, revision=2),
    ):
        assert (answer.status_code, answer.json()["code"]) == (422, "idempotency-key-reused")
    assert (await liaison.read(two["id"]))["state"] == "draft"


async def test_of_twenty_submissions_with_keys_of_their_own_one_is_accepted(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison)

    answers = await asyncio.gather(*(liaison.submit(draft["id"]) for _ in range(20)))

    assert sorted(each.status_code for each in answers) == [201] + [409] * 19
    assert {a.json()["code"] for a in answers if a.status_code == 409} == {"item-not-submittable"}
    assert len(await world.said(draft["id"])) == 2
    assert len(await liaison.read(draft["id"], "/versions")) == 1


async def test_what_was_saved_during_the_submission_is_never_half_submitted(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison, title="旧")

    saved, submitted = await asyncio.gather(
        liaison.save(draft["id"], a_case(title="新"), revision=2), liaison.submit(draft["id"])
    )

    item = await liaison.read(draft["id"])
    if submitted.status_code == 201:
        [_, said] = await world.said(draft["id"])
        assert said.data["title"] == item["content"]["title"] == submitted.json()["title"]
    else:
        assert (saved.status_code, item["state"], item["content"]["title"]) == (200, "draft", "新")


async def test_a_caller_who_saw_an_older_revision_submits_nothing(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison)

    refused = await liaison.submit(draft["id"], revision=1)
    accepted = await liaison.submit(draft["id"], revision=2)

    assert (refused.status_code, refused.json()["currentRevision"]) == (412, 2)
    assert accepted.status_code == 201


async def test_an_unknown_field_in_the_body_is_refused(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison)

    answer = await liaison.submit(draft["id"], state="approved")

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/state")


async def test_the_units_name_and_place_are_those_of_the_day_of_submission(world: World) -> None:
    liaison = world.liaison()
    draft = await world.a_draft(liaison)
    renamed = world.unit(world.school, "3701X", UnitKind.SCHOOL, world.ministry, world.province, world.city)
    await world.tell(renamed.model_copy(update={"name": "更名后的学校"}))

    item = (await liaison.submit(draft["id"])).json()

    assert item["unit_name"] == "更名后的学校"
    assert item["awaiting_unit_id"] == str(world.city)


async def test_a_submission_whose_commit_fails_leaves_nothing_and_can_be_sent_again(world: World) -> None:
    liaison, key = world.liaison(), str(uuid4())
    draft = await world.a_draft(liaison)

    async with failing_commits(world, "raise exception 'no space' using errcode = 'disk_full'"):
        failed = await liaison.submit(draft["id"], key=key)
    again = await liaison.submit(draft["id"], key=key)

    assert failed.status_code == 503
    assert again.status_code == 201
    assert "idempotent-replayed" not in again.headers
    assert len(await world.said(draft["id"])) == 2


async def test_a_connection_that_breaks_at_commit_is_unknown_and_never_half_done(world: World) -> None:
    liaison, key = world.liaison(), str(uuid4())
    draft = await world.a_draft(liaison)

    async with failing_commits(world, "perform pg_terminate_backend(pg_backend_pid())"):
        unknown = await liaison.submit(draft["id"], key=key)
    again = await liaison.submit(draft["id"], key=key)

    assert unknown.status_code == 503
    assert int(unknown.headers["retry-after"]) > 0
    assert again.status_code == 201
    assert len(await world.said(draft["id"])) == 2
    assert len(await liaison.read(draft["id"], "/versions")) == 1


@asynccontextmanager
async def failing_commits(world: World, action: str) -> AsyncIterator[None]:
    """COMMIT itself fails, after every statement has succeeded: a deferred trigger fires within it."""
    async with world.database.connection() as connection:
        body = f"$$begin {action}; return null; end$$"
        await connection.execute(text(f"create function fail() returns trigger language plpgsql as {body}"))
        await connection.execute(
            text(
                "create constraint trigger fail after update on item deferrable initially deferred "
                "for each row execute function fail()"
            )
        )
    try:
        yield
    finally:
        async with world.database.connection() as connection:
            await connection.execute(text("drop function fail cascade"))
