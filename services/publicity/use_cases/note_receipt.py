"""A desk says what it did with an item."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from chassis.work import Work
from services.publicity.domain import Receipt
from services.publicity.domain.receipt import ReceiptStatus, check_receipt
from services.publicity.queries.feed import check_desk, feed_item_for_desk


async def note_receipt(work: Work, *, item_id: UUID, desk_id: UUID, status: ReceiptStatus, at: datetime) -> Receipt:
    """Keep the answer for the document that stands now; `removed` after a withdrawal closes it for the desk."""
    await check_desk(work, desk_id)
    newest = await feed_item_for_desk(work, item_id)
    check_receipt(newest, status, at=at, now=work.now())
    values: dict[str, Any] = {
        "sequence": newest.sequence,
        "desk_id": desk_id,
        "status": status,
        "item_id": item_id,
        "at": at,
        "noted_at": work.now(),
    }
    statement = insert(Receipt).values(values)
    await work.run(
        statement.on_conflict_do_update(
            index_elements=["sequence", "desk_id", "status"], set_={"at": at, "noted_at": values["noted_at"]}
        )
    )
    return Receipt(**values)
