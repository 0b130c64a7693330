"""Two processes read the database's clock and agree, however slow one of the answers was."""

import time
from datetime import UTC, datetime, timedelta

from chassis.clock import DatabaseClock

NOON = datetime(2023, 5, 15, 12, tzinfo=UTC)
CLOSE = timedelta(milliseconds=20)


def test_the_database_spoke_halfway_between_question_and_answer() -> None:
    clock = DatabaseClock()

    clock.adjust(NOON, asked_at=time.monotonic() - 2)

    assert abs(clock.now() - (NOON + timedelta(seconds=1))) < CLOSE


def test_a_slow_answer_that_agrees_does_not_spoil_a_quick_one() -> None:
    clock = DatabaseClock()
    clock.adjust(NOON, asked_at=time.monotonic())

    # It may have been said at any time within these two seconds, so it agrees with what is known.
    clock.adjust(NOON - timedelta(seconds=1.7), asked_at=time.monotonic() - 2)

    assert abs(clock.now() - NOON) < CLOSE


def test_a_slow_answer_that_contradicts_is_believed_because_the_databases_clock_was_set() -> None:
    clock = DatabaseClock()
    clock.adjust(NOON, asked_at=time.monotonic())

    clock.adjust(NOON + timedelta(hours=1), asked_at=time.monotonic() - 2)

    assert abs(clock.now() - (NOON + timedelta(hours=1, seconds=1))) < CLOSE
