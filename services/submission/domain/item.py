"""An item: what one unit reports, from its draft to the ministry's pool."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

from chassis.errors import FieldError, Stale
from chassis.principal import Principal
from services.submission.domain.asset_list import ids_in
from services.submission.domain.clocks import Clocks
from services.submission.domain.item_content import hash_content
from services.submission.domain.item_state import EDITABLE, WITHDRAWABLE, WORDS, ItemState
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.levels import first_level, level_above, next_level, path_with_heir
from services.submission.domain.pointers import points_into
from services.submission.domain.progress import PROGRESS
from services.submission.domain.publication import Publication
from services.submission.domain.refusals import (
    AppealOpen,
    ApproveOwnItem,
    ItemNotAcceptable,
    ItemNotCorrectable,
    ItemNotEditable,
    ItemNotPoolable,
    ItemNotSubmittable,
    ItemNotSubmitted,
    ItemNotWithdrawable,
    ItemPooled,
    MediaPending,
    NotePointerUnknown,
    NotYourLevel,
    OtherUnit,
    PublicationWithdrawn,
)
from services.submission.domain.row import DOCUMENT, IDS, Row

Note = dict[str, str]


__all__ = ["EDITABLE", "Item", "ItemState", "Note"]

NOTES, IRRELEVANT, CORRECTION = "approver-notes", "irrelevant", "unit-correction"


class Item(Row, table=True):
    """One reported thing of any type; `content` has the form of its type.

    `revision` counts edits and is the ETag; `version` counts published facts; `submission_number` counts
    submissions and is the number of the version that was kept of the content; `submitted_title` is that version's
    title, which the levels above list and search by while the unit may already be writing another.
    """

    __tablename__ = "item"
    __table_args__ = (
        CheckConstraint(
            "state in ('draft', 'submitted', 'returned', 'approved', 'received', 'withdrawn')", name="state_known"
        ),
        CheckConstraint("(state = 'draft') = (submitted_at is null)", name="submitted_once_out_of_draft"),
        CheckConstraint("(state = 'submitted') = (awaiting_unit_id is not null)", name="submitted_awaits_a_level"),
        CheckConstraint("state not in ('approved', 'received') or content_hash is not null", name="approved_is_frozen"),
        CheckConstraint("not appeal_open or state = 'returned'", name="appeal_while_returned"),
        CheckConstraint("cardinality(asset_ids) <= 30", name="asset_ids_limit"),
        CheckConstraint("octet_length(content::text) < 262144", name="content_limit"),
        CheckConstraint("char_length(withdrawal_reason) <= 500", name="withdrawal_reason_limit"),
        CheckConstraint("char_length(correction_reason) <= 500", name="correction_reason_limit"),
        CheckConstraint("revision >= 1 and version >= 1 and submission_number >= 0", name="counters_count_up"),
        Index("ix_item_unit_id_id", "unit_id", "id"),
        Index("ix_item_office", "changed_at", "id", postgresql_where="state = 'approved' and not pooled"),
        Index("ix_item_appeal_open", "id", postgresql_where="appeal_open"),
        Index("ix_item_submitted_at_id", "submitted_at", "id", postgresql_where="submitted_at is not null"),
        Index(
            "ix_item_unit_path",
            "unit_path",
            "unit_name",
            "submitted_title",
            postgresql_using="gin",
            postgresql_ops={"unit_name": "gin_trgm_ops", "submitted_title": "gin_trgm_ops"},
        ),
        Index(
            "ix_item_progress",
            "edition_id",
            "unit_id",
            text(PROGRESS),
            "item_type",
            postgresql_include=["state"],
            postgresql_where="state <> 'withdrawn'",
        ),
        Index("ix_item_asset_ids", "asset_ids", postgresql_using="gin", postgresql_where="state = 'submitted'"),
    )

    id: UUID = Field(primary_key=True)
    edition_id: UUID
    item_type: str
    unit_id: UUID
    unit_name: str
    unit_path: list[UUID] = Field(sa_type=IDS)
    region: str
    state: str = ItemState.DRAFT
    content: dict[str, Any] = Field(default_factory=dict, sa_type=DOCUMENT)
    asset_ids: list[UUID] = Field(default_factory=list, sa_type=IDS)
    authors: list[UUID] = Field(sa_type=IDS)
    created_at: datetime
    changed_at: datetime
    changed_by: UUID | None
    pooled: bool
    revision: int = 1
    version: int = 1
    told_at: datetime
    submission_number: int = 0
    submitted_title: str = ""
    receipt_number: str | None = Field(default=None, unique=True)
    first_submitted_at: datetime | None = None
    submitted_at: datetime | None = None
    on_time: bool = False
    awaiting_unit_id: UUID | None = None
    return_code: str | None = None
    return_notes: list[Note] = Field(default_factory=list, sa_type=DOCUMENT)
    appeal_open: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})
    approved_at: datetime | None = None
    content_hash: str | None = None
    received_at: datetime | None = None
    correction_reason: str = Field(default="", sa_column_kwargs={"server_default": ""})
    withdrawal_reason: str = ""

    @classmethod
    def draft(
        cls, *, item_id: UUID, item_type: str, pooled: bool, unit: KnownUnit, by: Principal, at: datetime
    ) -> Self:
        """An empty item of the unit; whether it will go to the pool is settled with the type that it is begun with."""
        return cls(
            id=item_id,
            edition_id=unit.edition_id,
            item_type=item_type,
            unit_id=unit.unit_id,
            unit_name=unit.name,
            unit_path=unit.path,
            region=unit.region,
            authors=[by.id],
            created_at=at,
            changed_at=at,
            changed_by=by.id,
            pooled=pooled,
            told_at=at,
        )

    def begin_with(self, content: dict[str, Any]) -> None:
        """What a new draft takes over; it stays its first revision."""
        self._hold(content)

    # What may be done: each check raises, and is also what tells people why an action is locked.

    def check_edit(self, by: Principal) -> None:
        """The unit's liaison writes, as long as it is a draft or was returned and no appeal is open."""
        self._check_own(by)
        if self.state not in EDITABLE:
            raise ItemNotEditable(f"{WORDS[self.state]}，不能修改")
        self._check_no_appeal()

    def check_submission(self, by: Principal, *, clocks: Clocks | None, at: datetime) -> None:
        """The unit's liaison submits a draft or a returned item while reporting is open; a correction at any time."""
        self._check_own(by)
        if self.state not in EDITABLE:
            raise ItemNotSubmittable(f"{WORDS[self.state]}，不能重复报送")
        self._check_no_appeal()
        if clocks is not None and self.received_at is None:
            clocks.check_open(at)

    def check_decision(self, by: Principal) -> None:
        """The level that the item waits for decides, never one who wrote it."""
        if self.state != ItemState.SUBMITTED:
            raise ItemNotSubmitted(f"{WORDS[self.state]}，不能审核")
        if self.awaiting_unit_id != by.unit_id:
            raise NotYourLevel
        if by.id in self.authors:
            raise ApproveOwnItem

    def check_acceptance(self, by: Principal) -> None:
        """The ministry's office takes what is approved and not for the pool, never from one who wrote it."""
        if self.pooled:
            raise ItemPooled
        if self.state != ItemState.APPROVED:
            raise ItemNotAcceptable(f"{WORDS[self.state]}，不能接收")
        if by.unit_id != self.unit_path[0]:
            raise NotYourLevel
        if by.id in self.authors:
            raise ApproveOwnItem

    def check_return(self, by: Principal) -> None:
        """The level that it waits for gives it back, or the office to which it came."""
        if self.state == ItemState.APPROVED and not self.pooled:
            self.check_acceptance(by)
        else:
            self.check_decision(by)

    def check_correction(self, by: Principal, *, publication: Publication | None) -> None:
        """The unit's liaison mends what the ministry has, out or not; it goes the same way up again."""
        self._check_own(by)
        if self.state != ItemState.RECEIVED:
            raise ItemNotCorrectable(f"{WORDS[self.state]}，不能申请更正")
        if publication is not None and publication.is_withdrawn:
            raise PublicationWithdrawn

    def check_approval(self, by: Principal, *, media_not_ready: int) -> None:
        """A decision, once all media can be seen."""
        self.check_decision(by)
        if media_not_ready:
            raise MediaPending(f"还有 {media_not_ready} 个照片、视频或附件未就绪，处理完成后即可审核通过")

    def check_withdrawal(self, by: Principal) -> None:
        """The unit's liaison takes back what was submitted, is out or is being corrected, or was found irrelevant."""
        self._check_own(by)
        is_corrected = self.state == ItemState.RETURNED and self.received_at is not None
        if self.state not in WITHDRAWABLE and not (is_corrected or self.is_held_irrelevant):
            raise ItemNotWithdrawable(f"{WORDS[self.state]}，不能撤回")

    @property
    def is_held_irrelevant(self) -> bool:
        """It is back with its unit because a level holds that it has nothing to do with the week."""
        return self.state == ItemState.RETURNED and self.return_code == IRRELEVANT

    def was_on_time(self, clocks: Clocks) -> bool:
        """Who was on time once stays so; who was not may be by an extension that came later."""
        return self.on_time or clocks.is_on_time(self.first_submitted_at)

    def check_seen(self, revision: int | None) -> None:
        """Who acts has seen the newest revision; None where the caller did not say."""
        if revision is not None and revision != self.revision:
            raise Stale(
                extensions={
                    "currentRevision": self.revision,
                    "changedAt": self.changed_at.isoformat(),
                    "changedBy": str(self.changed_by) if self.changed_by else None,
                }
            )

    # Transitions.

    def save_draft(self, content: dict[str, Any], *, by: Principal, at: datetime) -> None:
        """Keep what is written so far, complete or not."""
        self.check_edit(by)
        self._hold(content)
        self._sign(by)
        self._revise(by.id, at)

    def submit(
        self,
        content: dict[str, Any],
        *,
        clocks: Clocks,
        unit: KnownUnit,
        receipt: str,
        by: Principal,
        at: datetime,
    ) -> None:
        """Send the complete content up. The receipt number stays over resubmissions, and so does being on time."""
        self.check_submission(by, clocks=clocks, at=at)
        self.content = content
        self.unit_name, self.unit_path, self.region = unit.name, unit.path, unit.region
        self.state, self.awaiting_unit_id = ItemState.SUBMITTED, first_level(self.unit_path)
        self.submission_number += 1
        self.submitted_title = content.get("title", "")
        self.receipt_number = self.receipt_number or receipt
        self.submitted_at = at
        self.first_submitted_at = self.first_submitted_at or at
        self.on_time = self.was_on_time(clocks)
        self.return_code, self.return_notes = None, []
        self._sign(by)
        self._revise(by.id, at)
        self._tell(at)

    def approve(self, *, media_not_ready: int, by: Principal, at: datetime) -> None:
        """Pass it one level up; the last level below the ministry freezes the content."""
        self.check_approval(by, media_not_ready=media_not_ready)
        self.awaiting_unit_id = next_level(self.unit_path, by.unit_id)
        if self.awaiting_unit_id is None:
            self.state, self.approved_at = ItemState.APPROVED, at
            self.content_hash = hash_content(self.content)
            self._tell(at)
        self._revise(by.id, at)

    def pass_on(self, successor: UUID | None) -> None:
        """The level that it waits for has ended: its successor decides in its place, or else the level above it."""
        if self.awaiting_unit_id is None or (successor is None and self.unit_path.index(self.awaiting_unit_id) < 2):
            return
        heir = successor or level_above(self.unit_path, self.awaiting_unit_id)
        self.unit_path, self.awaiting_unit_id = path_with_heir(self.unit_path, self.awaiting_unit_id, heir), heir

    def bequeath(self, successor: KnownUnit, *, at: datetime) -> None:
        """Its unit has ended before it was sent up, or since it came back: the successor finishes and sends it."""
        self.unit_id, self.unit_name = successor.unit_id, successor.name
        self.unit_path, self.region = successor.path, successor.region
        self._revise(None, at)
        self._tell(at)

    def give_back(self, notes: Sequence[Note], *, by: Principal, at: datetime, code: str = NOTES) -> None:
        """Return it to its unit with what is to be mended, place by place."""
        self.check_return(by)
        self._check_pointers(notes)
        self._return(code, notes, by=by.id, at=at)

    def give_back_by_system(self, code: str, notes: Sequence[Note], *, at: datetime) -> None:
        """Return a submitted item whose media cannot be used."""
        if self.state != ItemState.SUBMITTED:
            raise ItemNotSubmitted(WORDS[self.state])
        self._return(code, notes, by=None, at=at)

    def accept(self, *, by: Principal, at: datetime) -> None:
        """The ministry's office has it."""
        self.check_acceptance(by)
        self.state, self.received_at = ItemState.RECEIVED, at
        self._revise(by.id, at)
        self._tell(at)

    def correct(self, reason: str, *, publication: Publication | None, by: Principal, at: datetime) -> None:
        """Open what the ministry has for a correction; until that is approved the ministry keeps what it has."""
        self.check_correction(by, publication=publication)
        self.correction_reason = reason
        self._return(CORRECTION, [{"pointer": "", "text": reason}], by=by.id, at=at)

    def hold_for_appeal(self, submitted: dict[str, Any], *, by: Principal, at: datetime) -> None:
        """Its unit appeals: it stands as it was submitted, and nobody writes in it until that is decided."""
        self.begin_with(submitted)
        self.appeal_open = True
        self._revise(by.id, at)

    def end_appeal(self, *, by: Principal, at: datetime) -> None:
        """The appeal was in vain: the item stays with its unit."""
        self.appeal_open = False
        self._revise(by.id, at)

    def put_back(self, state: str, *, level_id: UUID, by: Principal, at: datetime) -> None:
        """The appeal was right: the item is again where the level had it before its finding; clocks do not matter."""
        self.state, self.awaiting_unit_id = state, level_id if state == ItemState.SUBMITTED else None
        self.return_code, self.return_notes = None, []
        self.end_appeal(by=by, at=at)
        self._tell(at)

    def withdraw(self, reason: str, *, by: Principal, at: datetime) -> None:
        """Take it back for good."""
        self.check_withdrawal(by)
        self.state, self.withdrawal_reason, self.awaiting_unit_id = ItemState.WITHDRAWN, reason, None
        self.appeal_open = False
        self._revise(by.id, at)
        self._tell(at)

    def receive(self, *, at: datetime) -> bool:
        """The ministry's pool has it; False when nothing changes: it had it already, or it was withdrawn meanwhile, or
        is being corrected since."""
        if self.state in (ItemState.RECEIVED, ItemState.WITHDRAWN):
            return False
        if self.received_at is not None and self.state != ItemState.APPROVED:
            return False
        if self.state != ItemState.APPROVED:
            raise ItemNotPoolable(WORDS[self.state])
        self.state, self.received_at = ItemState.RECEIVED, at
        self._revise(None, at)
        self._tell(at)
        return True

    def _hold(self, content: dict[str, Any]) -> None:
        """The content, and all assets that it names."""
        self.content, self.asset_ids = content, ids_in(content)

    def _check_own(self, by: Principal) -> None:
        if by.unit_id != self.unit_id:
            raise OtherUnit

    def _check_no_appeal(self) -> None:
        if self.appeal_open:
            raise AppealOpen

    def _check_pointers(self, notes: Sequence[Note]) -> None:
        unknown = [i for i, note in enumerate(notes) if not points_into(self.content, note["pointer"])]
        if unknown:
            raise NotePointerUnknown(
                errors=[FieldError(f"/notes/{i}/pointer", "报送内容中没有这个位置", "pointer-unknown") for i in unknown]
            )

    def _return(self, code: str, notes: Sequence[Note], *, by: UUID | None, at: datetime) -> None:
        self.state, self.awaiting_unit_id = ItemState.RETURNED, None
        self.return_code, self.return_notes = code, list(notes)
        self._revise(by, at)
        self._tell(at)

    def _sign(self, by: Principal) -> None:
        if by.id not in self.authors:
            self.authors = [*self.authors, by.id]

    def _revise(self, by: UUID | None, at: datetime) -> None:
        self.revision += 1
        self.changed_at, self.changed_by = at, by

    def _tell(self, at: datetime) -> None:
        self.version += 1
        self.told_at = at
