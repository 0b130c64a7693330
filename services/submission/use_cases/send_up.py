"""Send up."""

import hashlib

from chassis.idempotency import Claim, SavedAnswer
from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.refusals import ItemBusy
from services.submission.queries.acceptance import accept
from services.submission.queries.item_to_act_on import item_with_surroundings
from services.submission.use_cases.check_other_items import check_other_items
from services.submission.use_cases.submit_item import submitted


async def send_up(work: Work, *, item: Item, by: Principal, key: str) -> Item:
    """Submit what this transaction wrote, by the rules of the unit itself and under a key of its own, so that no
    revision goes up twice."""
    await work.write_events()  # a draft is told before its submission, which is written in a statement of its own
    found = await item_with_surroundings(work, item.id, unit_id=by.unit_id)
    claim = Claim(principal=by.id, key=key, request_hash=hashlib.sha256(key.encode()).digest())
    submission = submitted(work, found, by=by, answer=lambda _: SavedAnswer(201, {}, b""), seen=None, claim=claim)
    await check_other_items(work, found)
    if not await accept(work, [submission]):
        raise ItemBusy
    return submission.item
