"""The pool as the screens of editors, reviewers and publishers ask for it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from chassis.rows import new_id
from contracts.roles import Role
from tests.services.publicity.world import EDITION, Person, World, points


async def found(person: Person, query: str) -> list[str]:
    """The ids of the first page."""
    return [each["id"] for each in (await person.read(f"/entries?{query}"))["items"]]


def who(shown: dict[str, Any]) -> dict[str, str]:
    """Who can open each locked action."""
    return {each["action"]: each["who"] for each in shown["actions"]["locked"]}


async def test_entries_are_found_by_activity_by_edition_and_by_a_veto(world: World) -> None:
    editor = world.editors[0]
    plain = await world.pool()
    other = await world.pool(content={"activity_type": "open_campus"})
    vetoed = await world.pool()
    for reviewer in await world.assign(vetoed):
        await reviewer.done(f"/entries/{vetoed}/scores", {"points": points(0), "comment": "无关"})

    assert await found(editor, "activity_type=open_campus") == [str(other)]
    assert await found(editor, "flagged=true") == [str(vetoed)]
    assert await found(editor, "flagged=false") == [str(plain), str(other)]
    assert len(await found(editor, f"edition_id={EDITION}")) == 3
    assert await found(editor, f"edition_id={new_id()}") == []
    assert (await editor.read("/entries/counts?flagged=true")) == {"scored": 1}


async def test_a_reviewer_finds_what_was_given_to_them_before_and_after_scoring(world: World) -> None:
    entry_id = await world.pool()
    await world.pool()
    first, _ = await world.assign(entry_id)
    before = await found(first, "mine=true")
    await first.done(f"/entries/{entry_id}/scores", {"points": points(), "comment": "扎实"})

    assert before == await found(first, "mine=true") == [str(entry_id)]
    assert len(await found(first, "")) == 2


async def test_a_reviewer_learns_nothing_of_vetoes_by_asking_for_them(world: World) -> None:
    entry_id = await world.pool()
    assigned = await world.assign(entry_id)
    for reviewer in assigned:
        await reviewer.done(f"/entries/{entry_id}/scores", {"points": points(0), "comment": "无关"})
    (outsider,) = [each for each in world.reviewers if each not in assigned]

    assert await found(outsider, "flagged=true") == await found(outsider, "flagged=false") == [str(entry_id)]


async def test_the_release_desk_sees_embargo_and_decision_in_the_list(world: World) -> None:
    until = datetime.now(UTC) + timedelta(days=1)
    await world.decide(embargoed_until=until)

    (line,) = (await world.publisher.read("/entries?state=decided"))["items"]

    assert line["embargoed_until"] == until.isoformat().replace("+00:00", "Z")
    assert line["decided_at"] is not None
    assert (line["released_at"], line["edition_id"]) == (None, str(EDITION))


async def test_a_locked_action_names_who_can_open_it(world: World) -> None:
    entry_id: UUID = await world.pool()
    editor, publisher = world.editors[0], world.publisher
    pooled = who(await editor.read(f"/entries/{entry_id}"))
    await world.propose(entry_id)
    await editor.done(f"/entries/{entry_id}/reviews", {"stage": "first", "verdict": "pass", "note": ""})
    reviewed = who(await editor.read(f"/entries/{entry_id}"))
    for_publisher = who(await publisher.read(f"/entries/{entry_id}"))

    assert (pooled["propose"], pooled["decide"]) == ("编辑", "编辑")
    assert (reviewed["review-second"], reviewed["review-final"]) == ("另一位编辑", "另一位编辑")
    assert (reviewed["assign"], for_publisher["release"]) == ("", "另一位编辑")


async def test_who_decided_is_told_that_another_publisher_releases(world: World) -> None:
    deciding = world.person(Role.EDITOR, Role.PUBLISHER)
    deciding.account_id = world.editors[0].account_id
    entry_id = await world.decide()

    shown = await deciding.read(f"/entries/{entry_id}")

    assert who(shown)["release"] == "另一位发布员"
