"""An entry: an approved item in the ministry's pool, on its way to the media."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index
from sqlalchemy import text as sql
from sqlmodel import Field

from services.publicity.domain.conflict import kin_units
from services.publicity.domain.refusals import (
    AlreadyWithdrawn,
    EmbargoInPast,
    EntryNotReady,
    ReleaseByReviewer,
    ReviewerNotDifferent,
)
from services.publicity.domain.review import Review, Stage, Verdict
from services.publicity.domain.row import Row, ids, instant, json, one_of, points, text, within
from services.publicity.domain.rubric import REVIEWERS, mean
from services.publicity.domain.selection import Score
from services.publicity.domain.steps import IN_SELECTION, REVIEW_STEPS, STEPS, Action, EntryState

LONGEST_EMBARGO = timedelta(days=366)


class Told:
    """Which fact last told the entry's state to the other services."""

    POOLED = "pooled"
    RELEASED = "released"
    COVERED = "covered"
    WITHDRAWN = "withdrawn"
    ALL = (POOLED, RELEASED, COVERED, WITHDRAWN)


@dataclass(frozen=True)
class Offer:
    """An approved item as submission tells it."""

    item_id: UUID
    item_version: int
    item_type: str
    edition_id: UUID
    unit_id: UUID
    unit_name: str
    unit_path: tuple[UUID, ...]
    region: str
    receipt_number: str
    submitted_at: datetime
    approved_at: datetime
    content: dict[str, Any]
    content_hash: str
    correction: str


class Entry(Row, table=True):
    """One row per item, with the item's id. `version` counts the facts told on publicity.items."""

    __tablename__ = "entry"
    __table_args__ = (
        one_of("state", tuple(EntryState), "state_known"),
        one_of("told", Told.ALL, "told_known"),
        CheckConstraint("version > 0", name="version_positive"),
        CheckConstraint("state <> 'released' or (released_by is not null and decided_by is not null)", name="released"),
        CheckConstraint("released_by is null or released_by <> decided_by", name="two_people"),
        within("proposal_reason", 1000, least=0),
        within("withdrawal_reason", 500, least=0),
        Index("ix_entry_pooled_at_id", "pooled_at", "id"),
        Index("ix_entry_state_pooled_at_id", "state", "pooled_at", "id"),
        Index("ix_entry_due", "embargoed_until", postgresql_where=sql("state = 'released' and feed_sequence = 0")),
    )

    id: UUID = Field(primary_key=True)
    edition_id: UUID
    item_type: str = text()
    item_version: int
    unit_id: UUID
    unit_name: str = text()
    unit_path: list[UUID] = ids()
    kin_units: list[UUID] = ids()
    region: str = text()
    title: str = text()
    focus_area: str = text()
    activity_type: str = text()
    content: dict[str, Any] = json()
    content_hash: str = text()
    asset_ids: list[UUID] = ids()
    receipt_number: str = text()
    submitted_at: datetime = instant()
    approved_at: datetime = instant()

    state: str = text()
    pooled_at: datetime = instant()
    round: int = 0
    mean: Decimal | None = points(default=None)
    flagged: bool = False
    proposed_by: UUID | None = None
    proposal_reason: str = text(default="")
    decided_by: UUID | None = None
    decided_at: datetime | None = instant(default=None)
    embargoed_until: datetime | None = instant(default=None)
    released_by: UUID | None = None
    released_at: datetime | None = instant(default=None)
    feed_sequence: int = Field(default=0, sa_type=BigInteger)
    feed_version: int = 0
    withdrawn_at: datetime | None = instant(default=None)
    withdrawn_by: UUID | None = None
    withdrawal_reason: str = text(default="")
    version: int = 1
    told: str = text(default=Told.POOLED)

    @classmethod
    def pooled(cls, offer: Offer, *, at: datetime) -> "Entry":
        """The pool takes an approved item."""
        return cls(id=offer.item_id, state=EntryState.POOLED, pooled_at=at, **_content_of(offer))

    def pool_again(self, offer: Offer, *, at: datetime) -> None:
        """An item with new content starts from the beginning."""
        self._hold(offer)
        self.state, self.pooled_at = EntryState.POOLED, at
        self.mean, self.flagged = None, False
        self.proposed_by, self.proposal_reason = None, ""
        self.decided_by, self.decided_at, self.embargoed_until = None, None, None
        self.withdrawn_at, self.withdrawn_by, self.withdrawal_reason = None, None, ""
        self.tell(Told.POOLED)

    def takes(self, offer: Offer) -> bool:
        """Whether the offer changes what the pool holds."""
        if self.item_version >= offer.item_version:
            return False
        return self.content_hash != offer.content_hash or self.state == EntryState.WITHDRAWN

    def approved_anew(self, offer: Offer) -> bool:
        """Whether a correction that changes nothing came up; the receipt of an approval is no approval of its own."""
        return self.in_selection and self.content_hash == offer.content_hash and self.approved_at < offer.approved_at

    def keep_place(self, offer: Offer) -> None:
        """The pool has what was approved, and what was done with it stands."""
        self.item_version, self.approved_at = offer.item_version, offer.approved_at
        self.submitted_at = offer.submitted_at

    def corrected_by(self, offer: Offer) -> bool:
        """Whether the offer would change what is out."""
        return self.state == EntryState.RELEASED and self.content_hash != offer.content_hash

    def correct(self, offer: Offer, *, by: UUID, involved: frozenset[UUID]) -> None:
        """What is out is replaced, by someone who had no part in choosing it; who released it may."""
        self.allow(Action.RELEASE_CORRECTION)
        self._check_release(by, involved)
        self._hold(offer)

    def tell(self, told: str) -> None:
        """One more fact is told of this entry."""
        self.version += 1
        self.told = told

    def lock_reason(self, action: Action) -> str | None:
        """Why the action is not open in this state; None when it is."""
        step = STEPS[action]
        return None if self.state in step.states else step.locked

    def allow(self, action: Action) -> None:
        """Refuse what this state does not allow."""
        reason = self.lock_reason(action)
        if reason is not None:
            raise EntryNotReady(reason, extensions={"state": self.state})

    def assign(self) -> None:
        """Reviewers were found."""
        self.allow(Action.ASSIGN)
        self.state = EntryState.ASSIGNED

    def take_scores(self, scores: Sequence[Score]) -> None:
        """With the last reviewer's score the entry is scored; one veto flags it."""
        if len(scores) >= REVIEWERS:
            self.state = EntryState.SCORED
            self.mean = mean([each.total for each in scores])
            self.flagged = any(each.vetoed for each in scores)

    def propose(self, *, by: UUID, reason: str) -> None:
        """An editor proposes a scored entry, in plain words; a new round of reviews begins."""
        self.allow(Action.PROPOSE)
        self.state, self.proposed_by, self.proposal_reason = EntryState.PROPOSED, by, reason
        self.round += 1

    def review(self, stage: Stage, verdict: Verdict, *, by: UUID, earlier: Sequence[Review]) -> None:
        """The next stage, by someone who made no other review of this round; `back` undoes the proposal."""
        action, reached = REVIEW_STEPS[stage]
        self.allow(action)
        if any(each.editor_id == by for each in earlier if each.round == self.round):
            raise ReviewerNotDifferent
        self.state = reached if verdict is Verdict.PASS else EntryState.SCORED

    def decide(self, *, by: UUID, embargoed_until: datetime | None, at: datetime) -> None:
        """Decided, pending the release; may be changed until then."""
        self.allow(Action.DECIDE)
        if embargoed_until is not None and not at < embargoed_until <= at + LONGEST_EMBARGO:
            raise EmbargoInPast
        self.state, self.decided_by, self.decided_at = EntryState.DECIDED, by, at
        self.embargoed_until = embargoed_until

    def decline(self) -> None:
        """Not taken; nobody outside is told."""
        self.allow(Action.DECLINE)
        self.state = EntryState.DECLINED

    def release(self, *, by: UUID, at: datetime, involved: frozenset[UUID]) -> None:
        """Out to the media, by someone who had no part in choosing it."""
        self.allow(Action.RELEASE)
        self._check_release(by, involved)
        self.state, self.released_by, self.released_at = EntryState.RELEASED, by, at
        self.tell(Told.RELEASED)

    def embargoed(self, *, at: datetime) -> bool:
        """Whether nothing of the item may be shown yet."""
        return self.embargoed_until is not None and at < self.embargoed_until

    def goes_out(self, *, sequence: int) -> None:
        """The feed has the item (or its withdrawal) under this sequence."""
        self.feed_sequence = sequence
        self.feed_version += 1

    def withdraw(self, *, by: UUID | None, reason: str, at: datetime) -> None:
        """Back from the media; `by` is empty when the unit itself took the item back."""
        if self.state == EntryState.WITHDRAWN:
            raise AlreadyWithdrawn
        self.allow(Action.WITHDRAW)
        self._leave(by=by, reason=reason, at=at)
        self.tell(Told.WITHDRAWN)

    def leave_pool(self, *, reason: str, at: datetime) -> None:
        """The unit took the item back before anyone outside knew of it."""
        self._leave(by=None, reason=reason, at=at)

    @property
    def in_selection(self) -> bool:
        """Whether the entry is in the pool and not released."""
        return self.state in (*IN_SELECTION, EntryState.DECLINED)

    @property
    def has_gone_out(self) -> bool:
        """Whether it was ever released."""
        return self.released_at is not None

    def _hold(self, offer: Offer) -> None:
        for name, value in _content_of(offer).items():
            setattr(self, name, value)

    def _check_release(self, by: UUID, involved: frozenset[UUID]) -> None:
        if by in involved or by == self.decided_by:
            raise ReleaseByReviewer

    def _leave(self, *, by: UUID | None, reason: str, at: datetime) -> None:
        self.state, self.withdrawn_by, self.withdrawal_reason = EntryState.WITHDRAWN, by, reason
        self.withdrawn_at = at


def _content_of(offer: Offer) -> dict[str, Any]:
    return {
        "edition_id": offer.edition_id,
        "item_type": offer.item_type,
        "item_version": offer.item_version,
        "unit_id": offer.unit_id,
        "unit_name": offer.unit_name,
        "unit_path": list(offer.unit_path),
        "kin_units": list(kin_units(offer.unit_id, offer.unit_path)),
        "region": offer.region,
        "title": offer.content["title"],
        "focus_area": offer.content["focus_area"],
        "activity_type": offer.content["activity_type"],
        "content": offer.content,
        "content_hash": offer.content_hash,
        "asset_ids": [UUID(each) for each in offer.content["asset_ids"]],
        "receipt_number": offer.receipt_number,
        "submitted_at": offer.submitted_at,
        "approved_at": offer.approved_at,
    }
