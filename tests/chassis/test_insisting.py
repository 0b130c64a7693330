"""Insisting: a transaction whose connection broke is run again, one that was refused is not."""

import pytest

from chassis.database import insist
from chassis.errors import CommitUnknown
from tests.chassis.notes import NoteSealed

AT_ONCE = (0.0, 0.0)


class Attempts:
    """Fails as told, then succeeds."""

    def __init__(self, *errors: Exception) -> None:
        self._errors = list(errors)
        self.made = 0

    async def __call__(self) -> str:
        self.made += 1
        if self._errors:
            raise self._errors.pop(0)
        return "done"


async def test_a_broken_connection_and_a_lost_commit_are_tried_again() -> None:
    attempts = Attempts(ConnectionResetError(), CommitUnknown())

    assert await insist(attempts, pauses=AT_ONCE) == "done"
    assert attempts.made == 3


async def test_it_ends_with_what_the_last_attempt_said() -> None:
    attempts = Attempts(*(ConnectionResetError() for _ in range(9)))

    with pytest.raises(ConnectionResetError):
        await insist(attempts, pauses=AT_ONCE)
    assert attempts.made == 3


async def test_a_refusal_is_not_argued_with() -> None:
    attempts = Attempts(NoteSealed())

    with pytest.raises(NoteSealed):
        await insist(attempts, pauses=AT_ONCE)
    assert attempts.made == 1
