"""What the screens of liaisons and approvers show: names instead of ids, filters, and who can open what is locked."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from chassis.rows import new_id
from chassis.testing import count_statements
from contracts.publicity import ItemReleased
from tests.services.submission.world import BASE, Person, World


async def listed(person: Person, **query: Any) -> list[dict[str, Any]]:
    """The first page of a list."""
    answer = await person.send("GET", BASE, params=query)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def titles(person: Person, **query: Any) -> list[str]:
    """The titles of the first page."""
    return [each["title"] for each in await listed(person, **query)]


async def test_a_line_says_for_whom_it_waits_and_what_became_of_it(world: World) -> None:
    liaison = world.liaison()
    released = await world.an_approval(liaison, title="已发布")
    waiting = await world.a_submission(liaison, title="在审核")
    await world.tell(
        ItemReleased(
            item_id=UUID(released["id"]),
            unit_id=world.school,
            asset_ids=(),
            version=2,
            occurred_at=world.clock.at,
            feed_sequence=1,
            embargoed_until=world.clock.at + timedelta(days=1),
        )
    )

    with count_statements(world.database.engine) as count:
        first, second = await listed(liaison)

    assert (first["id"], first["awaiting_unit_name"], first["published"]) == (waiting["id"], "单位370000", None)
    assert (second["id"], second["awaiting_unit_name"]) == (released["id"], None)
    assert (second["published"]["state"], second["published"]["coverage_count"]) == ("released", 0)
    assert second["published"]["embargoed_until"] is not None
    assert len(count) == 1


async def test_lists_are_narrowed_by_words_by_unit_and_by_what_waits_for_us(world: World) -> None:
    await world.a_submission(world.liaison(), title="钳工赛")
    await world.a_submission(world.liaison(world.other_school), title="小课堂")
    await world.a_submission(world.liaison(world.city_school), title="在市里")
    approver = world.approver()

    assert await titles(approver, view="below") == ["钳工赛", "小课堂", "在市里"]
    assert await titles(approver, view="below", text="课堂") == ["小课堂"]
    assert await titles(approver, view="below", text="3702x") == ["小课堂"]
    assert await titles(approver, view="below", text="%") == []
    assert await titles(approver, view="below", unit_id=world.city) == ["在市里"]
    assert await titles(approver, view="below", awaiting_us=True) == ["钳工赛", "小课堂"]
    assert await titles(approver, view="below", unit_id=world.council) == []


async def test_the_levels_above_find_what_was_submitted_and_not_what_is_being_written(world: World) -> None:
    liaison = world.liaison()
    item = await world.a_submission(liaison, title="报送时的标题")
    await world.approver().give_back(item["id"])
    await liaison.save(item["id"], {"title": "改写中的标题"}, revision=item["revision"] + 1)

    assert await titles(world.approver(), view="below", text="改写") == []
    assert await titles(world.approver(), view="below", text="报送时") == ["报送时的标题"]


async def test_a_locked_action_names_who_can_open_it(world: World) -> None:
    liaison = world.liaison()
    item = await world.a_submission(world.liaison(world.city_school))
    own = await world.a_submission(liaison)

    from_above = (await world.approver().read(item["id"]))["actions"]["locked"]
    from_below = (await liaison.read(own["id"]))["actions"]["locked"]

    assert {each["action"]: each["who"] for each in from_above} == {
        "approve": "单位370200的审核员",
        "return": "单位370200的审核员",
        "find-irrelevant": "单位370200的审核员",
    }
    assert {each["action"]: each["who"] for each in from_below} == {
        "edit": "单位370000的审核员（退回后可修改）",
        "submit": "单位370000的审核员（退回后可修改）",
    }


async def test_the_story_of_an_item_names_units_and_its_media_their_kind(world: World) -> None:
    asset_id = new_id()
    await world.tell(world.ready(asset_id, kind="video"))
    item = await world.a_submission(world.liaison(), asset_ids=[str(asset_id)])
    await world.approver().give_back(item["id"])

    shown = await world.liaison().read(item["id"])

    assert [(each["what"], each["unit_name"]) for each in shown["steps"]] == [
        ("created", "单位3701X"),
        ("submitted", "单位3701X"),
        ("returned", "单位370000"),
    ]
    assert [(each["kind"], each["state"]) for each in shown["media"]] == [("video", "ready")]
    assert shown["awaiting_unit_name"] is None
