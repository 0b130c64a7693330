"""Approving many items at once: each stands for itself, and one sees before what would happen."""

from typing import Any

from sqlalchemy import select
from sqlmodel import col

from chassis.rows import new_id
from chassis.testing import count_statements
from contracts.roles import Role
from services.submission.domain.item import Item
from tests.services.submission.world import Person, World

APPROVALS = "/api/submission/v1/approvals"


def chosen(*items: dict[str, Any]) -> list[dict[str, Any]]:
    """The items as they were read."""
    return [{"id": each["id"], "revision": each["revision"]} for each in items]


async def approve(person: Person, items: list[dict[str, Any]], *, preview: bool = False, key: str | None = None) -> Any:
    """POST; what it answers."""
    answer = await person.send("POST", APPROVALS, json={"items": items, "preview": preview}, key=key)
    assert answer.status_code == 200, answer.text
    return answer.json()


def outcomes(answer: Any) -> list[tuple[str, str | None]]:
    """Verdict and code of each."""
    return [(each["verdict"], each["code"]) for each in answer["results"]]


async def test_every_item_is_approved_and_the_pool_is_told_of_each(world: World) -> None:
    items = [await world.a_submission(world.liaison(), title=f"第{n}个") for n in range(3)]

    answer = await approve(world.approver(), chosen(*items))

    assert outcomes(answer) == [("approved", None)] * 3
    assert answer["approved"] == 3
    assert [(each["title"], each["unit_name"]) for each in answer["results"]] == [
        (f"第{n}个", "单位3701X") for n in range(3)
    ]
    for item in items:
        assert (await world.liaison().read(item["id"]))["state"] == "approved"
        assert [each.type for each in await world.said(item["id"])][-1] == "submission.item.approved.v2"


async def test_a_preview_tells_the_same_and_changes_nothing(world: World) -> None:
    item = await world.a_submission(world.liaison())
    waiting = await world.a_submission(world.liaison(), asset_ids=[str(new_id())])

    answer = await approve(world.approver(), chosen(item, waiting), preview=True)

    assert outcomes(answer) == [("would-approve", None), ("refused", "media-pending")]
    assert "1 个照片、视频或附件" in answer["results"][1]["reason"]
    assert answer["approved"] == 1
    assert (await world.liaison().read(item["id"]))["state"] == "submitted"
    assert len(await world.said(item["id"])) == 2


async def test_one_refused_item_keeps_no_other_back(world: World) -> None:
    good = await world.a_submission(world.liaison())
    stale = await world.a_submission(world.liaison()) | {"revision": 1}
    returned = await world.a_submission(world.liaison())
    await world.approver().give_back(returned["id"])
    returned["revision"] += 1
    foreign = await world.a_submission(world.liaison(world.council))
    other_level = await world.a_submission(world.liaison(world.city_school))
    missing = {"id": str(new_id()), "revision": 1}

    answer = await approve(world.approver(), chosen(stale, returned, foreign, other_level, missing, good))

    assert outcomes(answer) == [
        ("refused", "stale"),
        ("refused", "item-not-submitted"),
        ("refused", "not-found"),
        ("refused", "not-your-level"),
        ("refused", "not-found"),
        ("approved", None),
    ]
    assert [each["title"] for each in answer["results"][1:3]] == ["", ""]
    assert (await world.liaison().read(good["id"]))["state"] == "approved"


async def test_nobody_approves_what_they_wrote_not_even_among_many(world: World) -> None:
    both = world.person(world.council, Role.LIAISON, Role.APPROVER)
    own = await world.a_submission(both)
    colleagues = await world.a_submission(world.liaison(world.council))

    answer = await approve(both, chosen(own, colleagues))

    assert outcomes(answer) == [("refused", "approve-own-item"), ("approved", None)]


async def test_an_item_that_somebody_holds_is_refused_and_not_waited_for(world: World) -> None:
    held = await world.a_submission(world.liaison())
    free = await world.a_submission(world.liaison())

    async with world.database.work() as other:
        await other.run(select(Item).where(col(Item.id) == held["id"]).with_for_update())
        answer = await approve(world.approver(), chosen(held, free))

    assert outcomes(answer) == [("refused", "item-busy"), ("approved", None)]


async def test_the_same_key_gets_the_same_answer(world: World) -> None:
    item = await world.a_submission(world.liaison())
    approver = world.approver()

    first = await approve(approver, chosen(item), key="the-same-key")
    again = await approve(approver, chosen(item), key="the-same-key")

    assert first == again
    assert [each.type for each in await world.said(item["id"])].count("submission.item.approved.v2") == 1


async def test_an_item_chosen_twice_none_and_more_than_five_hundred_are_refused(world: World) -> None:
    one = {"id": str(new_id()), "revision": 1}
    many = [{"id": str(new_id()), "revision": 1} for _ in range(501)]

    for items in ([], [one, one], many):
        answer = await world.approver().send("POST", APPROVALS, json={"items": items, "preview": True})
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid-input")


async def test_a_liaison_approves_nothing(world: World) -> None:
    body = {"items": [{"id": str(new_id()), "revision": 1}], "preview": True}

    assert (await world.liaison().send("POST", APPROVALS, json=body)).status_code == 403


async def test_the_number_of_statements_does_not_grow_with_the_number_of_items(world: World) -> None:
    counts = []
    for many in (2, 12):
        items = [await world.a_submission(world.liaison()) for _ in range(many)]
        with count_statements(world.database.engine) as count:
            await approve(world.approver(), chosen(*items))
        counts.append(len(count))

    assert counts[0] == counts[1] <= 7
