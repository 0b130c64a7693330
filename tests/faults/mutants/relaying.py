"""Wrong ways to empty an outbox."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from chassis import outbox_rows
from chassis.outbox_rows import Lanes, OutboxRow, OutboxRows, PostgresLanes, PostgresOutboxRows
from chassis.relay import Relay, _record
from tests.faults.mutants.patching import original, replace, replace_text

EVERYTHING = 1_000_000


def relay_cursor_by_id() -> None:
    """Rows are looked for behind the last id that was sent.

    Ids become visible in the order of commits: what commits late under a lower id is never sent, I8 (and I1).
    """
    drain, rows_of = original(Relay, "_drain"), original(PostgresLanes, "rows")
    read: list[int] = [0]
    sent: list[int] = [0]

    async def behind_the_last(lanes: PostgresLanes, *, limit: int) -> Sequence[OutboxRow]:
        batch = [row for row in await rows_of(lanes, limit=EVERYTHING) if row.id > sent[0]][:limit]
        if batch:
            read[0] = batch[-1].id
        return batch

    async def remembering(relay: Relay, rows: OutboxRows) -> int:
        count: int = await drain(relay, rows)
        if count:
            sent[0] = read[0]
        return count

    replace(PostgresLanes, "rows", behind_the_last)
    replace(Relay, "_drain", remembering)


def relays_without_lease() -> None:
    """Relays share the rows among themselves by SKIP LOCKED; no lane belongs to one of them.

    One that is slow with version 1 is overtaken by the other with version 2: I6.
    """

    @asynccontextmanager
    async def for_everybody(rows: PostgresOutboxRows, numbers: Sequence[int]) -> AsyncIterator[Lanes | None]:
        async with rows._connection.transaction():
            yield PostgresLanes(rows._connection, numbers)

    replace(PostgresOutboxRows, "lanes", for_everybody)
    replace_text(outbox_rows, "FETCH", "order by id limit $2", "order by id limit $2 for update skip locked")


def marked_before_ack() -> None:
    """Rows are deleted when they were handed to the producer.

    A process that is killed before the broker has them takes them along: I1.
    """

    async def hand_over(relay: Relay, batch: Sequence[OutboxRow]) -> list[int]:
        await relay._producer.send([_record(row) for row in batch])
        return [row.id for row in batch]

    replace(Relay, "_send", hand_over)
