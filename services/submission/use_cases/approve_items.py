"""Approve many items at once."""

from collections.abc import Collection, Mapping
from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.asset_list import not_ready
from services.submission.domain.item import Item
from services.submission.queries.assets import known_assets
from services.submission.use_cases.approve_item import approve_locked
from services.submission.use_cases.decide_each import Decide, Verdict, decide_each


async def approve_items(work: Work, *, seen: Mapping[UUID, int], by: Principal, preview: bool) -> list[Verdict]:
    """Pass each one level up, each for itself. A preview changes nothing."""

    async def prepare(items: Collection[Item]) -> Decide:
        known = await known_assets(work, [asset for item in items for asset in item.asset_ids])

        def decide(item: Item) -> None:
            if preview:
                item.check_approval(by, media_not_ready=len(not_ready(item.asset_ids, known, unit_id=item.unit_id)))
            else:
                approve_locked(work, item, known, by=by)

        return decide

    return await decide_each(work, seen=seen, by=by, preview=preview, prepare=prepare)
