"""How an item looks from outside."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from chassis.bodies import Actions, Output
from services.submission.domain.clocks import Clocks
from services.submission.domain.item import Item, ItemState
from services.submission.domain.known_obligation import ExceptionKind
from services.submission.domain.relevance_finding import AppealVerdict, RelevanceReason
from services.submission.domain.sign_off import Part


class Missing(Output):
    """One place that keeps an item from being submitted (还差什么)."""

    pointer: str
    detail: str
    code: str


class ClocksOut(Output):
    """When the unit may report this type; `exception` is waiver, extension or shift where the rule does not hold."""

    opens_at: datetime
    due_at: datetime
    locks_at: datetime
    exception: ExceptionKind | None


class ItemSummary(Output):
    """An item as every action answers with it."""

    id: UUID
    edition_id: UUID
    item_type: str
    unit_id: UUID
    unit_name: str
    region: str
    state: ItemState
    title: str
    revision: int
    submission_number: int
    receipt_number: str | None
    submitted_at: datetime | None
    on_time: bool | None
    awaiting_unit_id: UUID | None
    created_at: datetime
    changed_at: datetime
    clocks: ClocksOut | None
    actions: Actions

    @classmethod
    def of(cls, item: Item, *, title: str, actions: Actions, clocks: Clocks | None = None, **more: Any) -> Self:
        """The item with its title as the reader may see it; the clocks where they were looked at."""
        shown = {name: getattr(item, name) for name in OF_THE_ROW}
        shown |= {"title": title, "actions": actions, "clocks": clocks, "on_time": None}
        if item.submitted_at:
            shown["on_time"] = item.was_on_time(clocks) if clocks else item.on_time
        return cls(**shown, **more)


OF_THE_ROW = tuple(name for name in ItemSummary.model_fields if name in Item.model_fields)


class CorrectionOut(Output):
    """What became of the newest correction of what is out: pending, released or declined with the ministry's reason."""

    state: str
    reason: str
    decided_at: datetime | None


class PublishedLine(Output):
    """Whether an item is out, what became of its correction, and in how many places it was printed."""

    state: str
    released_at: datetime | None
    embargoed_until: datetime | None
    withdrawn_at: datetime | None
    correction: CorrectionOut | None
    coverage_count: int


class ItemLine(ItemSummary):
    """An item in a list, with the name of the unit that it waits for, what became of it and how much was said of it."""

    awaiting_unit_name: str | None
    published: PublishedLine | None
    comments: int


class ItemListOut(Output):
    """A page of items; `next_cursor` is null on the last one."""

    items: tuple[ItemLine, ...]
    next_cursor: str | None


class DraftOut(ItemSummary):
    """A saved draft, and what it still lacks."""

    missing: tuple[Missing, ...]


class SubmissionOut(ItemSummary):
    """The receipt; media that are still on their way are named."""

    media_not_ready: tuple[UUID, ...]


class NoteOut(Output):
    """What is to be mended, and where."""

    pointer: str
    text: str


class Returned(Output):
    """Why the item is back with its unit."""

    reason_code: str
    notes: tuple[NoteOut, ...]
    at: datetime


class FindingOut(Output):
    """A level's word that a submission has nothing to do with the week, the unit's appeal and the verdict on it;
    `appeal_level_name` is who decides."""

    submission_number: int
    level_id: UUID
    level_name: str | None
    appeal_level_id: UUID
    appeal_level_name: str | None
    reason: RelevanceReason
    text: str
    found_at: datetime
    appeal_text: str
    appealed_at: datetime | None
    verdict: AppealVerdict | None
    verdict_text: str
    decided_at: datetime | None


class MediaOut(Output):
    """An asset of the item: unknown, declared, ready, rejected or foreign; photo, video, document or not known what."""

    asset_id: UUID
    kind: str | None
    state: str
    reason: str


class CoverageOut(Output):
    """One place where the item was printed."""

    outlet: str
    title: str
    url: str
    published_at: datetime


class WherePublished(Output):
    """What became of the item in the media."""

    state: str
    released_at: datetime | None
    embargoed_until: datetime | None
    withdrawn_at: datetime | None
    withdrawal_reason: str
    correction: CorrectionOut | None
    coverage: tuple[CoverageOut, ...]


class OriginOut(Output):
    """What the item took over: `unchanged` stands as it was, `unconfirmed` of that is from an earlier edition or from
    the unit's own data, and nobody has said yet that it is still right."""

    from_item_id: UUID | None
    unchanged: tuple[str, ...]
    unconfirmed: tuple[str, ...]


class PickedOut(Output):
    """An item that this one refers to, as it is now; one that was withdrawn since shows so."""

    item_id: UUID
    item_type: str
    unit_id: UUID
    unit_name: str
    state: ItemState
    title: str


class StepOut(Output):
    """One line of the item's story; `account_id` is null for the system."""

    what: str
    state: str
    account_id: UUID | None
    unit_id: UUID | None
    unit_name: str | None
    at: datetime
    reason: str
    notes: tuple[NoteOut, ...]


class SignOffOut(Output):
    """One person's part in the version that stands; names are the registry's to tell."""

    part: Part
    account_id: UUID
    unit_id: UUID | None
    unit_name: str | None
    at: datetime


class ItemOut(ItemSummary):
    """An item in full; `correction_reason` is the unit's, of its newest correction."""

    awaiting_unit_name: str | None
    content: dict[str, Any]
    missing: tuple[Missing, ...]
    media: tuple[MediaOut, ...]
    attachments: tuple[MediaOut, ...]
    changed_by: UUID | None
    returned: Returned | None
    appeal_open: bool
    findings: tuple[FindingOut, ...]
    approved_at: datetime | None
    content_hash: str | None
    received_at: datetime | None
    correction_reason: str
    withdrawal_reason: str
    where_published: WherePublished | None
    origin: OriginOut | None
    picked: tuple[PickedOut, ...]
    sign_off: tuple[SignOffOut, ...]
    steps: tuple[StepOut, ...]
