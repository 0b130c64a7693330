"""Waiting for something that comes, and for something that does not."""

import pytest

from tests.infra.waiting import eventually


async def test_what_comes_is_given_back() -> None:
    tries: list[int] = []

    async def third() -> list[int]:
        tries.append(1)
        return tries if len(tries) == 3 else []

    assert await eventually(third, pause=0) == [1, 1, 1]


async def test_a_probe_may_be_a_plain_function_and_may_assert() -> None:
    left = [3, 2, 1]

    def none_left() -> bool:
        left.pop()
        assert left == []
        return True

    assert await eventually(none_left, pause=0)


async def test_what_does_not_come_is_told_with_what_was_last_seen() -> None:
    with pytest.raises(AssertionError, match="last seen: 0"):
        await eventually(lambda: 0, within=0.05)


async def test_an_assertion_that_never_holds_is_raised_as_it_is() -> None:
    def probe() -> bool:
        assert [1] == [2], "the lists differ"
        return True

    with pytest.raises(AssertionError, match="the lists differ"):
        await eventually(probe, within=0.05)


async def test_an_error_that_is_no_assertion_is_not_waited_for() -> None:
    with pytest.raises(ZeroDivisionError):
        await eventually(lambda: 1 // 0)
