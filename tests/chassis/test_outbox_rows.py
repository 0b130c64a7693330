"""The outbox as the relay finds it: lanes, and the way to its rows."""

import asyncpg

from chassis.clock import DatabaseClock
from chassis.database import Database, plain_dsn
from chassis.outbox import LANES, lane_of, outbox_row
from chassis.outbox_rows import BUSY, BY_INDEX, FETCH
from chassis.rows import new_id
from tests.chassis.notes import NoteWritten, ToldInOneOrder


def test_events_of_one_order_share_a_lane_whatever_their_aggregates() -> None:
    rows = [
        outbox_row(ToldInOneOrder(version=1, note_id=new_id(), text=""), source="x", at=DatabaseClock().now())
        for _ in range(20)
    ]

    assert {row["lane"] for row in rows} == {lane_of("one-order")}
    assert len({row["key"] for row in rows}) == 20


def test_the_lane_of_an_aggregate_never_changes() -> None:
    assert lane_of("0190163d-8694-739b-aea5-966c26f8ad91") == 9
    rows = [
        outbox_row(NoteWritten(version=v, note_id=new_id(), text=""), source="x", at=DatabaseClock().now())
        for v in (1, 2)
    ]
    assert all(row["lane"] == lane_of(row["key"]) for row in rows)


async def test_the_outbox_is_read_by_index_however_small_the_planner_thinks_it_is(
    store: Database, notes_url: str
) -> None:
    connection = await asyncpg.connect(plain_dsn(notes_url), server_settings=BY_INDEX)
    try:
        plans = [
            await connection.fetch(f"explain {FETCH}", list(range(LANES)), 500),
            await connection.fetch(f"explain {BUSY}"),
        ]
    finally:
        await connection.close()

    for plan in plans:
        text = "\n".join(row[0] for row in plan)
        assert "Seq Scan on outbox" not in text
        assert "Index" in text
