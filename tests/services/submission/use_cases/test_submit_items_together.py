"""Submissions that share a transaction: each with its own fate."""

import asyncio
from uuid import UUID, uuid4

from sqlalchemy import func, select

from chassis.idempotency import Claim, SavedAnswer
from chassis.tables import idempotency
from chassis.testing import count_statements
from services.submission.api.submissions import answer_of
from services.submission.domain.item import Item
from services.submission.queries.kept_editions import KeptEditions
from services.submission.use_cases.submit_items_together import Asked, submit_items_together
from tests.services.submission.report_contents import contents, every_type
from tests.services.submission.world import DUE, SECOND, Person, World, an_edition


def ask(person: Person, item_id: str | UUID, *, key: str = "", trace: str = "", seen: int | None = None) -> Asked:
    """A submission by this person."""
    claim = Claim(principal=person.account.id, key=key or str(uuid4()), request_hash=b"request")
    return Asked(UUID(str(item_id)), person.account, claim, seen, {"traceparent": trace} if trace else {})


async def submit(world: World, *asked: Asked, editions: KeptEditions | None = None) -> list[SavedAnswer | None]:
    """All of them in one transaction."""
    editions = editions or KeptEditions()
    return await submit_items_together(world.database, asked, answer=answer_of, editions=editions)


async def drafts(world: World, person: Person, count: int) -> list[str]:
    """Complete drafts."""
    return [(await world.a_draft(person, title=f"案例{number}"))["id"] for number in range(count)]


async def test_twenty_submissions_are_two_statements_and_one_commit(world: World) -> None:
    liaison = world.liaison()
    first, *ids = await drafts(world, liaison, 21)
    editions = KeptEditions()
    await submit(world, ask(liaison, first), editions=editions)

    with count_statements(world.database.engine) as count:
        answers = await submit(world, *(ask(liaison, each) for each in ids), editions=editions)

    assert len(count) == 2, count.statements
    assert [answer.status for answer in answers if answer] == [201] * 20
    for item_id in ids:
        assert (await liaison.read(item_id))["state"] == "submitted"
        assert [said.type for said in (await world.said(item_id))[1:]] == ["submission.item.submitted.v1"]
        assert len(await liaison.read(item_id, "/versions")) == 1


async def test_an_amended_edition_holds_from_the_next_group_on(world: World) -> None:
    liaison, editions = world.liaison(), KeptEditions()
    before, after = await drafts(world, liaison, 2)
    assert (await submit(world, ask(liaison, before), editions=editions))[0]

    await world.tell(an_edition(world.edition, version=2, locks_at=DUE - SECOND, due_at=DUE - SECOND))
    world.clock.at = DUE - SECOND

    assert await submit(world, ask(liaison, after), editions=editions) == [None]
    assert (await liaison.read(after))["state"] == "draft"


async def test_each_event_goes_on_in_the_trace_of_its_own_request(world: World) -> None:
    liaison = world.liaison()
    ids = await drafts(world, liaison, 2)
    traces = [f"00-{number:032x}-{number:016x}-01" for number in (1, 2)]

    await submit(world, *(ask(liaison, each, trace=trace) for each, trace in zip(ids, traces, strict=True)))

    assert [(await world.said(each))[1].headers["traceparent"] for each in ids] == traces


async def test_one_that_the_rules_refuse_leaves_its_neighbours_alone(world: World) -> None:
    liaison, stranger = world.liaison(), world.liaison(world.other_school)
    (good,) = await drafts(world, liaison, 1)
    incomplete = (await world.a_draft(liaison, participants=None))["id"]
    stale = (await world.a_draft(liaison))["id"]
    foreign = (await world.a_draft(stranger))["id"]

    answers = await submit(
        world,
        ask(liaison, incomplete),
        ask(liaison, good),
        ask(liaison, stale, seen=1),
        ask(liaison, foreign),
        ask(liaison, uuid4()),
    )

    assert [answer is not None for answer in answers] == [False, True, False, False, False]
    for item_id, owner in ((incomplete, liaison), (stale, liaison), (foreign, stranger)):
        assert (await owner.read(item_id))["state"] == "draft"
        assert len(await world.said(item_id)) == 1
    assert await keys(world) == 1


async def test_an_item_that_somebody_holds_is_not_waited_for(world: World) -> None:
    liaison = world.liaison()
    held, free = await drafts(world, liaison, 2)

    async with world.database.work() as work:
        await work.get(Item, UUID(held))
        async with asyncio.timeout(2):
            answers = await submit(world, ask(liaison, held), ask(liaison, free))

    assert [answer is not None for answer in answers] == [False, True]


async def test_of_two_that_submit_one_item_at_once_one_is_accepted(world: World) -> None:
    liaison = world.liaison()
    (item_id,) = await drafts(world, liaison, 1)

    answers = await submit(world, ask(liaison, item_id), ask(liaison, item_id))

    assert [answer is not None for answer in answers] == [True, False]
    assert len(await world.said(item_id)) == 2
    assert await keys(world) == 1


async def test_a_key_serves_one_request_of_a_group_and_none_when_it_was_used_before(world: World) -> None:
    liaison, key = world.liaison(), str(uuid4())
    one, two, three = await drafts(world, liaison, 3)

    first = await submit(world, ask(liaison, one, key=key), ask(liaison, two, key=key))
    second = await submit(world, ask(liaison, two, key=key), ask(liaison, three))

    assert [answer is not None for answer in first + second] == [True, False, False, True]
    assert (await liaison.read(two))["state"] == "draft"


async def test_what_was_submitted_before_is_left_to_its_own_way(world: World) -> None:
    liaison = world.liaison()
    (item_id,) = await drafts(world, liaison, 1)
    await submit(world, ask(liaison, item_id))

    assert await submit(world, ask(liaison, item_id)) == [None]
    assert len(await world.said(item_id)) == 2


async def test_a_type_of_which_a_unit_submits_only_so_many_is_left_to_its_own_way(world: World) -> None:
    await world.tell(every_type(world.edition))
    liaison = world.liaison()
    item_id = (await liaison.create(world.edition, "T9"))["id"]
    await liaison.save(item_id, contents()["T9"], revision=1)

    assert await submit(world, ask(liaison, item_id)) == [None]
    assert (await liaison.read(item_id))["state"] == "draft"


async def keys(world: World) -> int:
    """Idempotency keys that were taken for submissions here."""
    async with world.database.connection() as connection:
        taken = select(func.count()).select_from(idempotency).where(idempotency.c.request_hash == b"request")
        return int((await connection.execute(taken)).scalar_one())
