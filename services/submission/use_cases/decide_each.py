"""Decide on many items at once, on each for itself."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from chassis.errors import DomainError
from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.refusals import ItemBusy, ItemNotFound
from services.submission.queries.items_to_decide import free_items_by_id, items_by_id

Decide = Callable[[Item], None]
Prepare = Callable[[Collection[Item]], Awaitable[Decide]]


@dataclass(frozen=True)
class Verdict:
    """What became, or would become, of one item; no item where the caller may see none."""

    item_id: UUID
    item: Item | None
    refusal: DomainError | None


async def decide_each(
    work: Work, *, seen: Mapping[UUID, int], by: Principal, preview: bool, prepare: Prepare
) -> list[Verdict]:
    """In the order of asking; one that is refused keeps no other back, and one that somebody else holds is not waited
    for. `seen` has the revision of each item that who decides has read; a preview locks nothing."""
    ids = list(seen)
    items = await (items_by_id if preview else free_items_by_id)(work, ids, unit_id=by.unit_id)
    missing = [each for each in ids if each not in items]
    busy = await items_by_id(work, missing, unit_id=by.unit_id) if missing and not preview else {}
    decide = await prepare(items.values())
    return [
        Verdict(item_id, items[item_id], _refusal(items[item_id], revision, decide))
        if item_id in items
        else Verdict(item_id, busy.get(item_id), ItemBusy() if item_id in busy else ItemNotFound())
        for item_id, revision in seen.items()
    ]


def _refusal(item: Item, revision: int, decide: Decide) -> DomainError | None:
    try:
        item.check_seen(revision)
        decide(item)
    except DomainError as refusal:
        return refusal
    return None
