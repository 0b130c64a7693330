"""Types of which a unit submits only so many (R22, R52): also when many submit at once."""

import asyncio
from typing import Any

from chassis.testing import count_statements
from contracts.registry import EditionPublished
from tests.services.submission.report_contents import contents, every_type
from tests.services.submission.world import Person, World

A_SUBMISSION = 2  # one read, one write
COUNTED = 2  # the lock and the count


async def a_nomination(world: World, liaison: Person) -> dict[str, Any]:
    item = await liaison.create(world.edition, "T9")
    answer = await liaison.save(item["id"], contents()["T9"], revision=1)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def with_highlights(world: World, *, most: int) -> EditionPublished:
    """An edition in which a unit flags so many activities."""
    edition = every_type(world.edition)
    types = tuple(each.model_copy(update={"highlights_max": most}) for each in edition.item_types)
    return edition.model_copy(update={"item_types": types})


async def an_activity(liaison: Person, world: World, *, highlight: bool) -> dict[str, Any]:
    item = await liaison.create(world.edition, "T2")
    answer = await liaison.save(item["id"], contents()["T2"] | {"highlight": highlight}, revision=1)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def test_r22_a_third_nomination_is_refused_until_one_is_withdrawn(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison = world.liaison()
    first, second, third = [await a_nomination(world, liaison) for _ in range(3)]

    answers = [await liaison.submit(each["id"]) for each in (first, second, third)]
    await liaison.withdraw(first["id"])
    again = await liaison.submit(third["id"])

    assert [each.status_code for each in answers] == [201, 201, 409]
    assert answers[2].json()["code"] == "unit-share-used"
    assert "最多报送 2 份" in answers[2].json()["detail"]
    assert again.status_code == 201


async def test_r22_of_five_nominations_submitted_at_once_two_are_accepted(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison = world.liaison()
    drafts = [await a_nomination(world, liaison) for _ in range(5)]

    answers = await asyncio.gather(*(liaison.submit(each["id"]) for each in drafts))

    assert sorted(each.status_code for each in answers) == [201, 201, 409, 409, 409]


async def test_what_is_submitted_again_after_a_return_is_not_counted_twice(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison = world.liaison()
    first, second = await a_nomination(world, liaison), await a_nomination(world, liaison)
    await liaison.submit(first["id"])
    await liaison.submit(second["id"])
    await world.approver().give_back(first["id"], notes=[{"pointer": "", "text": "请修改"}])

    assert (await liaison.submit(first["id"])).status_code == 201


async def test_r30_a_unit_flags_no_more_highlights_than_the_edition_allows(world: World) -> None:
    await world.tell(with_highlights(world, most=1))
    liaison = world.liaison()
    first, second, plain = [await an_activity(liaison, world, highlight=flag) for flag in (True, True, False)]

    answers = [await liaison.submit(each["id"]) for each in (first, second, plain)]
    unflagged = await liaison.save(second["id"], contents()["T2"], revision=second["revision"])
    again = await liaison.submit(second["id"])

    assert [each.status_code for each in answers] == [201, 409, 201]
    assert (answers[1].json()["code"], answers[1].json()["errors"][0]["pointer"]) == ("highlights-used", "/highlight")
    assert "每个单位最多选 1 项特色亮点" in answers[1].json()["detail"]
    assert unflagged.status_code == 200
    assert again.status_code == 201


async def test_r30_of_three_highlights_submitted_at_once_one_is_accepted(world: World) -> None:
    await world.tell(with_highlights(world, most=1))
    liaison = world.liaison()
    drafts = [await an_activity(liaison, world, highlight=True) for _ in range(3)]

    answers = await asyncio.gather(*(liaison.submit(each["id"]) for each in drafts))

    assert sorted(each.status_code for each in answers) == [201, 409, 409]


async def test_every_unit_has_its_own_share(world: World) -> None:
    await world.tell(every_type(world.edition))
    for liaison in (world.liaison(), world.liaison(world.other_school)):
        for _ in range(2):
            item = await a_nomination(world, liaison)
            assert (await liaison.submit(item["id"])).status_code == 201


async def test_a_retry_of_the_last_one_gets_its_own_answer(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison = world.liaison()
    for _ in range(2):
        item = await a_nomination(world, liaison)
        first = await liaison.submit(item["id"], key="k" * 20)
        if first.status_code != 201:
            first = await liaison.submit(item["id"], key="m" * 20)

    again = await liaison.submit(item["id"], key="m" * 20)

    assert (again.status_code, again.content) == (first.status_code, first.content)


async def test_types_that_nobody_counts_pay_nothing_for_it(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison = world.liaison()
    case, nomination = await world.a_draft(liaison), await a_nomination(world, liaison)

    with count_statements(world.database.engine) as count:
        assert (await liaison.submit(case["id"])).status_code == 201
    assert len(count.statements) == A_SUBMISSION
    with count_statements(world.database.engine) as count:
        assert (await liaison.submit(nomination["id"])).status_code == 201
    assert len(count.statements) == A_SUBMISSION + COUNTED
