"""Accept many items at once."""

from collections.abc import Collection, Mapping
from functools import partial
from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.use_cases.accept_item import accept_locked
from services.submission.use_cases.decide_each import Decide, Verdict, decide_each


async def accept_items(work: Work, *, seen: Mapping[UUID, int], by: Principal, preview: bool) -> list[Verdict]:
    """The ministry's office takes each, each for itself. A preview changes nothing."""

    async def prepare(_items: Collection[Item]) -> Decide:
        return partial(Item.check_acceptance, by=by) if preview else partial(accept_locked, work, by=by)

    return await decide_each(work, seen=seen, by=by, preview=preview, prepare=prepare)
