"""Dead letters: events that could not be handled, put aside with their origin; listed, replayed, discarded."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from chassis.cloudevents import Delivery, Origin
from chassis.errors import DomainError, NotFound
from chassis.rows import new_id
from chassis.tables import dead_letter
from chassis.work import Work

ERROR_LENGTH = 2000


class DeadLetterEnded(DomainError):
    """A letter that was replayed or discarded stays so."""

    code = "dead-letter-ended"
    title = "该死信已处理"


async def park(work: Work, *, consumer: str, delivery: Delivery, code: str, error: str, attempts: int) -> bool:
    """Put the event aside, in the transaction that acknowledges it; False when it was given up before."""
    origin = delivery.origin
    statement = insert(dead_letter).values(
        id=new_id(),
        consumer=consumer,
        topic=origin.topic,
        partition=origin.partition,
        offset=origin.offset,
        key=delivery.key,
        headers=dict(delivery.headers),
        value=delivery.value,
        error_code=code,
        error=error[:ERROR_LENGTH].replace("\x00", "\ufffd"),
        attempts=attempts,
    )
    parked = await work.run(
        statement.on_conflict_do_update(
            index_elements=["consumer", "topic", "partition", "offset"],
            set_={
                "state": "parked",
                "error": statement.excluded.error,
                "error_code": statement.excluded.error_code,
                "attempts": dead_letter.c.attempts + statement.excluded.attempts,
            },
            where=dead_letter.c.state.in_(("parked", "replay")),
        ).returning(dead_letter.c.id)
    )
    return parked.first() is not None


async def list_dead_letters(work: Work, *, limit: int = 100) -> list[dict[str, Any]]:
    """The open letters, oldest first: origin, type, error; not the value, which may hold a unit's text."""
    columns = [c for c in dead_letter.c if c.name not in ("value", "key")]
    rows = await work.run(
        select(*columns, func.octet_length(dead_letter.c.value).label("bytes"))
        .where(dead_letter.c.state.in_(("parked", "replay")))
        .order_by(dead_letter.c.parked_at)
        .limit(limit)
    )
    return [dict(row) for row in rows.mappings()]


async def ask_replay(work: Work, letter_id: UUID) -> None:
    """Have the worker try the event again."""
    await _end(work, letter_id, "replay")


async def discard(work: Work, letter_id: UUID) -> None:
    """Give the event up for good; the row stays as a record."""
    await _end(work, letter_id, "discarded")


async def _end(work: Work, letter_id: UUID, state: str) -> None:
    row = (await work.run(select(dead_letter.c.state).where(dead_letter.c.id == letter_id).with_for_update())).first()
    if row is None:
        raise NotFound("没有这条死信")
    if row.state in ("replayed", "discarded"):
        raise DeadLetterEnded
    ended_at = work.now() if state == "discarded" else None
    await work.run(update(dead_letter).where(dead_letter.c.id == letter_id).values(state=state, ended_at=ended_at))


async def next_to_replay(work: Work, consumer: str) -> tuple[UUID, Delivery] | None:
    """One letter that is to be tried again, locked; others are left to other workers."""
    row = (
        await work.run(
            select(dead_letter)
            .where(dead_letter.c.consumer == consumer, dead_letter.c.state == "replay")
            .order_by(dead_letter.c.parked_at)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
    ).first()
    if row is None:
        return None
    origin = Origin(row.topic, row.partition, row.offset)
    return row.id, Delivery(origin=origin, key=row.key, value=row.value, headers=row.headers)


async def mark_replayed(work: Work, letter_id: UUID) -> None:
    """The event had its effect now."""
    await work.run(
        update(dead_letter).where(dead_letter.c.id == letter_id).values(state="replayed", ended_at=work.now())
    )


async def delete_old(work: Work, *, days: int = 180) -> None:
    """Ended letters are kept for half a year."""
    await work.run(
        dead_letter.delete().where(
            dead_letter.c.state.in_(("replayed", "discarded")),
            dead_letter.c.parked_at < work.now() - timedelta(days=days),
        )
    )
