"""What a caller may do with an item now, and why not what not: the item's own checks, asked without acting."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial

from chassis.bodies import Actions, LockedAction
from chassis.errors import DomainError
from chassis.principal import Principal
from contracts.roles import Role
from services.submission.domain.clocks import Clocks
from services.submission.domain.item import EDITABLE, Item, ItemState
from services.submission.domain.item_comment import check_commentable
from services.submission.domain.publication import Publication
from services.submission.domain.refusals import (
    AppealOpen,
    ApproveOwnItem,
    ItemNotEditable,
    ItemNotSubmittable,
    ItemNotSubmitted,
    NotYourLevel,
    OtherUnit,
    ReportingLocked,
    ReportingNotOpen,
    UnitClosed,
    UnitSuspended,
)
from services.submission.domain.relevance_finding import (
    DecideOwnFinding,
    RelevanceFinding,
    check_relevance_open,
    present_finding,
)

# Who can do what the caller cannot, where that does not hang on the item's state.
WHO: Mapping[type[DomainError], str] = {
    OtherUnit: "报送单位的联络员",
    ApproveOwnItem: "本单位其他审核员",
    ReportingNotOpen: "教育部登记员",
    ReportingLocked: "教育部登记员（可为本单位办理延期）",
    UnitClosed: "教育部登记员",
    UnitSuspended: "教育部登记员",
    AppealOpen: "作出判定的单位的上一级",
    DecideOwnFinding: "本单位其他审核员或编辑",
}
LEVEL = "当前审核单位"


def actions_of(
    item: Item,
    caller: Principal,
    *,
    clocks: Clocks | None,
    media_not_ready: int,
    at: datetime,
    missing: int = 0,
    level: str | None = None,
    publication: Publication | None = None,
    findings: Sequence[RelevanceFinding] | None = None,
) -> Actions:
    """`missing` is how many places keep the content from being submitted, where that was looked at; `level` is the
    name of the unit that the item waits for, where it is known; `publication` is what became of it in the media;
    `findings` are those of irrelevance, where they were looked at."""
    allowed: list[str] = []
    locked: list[LockedAction] = []
    checks = _checks(item, caller, clocks=clocks, media_not_ready=media_not_ready, at=at, publication=publication)
    for action, check in (*checks, *_relevance_checks(item, caller, findings)):
        try:
            check()
        except DomainError as refusal:
            locked.append(LockedAction(action=action, reason=refusal.detail, who=_who(refusal, item, level or LEVEL)))
        else:
            allowed.append(action)
    if missing and "submit" in allowed:
        allowed.remove("submit")
        reason = f"还有 {missing} 处需要填写或修改"
        locked.append(LockedAction(action="submit", reason=reason, who="本单位联络员"))
    return Actions(allowed=tuple(allowed), locked=tuple(locked))


def _who(refusal: DomainError, item: Item, level: str) -> str:
    """Who can do it, or bring it to where it can be done; empty where nobody can."""
    if isinstance(refusal, NotYourLevel):
        return f"{level}的审核员"
    if isinstance(refusal, ItemNotEditable | ItemNotSubmittable) and item.state == ItemState.SUBMITTED:
        return f"{level}的审核员（退回后可修改）"
    if isinstance(refusal, ItemNotSubmitted) and item.state in EDITABLE:
        return "报送单位的联络员（报送后可审核）"
    return WHO.get(type(refusal), "")


def _checks(
    item: Item,
    caller: Principal,
    *,
    clocks: Clocks | None,
    media_not_ready: int,
    at: datetime,
    publication: Publication | None,
) -> Iterator[tuple[str, Callable[[], None]]]:
    if caller.has(Role.LIAISON):
        yield "edit", partial(item.check_edit, caller)
        yield "submit", partial(item.check_submission, caller, clocks=clocks, at=at)
        yield "withdraw", partial(item.check_withdrawal, caller)
        if item.state == ItemState.RECEIVED:
            yield "correct", partial(item.check_correction, caller, publication=publication)
    if caller.has(Role.APPROVER):
        yield "approve", partial(item.check_approval, caller, media_not_ready=media_not_ready)
        yield "return", partial(item.check_decision, caller)
    if caller.has(Role.EDITOR) and not item.pooled:
        yield "accept", partial(item.check_acceptance, caller)
        yield "return", partial(item.check_acceptance, caller)
    if caller.has(Role.CO_DEPARTMENT, Role.APPROVER, Role.EDITOR):
        yield "comment", partial(check_commentable, item)


def _relevance_checks(
    item: Item, caller: Principal, findings: Sequence[RelevanceFinding] | None
) -> Iterator[tuple[str, Callable[[], None]]]:
    """An appeal and its verdict are named only where there is something to appeal against, or to decide on."""
    if findings is None:
        return
    if caller.has(Role.APPROVER) or (caller.has(Role.EDITOR) and not item.pooled):
        yield "find-irrelevant", partial(check_relevance_open, item, findings, by=caller)
    finding = present_finding(item, findings)
    if finding is None:
        return
    if caller.has(Role.LIAISON) and item.is_held_irrelevant:
        yield "appeal", partial(finding.check_appeal, item, by=caller)
    if caller.has(Role.APPROVER, Role.EDITOR) and item.appeal_open and caller.unit_id == finding.appeal_level_id:
        yield "decide-appeal", partial(finding.check_verdict, item, by=caller)
