"""The pool as its readers see it."""

from uuid import uuid4

from chassis.rows import new_id
from contracts.roles import Role
from tests.services.publicity.world import JILIN, SCHOOL, World, points


async def test_an_entry_of_the_own_unit_or_region_does_not_exist_for_a_reviewer(world: World) -> None:
    entry_id = await world.pool()
    other = await world.pool(region="吉林省", unit_id=JILIN, unit_path=(new_id(), JILIN))
    near = await world.reviewer(region="山东省")
    colleague = await world.reviewer(region="", unit_id=SCHOOL)
    for reviewer in (near, colleague):
        page = await reviewer.read("/entries")
        assert [item["id"] for item in page["items"]] == [str(other)]
        assert await reviewer.read("/entries/counts") == {"pooled": 1}
        hidden = await reviewer.get(f"/entries/{entry_id}")
        unknown = await reviewer.get(f"/entries/{uuid4()}")
        assert hidden.status_code == unknown.status_code == 404
        assert {**hidden.json(), "traceId": ""} == {**unknown.json(), "traceId": ""}
        refused = await reviewer.post(f"/entries/{entry_id}/scores", {"points": points(), "comment": "好"})
        assert refused.status_code == 404
    assert await world.reviewers[0].read("/entries/counts") == {"pooled": 2}


async def test_a_reviewer_who_is_an_editor_too_stays_recused(world: World) -> None:
    await world.pool()
    both = world.person(Role.REVIEWER, Role.EDITOR)
    from tests.services.publicity.world import a_grant

    await world.hear(a_grant(both, region="山东省"))
    assert (await both.read("/entries"))["items"] == []
    assert await both.read("/entries/counts") == {}


async def test_an_entry_without_a_region_conflicts_by_unit_only(world: World) -> None:
    entry_id = await world.pool(region="")
    reviewer = await world.reviewer(region="山东省")
    assert (await reviewer.read(f"/entries/{entry_id}"))["id"] == str(entry_id)


async def test_a_reviewer_of_whom_nothing_was_heard_sees_nothing_and_is_told_to_wait(world: World) -> None:
    await world.pool()
    stranger = world.person(Role.REVIEWER)
    answer = await stranger.get("/entries")
    assert answer.status_code == 503
    assert answer.json()["code"] == "account-unsynced"
    assert answer.headers["retry-after"]


async def test_others_scores_are_hidden_until_the_own_score_is_in(world: World) -> None:
    entry_id = await world.pool()
    first, second = await world.assign(entry_id)
    await first.done(f"/entries/{entry_id}/scores", {"points": points(90), "comment": "很好"})
    before = await second.read(f"/entries/{entry_id}")
    assert before["scores_hidden"] is True
    assert before["scores"] == []
    assert [each["scored"] for each in before["assignments"]] == [False, False]
    await second.done(f"/entries/{entry_id}/scores", {"points": points(70), "comment": "尚可"})
    after = await second.read(f"/entries/{entry_id}")
    assert sorted(float(score["total"]) for score in after["scores"]) == [70.0, 90.0]
    assert float(after["mean"]) == 80.0
    assert [score["reviewer_id"] for score in after["scores"]] == [None, str(second.account_id)]
    bystander = next(each for each in world.reviewers if each not in (first, second))
    outside = await bystander.read(f"/entries/{entry_id}")
    assert (outside["scores"], outside["mean"]) == ([], None)
    line = (await bystander.read("/entries"))["items"][0]
    assert line["mean"] is None


async def test_filters_and_pages_show_each_entry_once(world: World) -> None:
    ids = [await world.pool(content={"title": f"案例{n}"}) for n in range(5)]
    await world.pool(region="吉林省", content={"title": "吉林的案例", "focus_area": "people"})
    editor, seen, cursor = world.editors[0], [], None
    while True:
        query = {"region": "山东省", "limit": "2"} | ({"cursor": cursor} if cursor else {})
        page = await editor.read("/entries", params=query)
        seen += [item["id"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == [str(each) for each in ids]
    assert len((await editor.read("/entries", params={"text": "吉林"}))["items"]) == 1
    assert len((await editor.read("/entries", params={"focus_area": "people"}))["items"]) == 1
    assert (await editor.read("/entries", params={"state": "scored"}))["items"] == []
    assert (await editor.read("/entries", params={"text": "100%"}))["items"] == []


async def test_a_cursor_serves_only_its_own_list(world: World) -> None:
    for _ in range(3):
        await world.pool()
    cursor = (await world.editors[0].read("/entries", params={"limit": "1"}))["next"]
    for reader, query in (
        (world.editors[1], {"cursor": cursor}),
        (world.editors[0], {"cursor": cursor, "state": "pooled"}),
        (world.editors[0], {"cursor": f"x{cursor}"}),
    ):
        answer = await reader.get("/entries", params=query)
        assert (answer.status_code, answer.json()["code"]) == (400, "cursor-invalid")


async def test_units_and_desks_do_not_read_the_pool(world: World) -> None:
    for role in (Role.LIAISON, Role.APPROVER, Role.DESK, Role.OPERATOR):
        assert (await world.person(role).get("/entries")).status_code == 403
    assert (await world.client.get("/api/publicity/v1/entries")).status_code == 401


async def test_actions_say_what_is_open_and_why_the_rest_is_locked(world: World) -> None:
    entry_id = await world.pool()
    actions = (await world.editors[0].read(f"/entries/{entry_id}"))["actions"]
    assert actions["allowed"] == ["assign", "decline"]
    locked = {each["action"]: each["reason"] for each in actions["locked"]}
    assert "评分" in locked["propose"]
    assert (await world.reviewers[0].read(f"/entries/{entry_id}"))["actions"]["allowed"] == []
