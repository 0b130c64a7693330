"""T3, the typical case (典型案例): who did what, why it worked, and what can be shown of it."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.submission.forms.plain_text import LINE_ENDS, LINES, ONE_LINE
from services.submission.forms.report_type import CompleteForm, DraftForm, ReportType

# These limits hold in every edition; an edition can only be stricter (`ItemType` of the registry).
Code = Annotated[str, Field(min_length=1, max_length=40), ONE_LINE]
Title = Annotated[str, Field(min_length=1, max_length=200), ONE_LINE]
Passage = Annotated[str, LINE_ENDS, Field(min_length=1, max_length=10_000), LINES]
Highlight = Annotated[str, Field(min_length=1, max_length=200), ONE_LINE]
Keyword = Annotated[str, Field(min_length=1, max_length=20), ONE_LINE]
Count = Annotated[int, Field(strict=True, ge=0, le=100_000_000)]


class CaseForm(CompleteForm):
    """A complete case."""

    title: Title = Field(title="标题")
    focus_area: Code = Field(title="宣传重点")
    activity_type: Code = Field(title="活动类型")
    background: Passage = Field(title="背景")
    action: Passage = Field(title="做法")
    result: Passage = Field(title="成效")
    highlights: list[Highlight] = Field(title="亮点", min_length=1, max_length=5)
    keywords: list[Keyword] = Field(title="关键词", min_length=1, max_length=8)
    participants: Count = Field(title="参与人数")
    asset_ids: tuple[UUID, ...] = Field((), title="照片和视频", max_length=10)


class CaseDraft(DraftForm):
    """Any part of a case."""

    title: Annotated[str, Field(max_length=200), ONE_LINE] | None = None
    focus_area: Annotated[str, Field(max_length=40), ONE_LINE] | None = None
    activity_type: Annotated[str, Field(max_length=40), ONE_LINE] | None = None
    background: Annotated[str, LINE_ENDS, Field(max_length=10_000), LINES] | None = None
    action: Annotated[str, LINE_ENDS, Field(max_length=10_000), LINES] | None = None
    result: Annotated[str, LINE_ENDS, Field(max_length=10_000), LINES] | None = None
    highlights: tuple[Annotated[str, Field(max_length=200), ONE_LINE], ...] | None = Field(None, max_length=5)
    keywords: tuple[Annotated[str, Field(max_length=20), ONE_LINE], ...] | None = Field(None, max_length=8)
    participants: Count | None = None
    asset_ids: tuple[UUID, ...] | None = Field(None, max_length=10)


CASE = ReportType(code="T3", complete=CaseForm, draft=CaseDraft, body=("background", "action", "result"))
