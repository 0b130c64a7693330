"""An entry as its readers see it: what a reviewer may not know is not in the answer."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from chassis.bodies import Actions, LockedAction, Output
from chassis.principal import Principal
from contracts.roles import Role
from services.publicity.domain import Entry
from services.publicity.domain.steps import Action, EntryState, who_moves_on
from services.publicity.queries.entries import EntryParts


class EntryLine(Output):
    """An entry in a list. `mean` and `flagged` are told to reviewers nowhere in lists."""

    id: UUID
    edition_id: UUID
    state: str
    title: str
    focus_area: str
    activity_type: str
    unit_name: str
    region: str
    receipt_number: str
    pooled_at: datetime
    mean: Decimal | None
    flagged: bool
    embargoed_until: datetime | None
    decided_at: datetime | None
    released_at: datetime | None
    withdrawn_at: datetime | None


class AssetOut(Output):
    """A photo or video of the entry; `ready` once it is verified."""

    asset_id: UUID
    ready: bool
    kind: str | None = None
    caption: str | None = None


class AssignmentOut(Output):
    """A reviewer of the entry; who it is, is told to editors and publishers and to the reviewer."""

    reviewer_id: UUID | None
    scored: bool
    recused: bool


class ScoreOut(Output):
    """One reviewer's score."""

    reviewer_id: UUID | None
    points: dict[str, int]
    comment: str
    total: Decimal
    vetoed: bool
    scored_at: datetime


class ReviewOut(Output):
    """One of the three reviews."""

    round: int
    stage: str
    editor_id: UUID
    verdict: str
    note: str
    reviewed_at: datetime


class CoverageLine(Output):
    """Where the item was printed."""

    outlet: str
    title: str
    url: str
    published_at: datetime


class CorrectionOut(Output):
    """What the unit would have in place of what is out, and why."""

    item_version: int
    reason: str
    title: str
    content: dict[str, Any]
    content_hash: str
    assets: tuple[AssetOut, ...]
    approved_at: datetime
    noted_at: datetime


class EntryOut(EntryLine):
    """An entry with its content and all that was done with it so far."""

    unit_id: UUID
    item_type: str
    submitted_at: datetime
    approved_at: datetime
    content: dict[str, Any]
    content_hash: str
    assets: tuple[AssetOut, ...]
    assignments: tuple[AssignmentOut, ...]
    scores: tuple[ScoreOut, ...]
    scores_hidden: bool
    proposal_reason: str
    proposed_by: UUID | None
    reviews: tuple[ReviewOut, ...]
    decided_by: UUID | None
    released_by: UUID | None
    feed_sequence: int
    withdrawal_reason: str
    coverage: tuple[CoverageLine, ...]
    correction: CorrectionOut | None
    actions: Actions


ROLE_OF = {
    Action.ASSIGN: (Role.EDITOR,),
    Action.SCORE: (Role.REVIEWER,),
    Action.RECUSE: (Role.REVIEWER,),
    Action.PROPOSE: (Role.EDITOR,),
    Action.REVIEW_FIRST: (Role.EDITOR,),
    Action.REVIEW_SECOND: (Role.EDITOR,),
    Action.REVIEW_FINAL: (Role.EDITOR,),
    Action.DECIDE: (Role.EDITOR,),
    Action.DECLINE: (Role.EDITOR,),
    Action.RELEASE: (Role.PUBLISHER,),
    Action.WITHDRAW: (Role.EDITOR, Role.PUBLISHER),
    Action.RELEASE_CORRECTION: (Role.PUBLISHER,),
    Action.DECLINE_CORRECTION: (Role.EDITOR, Role.PUBLISHER),
}
OF_CORRECTIONS = (Action.RELEASE_CORRECTION, Action.DECLINE_CORRECTION)
REVIEWS = (Action.REVIEW_FIRST, Action.REVIEW_SECOND, Action.REVIEW_FINAL)


def actions_of(entry: Entry, parts: EntryParts, reader: Principal) -> Actions:
    """What the reader's roles are for: open, or locked with the reason. Of a correction only where one is pending."""
    allowed, locked = [], []
    for action, roles in ROLE_OF.items():
        if not reader.has(*roles) or (action in OF_CORRECTIONS and parts.correction is None):
            continue
        lock = _lock(action, entry, parts, reader)
        if lock is None:
            allowed.append(action.value)
        else:
            locked.append(lock)
    return Actions(allowed=tuple(allowed), locked=tuple(locked))


def _lock(action: Action, entry: Entry, parts: EntryParts, reader: Principal) -> LockedAction | None:
    """Why the action is not open to this reader, and who can open it."""
    reason = entry.lock_reason(action)
    if reason is not None:
        return LockedAction(action=action, reason=reason, who=who_moves_on(action, EntryState(entry.state)))
    personal = _personal_lock(action, entry, parts, reader)
    return LockedAction(action=action, reason=personal[0], who=personal[1]) if personal else None


def _personal_lock(action: Action, entry: Entry, parts: EntryParts, reader: Principal) -> tuple[str, str] | None:
    """Why this reader may not, and who of the same role could."""
    if action in (Action.SCORE, Action.RECUSE):
        if not any(each.reviewer_id == reader.id and each.stands for each in parts.assignments):
            return "您不是该条目的评审专家", "指定的评审专家"
        return ("您已提交评分", "") if any(each.reviewer_id == reader.id for each in parts.scores) else None
    if action in REVIEWS and any(each.editor_id == reader.id and each.round == entry.round for each in parts.reviews):
        return "您已审过本轮，须由另一位编辑审", "另一位编辑"
    if action in (Action.RELEASE, Action.RELEASE_CORRECTION) and reader.id in {
        entry.decided_by,
        *(each.editor_id for each in parts.reviews),
        *(each.reviewer_id for each in parts.scores),
    }:
        return "您参与过本条目的评审或决定，须由另一位发布员发布", "另一位发布员"
    return None


def entry_out(entry: Entry, parts: EntryParts, reader: Principal) -> EntryOut:
    """The entry for this reader."""
    blind = reader.has(Role.REVIEWER)
    hidden = blind and not any(each.reviewer_id == reader.id for each in parts.scores)
    scored = {each.reviewer_id for each in parts.scores}
    shown: Mapping[str, Any] = {
        "assets": _assets(entry.asset_ids, parts),
        "assignments": tuple(
            AssignmentOut(
                reviewer_id=_named(each.reviewer_id, reader, blind=blind),
                scored=each.reviewer_id in scored and not hidden,
                recused=not each.stands,
            )
            for each in parts.assignments
        ),
        "scores": ()
        if hidden
        else tuple(
            ScoreOut.model_validate({**each.model_dump(), "reviewer_id": _named(each.reviewer_id, reader, blind=blind)})
            for each in parts.scores
        ),
        "scores_hidden": hidden,
        "reviews": () if blind else tuple(ReviewOut.model_validate(each) for each in parts.reviews),
        "coverage": tuple(CoverageLine.model_validate(each) for each in parts.coverage),
        "correction": None if blind else _correction(parts),
        "actions": actions_of(entry, parts, reader),
    }
    told = {**entry.model_dump(), **shown}
    if hidden:
        told |= {"mean": None, "flagged": False, "proposal_reason": ""}
    if blind:
        told |= {"proposed_by": None, "decided_by": None, "released_by": None}
    return EntryOut.model_validate(told)


def _named(reviewer_id: UUID, reader: Principal, *, blind: bool) -> UUID | None:
    return None if blind and reviewer_id != reader.id else reviewer_id


def _correction(parts: EntryParts) -> CorrectionOut | None:
    if parts.correction is None:
        return None
    told = {**parts.correction.model_dump(), "assets": _assets(parts.correction.asset_ids, parts)}
    return CorrectionOut.model_validate(told)


def _assets(asset_ids: Sequence[UUID], parts: EntryParts) -> tuple[AssetOut, ...]:
    found = []
    for asset_id in asset_ids:
        asset = parts.assets.get(asset_id)
        if asset is None:
            found.append(AssetOut(asset_id=asset_id, ready=False))
        else:
            found.append(AssetOut(asset_id=asset_id, ready=True, kind=asset.kind, caption=asset.caption))
    return tuple(found)


class EntryStep(Output):
    """Where an entry stands after a step."""

    id: UUID
    state: EntryState
    embargoed_until: datetime | None = None
    actions: Actions
