"""Approve many items at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from chassis.errors import DomainError
from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.asset_list import KnownAssets, not_ready
from services.submission.domain.item import Item
from services.submission.domain.refusals import ItemBusy, ItemNotFound
from services.submission.queries.assets import known_assets
from services.submission.queries.items_to_decide import free_items_by_id, items_by_id
from services.submission.use_cases.approve_item import approve_locked


@dataclass(frozen=True)
class Verdict:
    """What became, or would become, of one item; no item where the caller may see none."""

    item_id: UUID
    item: Item | None
    refusal: DomainError | None


async def approve_items(work: Work, *, seen: Mapping[UUID, int], by: Principal, preview: bool) -> list[Verdict]:
    """Each item stands for itself: one that is refused keeps no other back, and one that somebody else holds is not
    waited for. `seen` has the revision of each item that the approver read. A preview changes nothing."""
    ids = list(seen)
    items = await (items_by_id if preview else free_items_by_id)(work, ids, unit_id=by.unit_id)
    missing = [each for each in ids if each not in items]
    busy = await items_by_id(work, missing, unit_id=by.unit_id) if missing and not preview else {}
    known = await known_assets(work, [asset for item in items.values() for asset in item.asset_ids])
    verdicts = []
    for item_id, revision in seen.items():
        item = items.get(item_id)
        if item is None:
            held = busy.get(item_id)
            verdicts.append(Verdict(item_id, held, ItemBusy() if held else ItemNotFound()))
        else:
            verdicts.append(Verdict(item_id, item, _refusal(work, item, known, revision, by=by, preview=preview)))
    return verdicts


def _refusal(
    work: Work, item: Item, known: KnownAssets, revision: int, *, by: Principal, preview: bool
) -> DomainError | None:
    try:
        item.check_seen(revision)
        if preview:
            item.check_approval(by, media_not_ready=len(not_ready(item.asset_ids, known, unit_id=item.unit_id)))
        else:
            approve_locked(work, item, known, by=by)
    except DomainError as refusal:
        return refusal
    return None
