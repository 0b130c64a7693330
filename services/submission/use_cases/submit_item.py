"""Submit an item: the busiest write of the week, in two statements."""

import secrets
from collections.abc import Callable
from uuid import UUID

from chassis.errors import DomainError, FieldError, Unprocessable
from chassis.idempotency import Claim, KeyMissing, SavedAnswer
from chassis.principal import Principal
from chassis.work import Work
from services.submission import messages
from services.submission.domain.item import Item
from services.submission.domain.item_step import ItemStep, Step
from services.submission.domain.item_version import ItemVersion
from services.submission.domain.receipt import RANDOM_BYTES, receipt_number
from services.submission.domain.refusals import (
    AssetForeign,
    AssetRejected,
    ContentInvalid,
    ItemNotSubmittable,
    UnitNotEnrolled,
)
from services.submission.forms import REPORT_TYPES
from services.submission.queries.acceptance import ACCEPT, parameters
from services.submission.queries.item_to_act_on import ItemWithSurroundings, item_with_surroundings

Answer = Callable[[ItemWithSurroundings], SavedAnswer]
ASSET_REFUSALS: dict[str, type[Unprocessable]] = {each.code: each for each in (AssetForeign, AssetRejected)}


async def submit_item(
    work: Work, *, item_id: UUID, by: Principal, answer: Answer, seen: int | None = None
) -> SavedAnswer:
    """Send the complete item up. `answer` shapes what the caller gets, and stands under the key from then on."""
    found = await item_with_surroundings(work, item_id, unit_id=by.unit_id)
    read_revision = found.item.revision
    try:
        found.item.check_seen(seen)
        _submit(found, by=by, work=work)
    except DomainError:
        await work.replay_claim()  # a retry after a success: the item has moved on, the answer stands
        raise
    saved = answer(found)
    await _accept(work, found.item, read_revision, by=by, saved=saved)
    return saved


def _submit(found: ItemWithSurroundings, *, by: Principal, work: Work) -> None:
    item, edition, unit, at = found.item, found.edition, found.unit, work.now()
    item.check_submission(by, edition=edition, at=at)
    if unit is None:
        raise UnitNotEnrolled
    report_type = REPORT_TYPES[item.item_type]
    _refuse(report_type.faults(item.content, edition=edition, known=found.known, unit_id=item.unit_id))
    receipt = receipt_number(year=edition.year, unit_code=unit.code, random=secrets.token_bytes(RANDOM_BYTES))
    item.submit(report_type.canonical(item.content), edition=edition, unit=unit, receipt=receipt, by=by, at=at)


def _refuse(faults: list[FieldError]) -> None:
    """All faults in one refusal; where media are the only trouble, the refusal says so by its code."""
    if not faults:
        return
    codes = {fault.code for fault in faults}
    refusal = ASSET_REFUSALS.get(codes.pop(), ContentInvalid) if len(codes) == 1 else ContentInvalid
    raise refusal(errors=faults)


async def _accept(work: Work, item: Item, read_revision: int, *, by: Principal, saved: SavedAnswer) -> None:
    claim = work.claim
    if claim is None:
        raise KeyMissing
    values = parameters(
        claim={**claim.values(), "status": saved.status, "headers": saved.headers, "body": saved.body},
        seen=read_revision,
        item=item,
        version=ItemVersion.of(item, by=by.id, at=item.changed_at),
        step=ItemStep.of(item, Step.SUBMITTED, unit_id=by.unit_id),
        event=work.outbox_row(messages.item_submitted(item)),
    )
    written = (await work.run(ACCEPT, values)).first()
    if not written.claimed:
        await work.replay_claim()
    if not written.accepted:
        raise ItemNotSubmittable("材料刚刚被他人修改或报送，请载入最新内容后重试")
    _mark_answered(claim)


def _mark_answered(claim: Claim) -> None:
    claim.taken = claim.answered = True
