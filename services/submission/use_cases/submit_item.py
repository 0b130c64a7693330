"""Submit an item by itself: the ordinary way, with every refusal in words."""

import secrets
from collections.abc import Callable
from uuid import UUID

from chassis.errors import DomainError, FieldError, Unprocessable
from chassis.idempotency import Claim, KeyMissing, SavedAnswer
from chassis.principal import Principal
from chassis.work import Work
from services.submission import messages
from services.submission.domain.receipt import RANDOM_BYTES, receipt_number
from services.submission.domain.refusals import (
    AssetForeign,
    AssetMisplaced,
    AssetRejected,
    ContentInvalid,
    ItemNotSubmittable,
    UnitNotEnrolled,
)
from services.submission.forms import REPORT_TYPES
from services.submission.queries.acceptance import Submission, accept
from services.submission.queries.item_to_act_on import ItemWithSurroundings, item_with_surroundings
from services.submission.use_cases.check_other_items import check_other_items

Answer = Callable[[ItemWithSurroundings], SavedAnswer]
ASSET_REFUSALS: dict[str, type[Unprocessable]] = {
    each.code: each for each in (AssetForeign, AssetMisplaced, AssetRejected)
}


async def submit_item(
    work: Work, *, item_id: UUID, by: Principal, answer: Answer, seen: int | None = None
) -> SavedAnswer:
    """Send the complete item up. `answer` shapes what the caller gets, and stands under the key from then on."""
    if work.claim is None:
        raise KeyMissing
    found = await item_with_surroundings(work, item_id, unit_id=by.unit_id)
    try:
        submission = submitted(work, found, by=by, answer=answer, seen=seen, claim=work.claim)
        await check_other_items(work, found)
    except DomainError:
        await work.replay_claim()  # a retry after a success: the item has moved on, the answer stands
        raise
    if not await accept(work, [submission]):
        await work.replay_claim()
        raise ItemNotSubmittable("材料刚刚被他人修改或报送，请载入最新内容后重试")
    work.claim.taken = work.claim.answered = True
    return submission.saved


def submitted(
    work: Work, found: ItemWithSurroundings, *, by: Principal, answer: Answer, seen: int | None, claim: Claim,
    trace: dict[str, str] | None = None,
) -> Submission:  # fmt: skip
    """The item sent up by the rules, not yet written; a refusal when they do not allow it."""
    item, edition, unit, at = found.item, found.edition, found.unit, work.now()
    item.check_seen(seen)
    item.check_submission(by, clocks=found.clocks, at=at)
    if unit is None:
        raise UnitNotEnrolled
    report_type = REPORT_TYPES[item.item_type]
    content, faults = report_type.read(
        item.content, edition=edition, known=found.known, unit_id=item.unit_id, unit=unit
    )
    _refuse(faults)
    read, revision = item.content, item.revision
    receipt = receipt_number(year=edition.year, unit_code=unit.code, random=secrets.token_bytes(RANDOM_BYTES))
    item.submit(content, clocks=found.clocks, unit=unit, receipt=receipt, by=by, at=at)
    event = work.outbox_row(messages.item_submitted(item), trace=trace)
    return Submission(item, revision, content != read, claim, answer(found), event)


def _refuse(faults: list[FieldError]) -> None:
    """All faults in one refusal; where media are the only trouble, the refusal says so by its code."""
    if not faults:
        return
    codes = {fault.code for fault in faults}
    refusal = ASSET_REFUSALS.get(codes.pop(), ContentInvalid) if len(codes) == 1 else ContentInvalid
    raise refusal(errors=faults)
