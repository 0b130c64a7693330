"""Findings that an item has nothing to do with the week, and the one appeal that its unit has against each (R50).

A finding gives the item back. Its unit may mend it and submit again, which is a new submission, or appeal against the
finding with the item as it was. The level above decides; above the ministry stands nobody: there another person does.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Self
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from chassis.errors import DomainError, Forbidden
from chassis.principal import Principal
from services.submission.domain.item import Item
from services.submission.domain.levels import level_above
from services.submission.domain.refusals import ApproveOwnItem, NotYourLevel, OtherUnit
from services.submission.domain.row import Row

TEXT_MIN, TEXT_MAX = 2, 500


class RelevanceReason(StrEnum):
    """Why an item has nothing to do with the week."""

    OTHER_EVENT = "other-event"  # 其他活动的材料
    OLD_PICTURE = "old-picture"  # 旧照片或网络图片
    REPOSTED_NEWS = "reposted-news"  # 转载的新闻
    ADVERTISING = "advertising"  # 商业宣传
    OTHER = "other"  # 其他


class AppealVerdict(StrEnum):
    """What the level above says of a finding."""

    UPHELD = "upheld"  # 维持
    OVERTURNED = "overturned"  # 撤销


class RelevanceSettled(DomainError):
    """What was overturned is not found again, by that level for that submission."""

    code = "relevance-settled"
    title = "经申诉复核，本次报送已认定与活动周有关，不能再次判定；如需修改请用“退回修改”"


class NotAppealable(DomainError):
    """An appeal is against a finding that stands at this moment."""

    code = "not-appealable"
    title = "这份材料目前没有可以申诉的判定"


class AppealUsed(DomainError):
    """One appeal against a finding."""

    code = "appeal-used"
    title = "每次判定只能申诉一次；可以修改后重新报送，或撤回材料"


class NoAppealOpen(DomainError):
    """The appeal was decided, or its item was withdrawn."""

    code = "no-appeal-open"
    title = "申诉已经复核或材料已经撤回，不需要再处理"


class DecideOwnFinding(Forbidden):
    """Nobody decides on an appeal against the own finding."""

    code = "decide-own-finding"
    title = "申诉须由作出判定者以外的人复核；如本单位没有其他人员，请教育部登记员增开账号"


class RelevanceFinding(Row, table=True):
    """The word of one level on one submission, the unit's appeal and the verdict on it.

    `state` is the item's at that moment, to which an overturned finding puts it back.
    """

    __tablename__ = "relevance_finding"
    __table_args__ = (
        CheckConstraint(f"char_length(text) between {TEXT_MIN} and {TEXT_MAX}", name="text_limit"),
        CheckConstraint(f"char_length(appeal_text) <= {TEXT_MAX}", name="appeal_text_limit"),
        CheckConstraint(f"char_length(verdict_text) <= {TEXT_MAX}", name="verdict_text_limit"),
        CheckConstraint("(appealed_at is null) = (appeal_text = '')", name="appealed_with_reasons"),
        CheckConstraint("(verdict is null) = (verdict_text = '')", name="decided_with_reasons"),
        CheckConstraint("verdict is null or appealed_at is not null", name="decided_after_appeal"),
        CheckConstraint("verdict in ('upheld', 'overturned')", name="verdict_known"),
        Index("ix_relevance_finding_appeal_level_id", "appeal_level_id"),
    )

    item_id: UUID = Field(primary_key=True, foreign_key="item.id")
    submission_number: int = Field(primary_key=True)
    level_id: UUID = Field(primary_key=True)
    appeal_level_id: UUID
    state: str
    reason: str
    text: str
    found_at: datetime
    found_by: UUID
    appeal_text: str = ""
    appealed_at: datetime | None = None
    appealed_by: UUID | None = None
    verdict: str | None = None
    verdict_text: str = ""
    decided_at: datetime | None = None
    decided_by: UUID | None = None

    @classmethod
    def of(cls, item: Item, *, reason: RelevanceReason, text: str, by: Principal, at: datetime) -> Self:
        """The word of the level that has the item now."""
        return cls(
            item_id=item.id,
            submission_number=item.submission_number,
            level_id=by.unit_id,
            appeal_level_id=level_above(item.unit_path, by.unit_id),
            state=item.state,
            reason=reason,
            text=text,
            found_at=at,
            found_by=by.id,
        )

    @property
    def in_words(self) -> str:
        """The note that goes with the item."""
        return f"与活动周无关：{self.text}"

    def check_appeal(self, item: Item, *, by: Principal) -> None:
        """The unit's liaison, once, while the item is back for this finding."""
        if by.unit_id != item.unit_id:
            raise OtherUnit
        if self.appealed_at is not None:
            raise AppealUsed
        if not item.is_held_irrelevant:
            raise NotAppealable

    def appeal(self, item: Item, text: str, *, by: Principal, at: datetime) -> None:
        """The unit holds it to be mistaken, and says why."""
        self.check_appeal(item, by=by)
        self.appeal_text, self.appealed_at, self.appealed_by = text, at, by.id

    def check_verdict(self, item: Item, *, by: Principal) -> None:
        """One of the level above, who neither found it irrelevant nor wrote it."""
        if not item.appeal_open:
            raise NoAppealOpen
        if by.unit_id != self.appeal_level_id:
            raise NotYourLevel("申诉由作出判定的单位的上一级复核")
        if by.id == self.found_by:
            raise DecideOwnFinding
        if by.id in item.authors:
            raise ApproveOwnItem

    def decide(self, item: Item, verdict: AppealVerdict, text: str, *, by: Principal, at: datetime) -> None:
        """It stands, or the item is back where it was."""
        self.check_verdict(item, by=by)
        self.verdict, self.verdict_text, self.decided_at, self.decided_by = verdict, text, at, by.id
        if verdict is AppealVerdict.OVERTURNED:
            item.put_back(self.state, level_id=self.level_id, by=by, at=at)
        else:
            item.end_appeal(by=by, at=at)


def check_relevance_open(item: Item, findings: Sequence[RelevanceFinding], *, by: Principal) -> None:
    """Who may return the item may find it irrelevant, once a submission."""
    item.check_return(by)
    if any(each.level_id == by.unit_id and each.submission_number == item.submission_number for each in findings):
        raise RelevanceSettled


def present_finding(item: Item, findings: Sequence[RelevanceFinding]) -> RelevanceFinding | None:
    """The newest on what the unit submitted last."""
    of_this = [each for each in findings if each.submission_number == item.submission_number]
    return max(of_this, key=lambda each: each.found_at, default=None)
