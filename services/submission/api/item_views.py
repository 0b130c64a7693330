"""From what use cases and queries give to what callers get."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.errors import FieldError
from chassis.principal import Principal
from services.submission.api.item_actions import actions_of
from services.submission.api.item_out import (
    DraftOut,
    FindingOut,
    ItemLine,
    ItemListOut,
    ItemOut,
    ItemSummary,
    MediaOut,
    Missing,
    OriginOut,
    PickedOut,
    PublishedLine,
    Returned,
    SignOffOut,
    StepOut,
    SubmissionOut,
    WherePublished,
)
from services.submission.domain.asset_list import KnownAssets, attachments_in, media_in, not_ready
from services.submission.domain.clocks import Clocks
from services.submission.domain.item import EDITABLE, Item, ItemState
from services.submission.domain.item_step import Step
from services.submission.domain.publication import Publication
from services.submission.domain.sign_off import sign_offs
from services.submission.forms import REPORT_TYPES
from services.submission.queries.item_in_full import ItemInFull
from services.submission.queries.item_list import ItemPage
from services.submission.queries.item_to_act_on import ItemWithSurroundings
from services.submission.queries.visibility import is_beside


def new_item(item: Item, caller: Principal, *, clocks: Clocks, at: datetime) -> ItemSummary:
    """An item right after its creation."""
    actions = actions_of(item, caller, clocks=clocks, media_not_ready=0, at=at)
    return ItemSummary.of(item, title=item.content.get("title", ""), actions=actions, clocks=clocks)


def saved_draft(
    item: Item, missing: Sequence[FieldError], caller: Principal, *, clocks: Clocks, at: datetime
) -> DraftOut:
    """An item right after it was saved."""
    title = item.content.get("title", "")
    actions = actions_of(item, caller, clocks=clocks, media_not_ready=0, at=at, missing=len(missing))
    return DraftOut.of(item, title=title, actions=actions, clocks=clocks, missing=_missing(missing))


def submitted_item(found: ItemWithSurroundings, caller: Principal, *, at: datetime) -> SubmissionOut:
    """An item right after it was submitted."""
    item, waiting = found.item, tuple(not_ready(found.item.asset_ids, found.known, unit_id=found.item.unit_id))
    actions = actions_of(item, caller, clocks=found.clocks, media_not_ready=len(waiting), at=at)
    return SubmissionOut.of(
        item, title=item.content["title"], actions=actions, clocks=found.clocks, media_not_ready=waiting
    )


def changed_item(item: Item, caller: Principal, *, at: datetime) -> ItemSummary:
    """An item right after a decision, a withdrawal or the opening of a correction; what its unit was writing when it
    withdrew it may have no title."""
    actions = actions_of(item, caller, clocks=None, media_not_ready=0, at=at)
    return ItemSummary.of(item, title=item.content.get("title", ""), actions=actions)


def item_list(page: ItemPage, caller: Principal, *, at: datetime) -> ItemListOut:
    """A page of the list. Whether content is complete shows in the item alone, not in the list's actions."""
    lines = []
    for each in page.lines:
        actions = actions_of(
            each.item,
            caller,
            clocks=each.clocks,
            media_not_ready=each.media_not_ready,
            at=at,
            level=each.awaiting_unit_name,
            publication=each.publication,
        )
        published = _published(each.publication)
        lines.append(
            ItemLine.of(
                each.item,
                title=each.title,
                actions=actions,
                clocks=each.clocks,
                awaiting_unit_name=each.awaiting_unit_name,
                published=published,
                comments=each.comments,
            )
        )
    return ItemListOut(items=tuple(lines), next_cursor=page.next_cursor)


def full_item(full: ItemInFull, caller: Principal, *, at: datetime) -> ItemOut:
    """An item as the caller may see it."""
    item, clocks = full.found.item, full.found.clocks
    waiting = len(not_ready(full.asset_ids, full.known, unit_id=item.unit_id))
    missing = _still_missing(full)
    content = _told(full, caller)
    publication = full.publication
    return ItemOut.of(
        item,
        title=content.get("title", ""),
        actions=actions_of(
            item,
            caller,
            clocks=clocks,
            media_not_ready=waiting,
            at=at,
            missing=len(missing),
            level=full.awaiting_unit_name,
            publication=publication,
            findings=[each.finding for each in full.findings],
        ),
        clocks=clocks,
        awaiting_unit_name=full.awaiting_unit_name,
        content=content,
        missing=_missing(missing),
        media=tuple(_media(each, full.known, item.unit_id) for each in media_in(content)),
        attachments=tuple(_media(each, full.known, item.unit_id) for each in attachments_in(content)),
        changed_by=item.changed_by,
        returned=_returned(full),
        appeal_open=item.appeal_open,
        findings=tuple(
            FindingOut.model_validate({**each.finding.model_dump(), **each._asdict()}) for each in full.findings
        ),
        approved_at=item.approved_at,
        content_hash=item.content_hash,
        received_at=item.received_at,
        correction_reason=item.correction_reason,
        withdrawal_reason=item.withdrawal_reason,
        where_published=WherePublished.model_validate(publication) if publication else None,
        origin=_origin(full),
        picked=tuple(PickedOut.model_validate(each) for each in full.picked),
        sign_off=_sign_off(full),
        steps=tuple(
            StepOut.model_validate({**each.step.model_dump(), "unit_name": each.unit_name}) for each in full.steps
        ),
    )


def _told(full: ItemInFull, caller: Principal) -> dict[str, Any]:
    """The content; to a co-department without what is the line of approval's alone."""
    kept = REPORT_TYPES[full.found.item.item_type].for_approvers if is_beside(caller) else frozenset()
    return {name: value for name, value in full.content.items() if name not in kept}


def _sign_off(full: ItemInFull) -> tuple[SignOffOut, ...]:
    names = {each.step.unit_id: each.unit_name for each in full.steps}
    lines = sign_offs(each.step for each in full.steps)
    return tuple(SignOffOut(**vars(each), unit_name=names[each.unit_id]) for each in lines)


def _origin(full: ItemInFull) -> OriginOut | None:
    """The unit's own business: those above see what was submitted, wherever it came from."""
    origin, item = full.origin, full.found.item
    if origin is None or full.content is not item.content:
        return None
    return OriginOut(
        from_item_id=origin.from_item_id,
        unchanged=tuple(origin.unchanged(full.content)),
        unconfirmed=tuple(origin.unconfirmed(full.content)),
    )


def _published(publication: Publication | None) -> PublishedLine | None:
    if publication is None:
        return None
    return PublishedLine.model_validate({**publication.model_dump(), "coverage_count": len(publication.coverage)})


def _still_missing(full: ItemInFull) -> Sequence[FieldError]:
    """Only for the unit itself, and only while it can write."""
    found, item = full.found, full.found.item
    if item.state not in EDITABLE or full.content is not item.content:
        return ()
    return REPORT_TYPES[item.item_type].faults(
        item.content, edition=found.edition, known=full.known, unit_id=item.unit_id, unit=found.unit
    )


def _missing(faults: Sequence[FieldError]) -> tuple[Missing, ...]:
    return tuple(Missing.model_validate(fault) for fault in faults)


def _media(asset_id: UUID, known: KnownAssets, unit_id: UUID) -> MediaOut:
    asset = known.get(asset_id)
    if asset is None:
        return MediaOut(asset_id=asset_id, kind=None, state="unknown", reason="")
    if asset.unit_id != unit_id:
        return MediaOut(asset_id=asset_id, kind=None, state="foreign", reason="")
    return MediaOut(asset_id=asset_id, kind=asset.kind, state=asset.state, reason=asset.reason)


def _returned(full: ItemInFull) -> Returned | None:
    """The last return, as long as the item is with its unit for it."""
    item = full.found.item
    back = [each.step.at for each in full.steps if each.step.what == Step.RETURNED]
    if item.state != ItemState.RETURNED or item.return_code is None:
        return None
    return Returned.model_validate({"reason_code": item.return_code, "notes": item.return_notes, "at": back[-1]})
