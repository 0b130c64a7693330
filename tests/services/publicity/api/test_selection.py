"""From the pool to a decision."""

import asyncio
from datetime import UTC, datetime, timedelta

from chassis.rows import new_id
from tests.services.publicity.world import World, points


async def test_reviewers_are_chosen_by_load_and_never_from_the_items_region(world: World) -> None:
    near = await world.reviewer(region="山东省")
    loads: dict[str, int] = {}
    for _ in range(3):
        entry_id = await world.pool()
        for reviewer in await world.assign(entry_id):
            loads[str(reviewer.account_id)] = loads.get(str(reviewer.account_id), 0) + 1
    assert str(near.account_id) not in loads
    assert sorted(loads.values()) == [2, 2, 2]


async def test_too_few_reviewers_is_said_and_nothing_is_assigned(world: World) -> None:
    entry_id = await world.pool(unit_path=(new_id(), *(each.unit_id for each in world.reviewers[:2]), new_id()))
    answer = await world.editors[0].post(f"/entries/{entry_id}/assignment")
    assert (answer.status_code, answer.json()["code"]) == (409, "too-few-reviewers")
    assert answer.json()["available"] == 1
    shown = await world.editors[0].read(f"/entries/{entry_id}")
    assert (shown["state"], shown["assignments"]) == ("pooled", [])


async def test_a_recused_reviewer_is_replaced_and_sees_the_entry_no_more(world: World) -> None:
    entry_id = await world.pool()
    first, second = await world.assign(entry_id)
    await first.done(f"/entries/{entry_id}/recusal", {"reason": "与作者有亲属关系"})
    assert (await first.get(f"/entries/{entry_id}")).status_code == 404
    assert (await first.read("/entries"))["items"] == []
    assert await first.read("/entries/counts") == {}
    again = await world.assign(entry_id)
    assert second in again
    assert first not in again
    assert len(again) == 2


async def test_only_assigned_reviewers_score_and_only_once(world: World) -> None:
    entry_id = await world.pool()
    first, second = await world.assign(entry_id)
    outsider = next(each for each in world.reviewers if each not in (first, second))
    body = {"points": points(), "comment": "好"}
    answer = await outsider.post(f"/entries/{entry_id}/scores", body)
    assert (answer.status_code, answer.json()["code"]) == (403, "not-assigned")
    await first.done(f"/entries/{entry_id}/scores", body)
    answer = await first.post(f"/entries/{entry_id}/scores", body)
    assert (answer.status_code, answer.json()["code"]) == (409, "already-scored")
    assert (await world.editors[0].read(f"/entries/{entry_id}"))["state"] == "assigned"


async def test_two_scores_at_once_close_the_scoring_with_the_mean_of_both(world: World) -> None:
    entry_id = await world.pool()
    reviewers = await world.assign(entry_id)
    await asyncio.gather(
        *(
            reviewer.done(f"/entries/{entry_id}/scores", {"points": points(value), "comment": "好"})
            for reviewer, value in zip(reviewers, (90, 81), strict=True)
        )
    )
    shown = await world.editors[0].read(f"/entries/{entry_id}")
    assert (shown["state"], float(shown["mean"]), shown["flagged"]) == ("scored", 85.5, False)


async def test_a_veto_flags_the_entry(world: World) -> None:
    entry_id = await world.pool()
    first, second = await world.assign(entry_id)
    await first.done(f"/entries/{entry_id}/scores", {"points": points(90, orientation=30), "comment": "偏题"})
    await second.done(f"/entries/{entry_id}/scores", {"points": points(90), "comment": "好"})
    assert (await world.editors[0].read(f"/entries/{entry_id}"))["flagged"] is True


async def test_an_incomplete_score_is_refused_with_its_places(world: World) -> None:
    entry_id = await world.pool()
    reviewer = (await world.assign(entry_id))[0]
    for given in ({}, points(101), points(80) | {"charm": 3}, points(80) | {"effect": 80.5}):
        answer = await reviewer.post(f"/entries/{entry_id}/scores", {"points": given, "comment": "好"})
        assert answer.status_code == 422, given
        assert all(each["pointer"].startswith("/points") for each in answer.json()["errors"])


async def test_a_proposal_wants_both_scores_and_a_reason(world: World) -> None:
    entry_id = await world.pool()
    answer = await world.editors[0].post(f"/entries/{entry_id}/proposal", {"reason": "好"})
    assert (answer.status_code, answer.json()["code"]) == (409, "entry-not-ready")
    await world.score(entry_id)
    assert (await world.editors[0].post(f"/entries/{entry_id}/proposal", {"reason": "  "})).status_code == 422


async def test_the_three_reviews_are_made_in_order_by_three_different_people(world: World) -> None:
    entry_id = await world.pool()
    await world.propose(entry_id)
    first, second, third = world.editors
    path = f"/entries/{entry_id}/reviews"
    early = await second.post(path, {"stage": "second", "verdict": "pass", "note": ""})
    assert early.json()["code"] == "entry-not-ready"
    await first.done(path, {"stage": "first", "verdict": "pass", "note": "同意"})
    for stage, allowed in (("second", second), ("final", third)):
        answer = await first.post(path, {"stage": stage, "verdict": "pass", "note": ""})
        assert (answer.status_code, answer.json()["code"]) == (403, "reviewer-not-different")
        await allowed.done(path, {"stage": stage, "verdict": "pass", "note": ""})
    again = await second.post(path, {"stage": "final", "verdict": "pass", "note": ""})
    assert again.status_code == 409
    shown = await first.read(f"/entries/{entry_id}")
    assert shown["state"] == "final_reviewed"
    assert [each["stage"] for each in shown["reviews"]] == ["first", "second", "final"]


async def test_two_editors_at_once_cannot_both_make_one_review(world: World) -> None:
    entry_id = await world.pool()
    await world.propose(entry_id)
    body = {"stage": "first", "verdict": "pass", "note": ""}
    answers = await asyncio.gather(*(each.post(f"/entries/{entry_id}/reviews", body) for each in world.editors))
    assert sorted(each.status_code for each in answers) == [201, 409, 409]


async def test_a_review_that_goes_back_starts_a_new_round(world: World) -> None:
    entry_id = await world.pool()
    await world.propose(entry_id)
    first, second, third = world.editors
    path = f"/entries/{entry_id}/reviews"
    await first.done(path, {"stage": "first", "verdict": "pass", "note": ""})
    await second.done(path, {"stage": "second", "verdict": "back", "note": "数据来源不清"})
    assert (await first.read(f"/entries/{entry_id}"))["state"] == "scored"
    await third.done(f"/entries/{entry_id}/proposal", {"reason": "已补充来源"})
    for editor, stage in ((second, "first"), (first, "second"), (third, "final")):
        await editor.done(path, {"stage": stage, "verdict": "pass", "note": ""})
    assert [each["round"] for each in (await first.read(f"/entries/{entry_id}"))["reviews"]] == [1, 1, 2, 2, 2]


async def test_a_decision_may_be_changed_until_the_release(world: World) -> None:
    entry_id = await world.decide()
    path = f"/entries/{entry_id}/decision"
    until = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    assert (await world.editors[1].done(path, {"embargoed_until": until}))["embargoed_until"] is not None
    assert (await world.editors[1].done(path, {}))["embargoed_until"] is None
    past = await world.editors[1].post(path, {"embargoed_until": "2020-01-01T00:00:00Z"})
    assert (past.status_code, past.json()["code"]) == (422, "embargo-in-past")
    naive = await world.editors[1].post(path, {"embargoed_until": "2099-01-01T00:00:00"})
    assert naive.status_code == 422
    await world.publisher.done("/releases", {"entry_ids": [str(entry_id)]})
    assert (await world.editors[1].post(path, {})).status_code == 409


async def test_a_declined_entry_is_out_and_nobody_outside_is_told(world: World) -> None:
    entry_id = await world.pool()
    before = len(await world.told())
    await world.editors[0].done(f"/entries/{entry_id}/declination")
    assert (await world.editors[0].read(f"/entries/{entry_id}"))["state"] == "declined"
    assert len(await world.told()) == before


async def test_the_same_request_again_gets_the_same_answer(world: World) -> None:
    entry_id = await world.pool()
    key = str(new_id())
    first = await world.editors[0].post(f"/entries/{entry_id}/assignment", key=key)
    again = await world.editors[0].post(f"/entries/{entry_id}/assignment", key=key)
    assert first.content == again.content
    assert again.headers["idempotent-replayed"] == "true"
