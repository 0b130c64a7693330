"""Everything this service says, built from rows; and what it would say today."""

from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from chassis.work import Work
from contracts.base import Event
from contracts.submission import (
    ItemApproved,
    ItemDrafted,
    ItemReceived,
    ItemReturned,
    ItemSubmitted,
    ItemWithdrawn,
)
from services.submission.domain.asset_list import attachments_in
from services.submission.domain.item import Item, ItemState
from services.submission.forms import REPORT_TYPES

PAGE = 200


def item_drafted(item: Item) -> ItemDrafted:
    """A unit began an item."""
    return ItemDrafted(**_fact(item))


def item_submitted(item: Item) -> ItemSubmitted:
    """A unit submitted an item."""
    return ItemSubmitted(
        **_fact(item),
        title=item.content["title"],
        receipt_number=_known(item.receipt_number),
        submitted_at=_known(item.submitted_at),
        on_time=item.on_time,
        asset_ids=tuple(item.asset_ids),
    )


def item_returned(item: Item) -> ItemReturned:
    """An item went back to its unit."""
    return ItemReturned(**_fact(item), reason_code=_known(item.return_code))


def item_approved(item: Item) -> ItemApproved:
    """The last level below the ministry approved an item."""
    return ItemApproved(**_fact(item), **_frozen(item))


def item_received(item: Item) -> ItemReceived:
    """The ministry has an item."""
    return ItemReceived(**_fact(item), **_frozen(item))


def item_withdrawn(item: Item) -> ItemWithdrawn:
    """A unit took an item back."""
    return ItemWithdrawn(**_fact(item), reason=item.withdrawal_reason)


TELLS: dict[str, Callable[[Item], Event]] = {
    ItemState.DRAFT: item_drafted,
    ItemState.SUBMITTED: item_submitted,
    ItemState.RETURNED: item_returned,
    ItemState.APPROVED: item_approved,
    ItemState.RECEIVED: item_received,
    ItemState.WITHDRAWN: item_withdrawn,
}


async def current_state(work: Work) -> AsyncIterator[Event]:
    """Of every item the last told fact, under the version it has; for a replay."""
    after = UUID(int=0)
    while True:
        page = select(Item).where(col(Item.id) > after).order_by(col(Item.id)).limit(PAGE)
        items = (await work.run(page)).scalars().all()
        for item in items:
            yield TELLS[item.state](item)
        if len(items) < PAGE:
            return
        after = items[-1].id


def _fact(item: Item) -> dict[str, Any]:
    return {
        "version": item.version,
        "item_id": item.id,
        "edition_id": item.edition_id,
        "item_type": item.item_type,
        "unit_id": item.unit_id,
        "unit_name": item.unit_name,
        "unit_path": tuple(item.unit_path),
        "region": item.region,
        "occurred_at": _known(item.told_at),
    }


def _frozen(item: Item) -> dict[str, Any]:
    return {
        "receipt_number": _known(item.receipt_number),
        "submitted_at": _known(item.submitted_at),
        "approved_at": _known(item.approved_at),
        "pooled": item.pooled,
        "attachment_ids": tuple(attachments_in(item.content)),
        "content": REPORT_TYPES[item.item_type].told(item.content, pooled=item.pooled),
        "content_hash": _known(item.content_hash),
        "correction": item.correction_reason,
    }


def _known(value: Any) -> Any:
    """What an item in this state has; a check constraint says so too."""
    if value is None:
        raise ValueError("an item lacks what its state promises")
    return value
