"""Group commit: who waits for the same write shares it, and nobody's trouble is another's."""

import asyncio
from collections.abc import Sequence

import pytest

from chassis import group_commit
from chassis.errors import StoreDown
from chassis.group_commit import AT_ONCE, GroupCommit


class Writer:
    """Writes groups when it is let to, and remembers them; "bad" members go alone, "broken" ones fail the group."""

    def __init__(self) -> None:
        self.groups: list[list[str]] = []
        self.may_write = asyncio.Event()
        self.at_once = self.most_at_once = 0

    async def __call__(self, group: Sequence[str]) -> list[str | None]:
        self.groups.append(list(group))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await self.may_write.wait()
        self.at_once -= 1
        if "broken" in group:
            raise RuntimeError("the whole group")
        return [None if each == "bad" else each.upper() for each in group]


@pytest.fixture
async def writer() -> Writer:
    """A writer that waits to be let."""
    return Writer()


async def asking(commit: GroupCommit[str, str], *asked: str) -> list[asyncio.Task[str | None]]:
    """Asked one after the other, and waiting."""
    tasks = []
    for each in asked:
        tasks.append(asyncio.create_task(commit.ask(each)))
        for _ in range(4):
            await asyncio.sleep(0)  # not a wait: each takes its turn of the loop
    return tasks


async def test_one_that_comes_alone_is_written_at_once(writer: Writer) -> None:
    writer.may_write.set()

    assert await GroupCommit(writer).ask("a") == "A"
    assert writer.groups == [["a"]]


async def test_those_who_come_while_groups_are_written_are_the_next_group_in_their_order(writer: Writer) -> None:
    tasks = await asking(GroupCommit(writer), "a", "b", "c", "d", "e")
    writer.may_write.set()

    assert await asyncio.gather(*tasks) == ["A", "B", "C", "D", "E"]
    assert writer.groups == [["a"], ["b"], ["c", "d", "e"]]
    assert writer.most_at_once == AT_ONCE


async def test_those_who_come_in_one_turn_of_the_loop_share_the_first_group(writer: Writer) -> None:
    writer.may_write.set()
    commit = GroupCommit(writer)

    await asyncio.gather(*(commit.ask(each) for each in "abc"))

    assert writer.groups == [["a", "b", "c"]]


async def test_a_member_that_cannot_be_written_leaves_its_neighbours_alone(writer: Writer) -> None:
    writer.may_write.set()
    commit = GroupCommit(writer)

    assert list(await asyncio.gather(commit.ask("a"), commit.ask("bad"), commit.ask("c"))) == ["A", None, "C"]


async def test_when_a_group_fails_as_a_whole_each_member_goes_its_own_way_and_the_next_group_is_written(
    writer: Writer,
) -> None:
    writer.may_write.set()
    commit = GroupCommit(writer)

    assert list(await asyncio.gather(commit.ask("a"), commit.ask("broken"))) == [None, None]
    assert await commit.ask("b") == "B"


async def test_a_caller_who_has_gone_disturbs_nobody(writer: Writer) -> None:
    first, *others = await asking(GroupCommit(writer), "a", "b", "c")
    first.cancel()
    others[1].cancel()
    writer.may_write.set()

    assert await others[0] == "B"


async def test_a_group_has_a_largest_size(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group_commit, "LARGEST_GROUP", 2)
    writer.may_write.set()
    commit = GroupCommit(writer)

    await asyncio.gather(*(commit.ask(each) for each in "abcde"))

    assert writer.groups == [["a", "b"], ["c", "d"], ["e"]]


async def test_too_many_who_wait_are_told_to_come_again_and_lose_nothing(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_commit, "LONGEST_QUEUE", 1)
    commit = GroupCommit(writer)
    tasks = await asking(commit, "a", "b", "c")

    with pytest.raises(StoreDown) as refused:
        await commit.ask("d")
    writer.may_write.set()

    assert refused.value.retry_after == 1
    assert await asyncio.gather(*tasks) == ["A", "B", "C"]
