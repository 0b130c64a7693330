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

    title: Title = Field(title="标题", description="一句话说清谁做了什么，不用口号", examples=["胡同口的职教法小课堂"])
    focus_area: Code = Field(title="宣传重点", description="选最贴近的一项")
    activity_type: Code = Field(title="活动类型", description="选最贴近的一项")
    background: Passage = Field(
        title="背景",
        description="为什么做：面对什么问题、什么人",
        examples=["学校旁边的三条胡同里，家长常问：上职校能不能继续读本科？"],
    )
    action: Passage = Field(
        title="做法",
        description="怎么做：时间、地点、步骤，写清关键细节",
        examples=["三天里走了九个点位，把六个法条改编成三分钟情景短剧，演完请街坊判断。"],
    )
    result: Passage = Field(
        title="成效",
        description="有什么变化：数字写明单位和来源",
        examples=["回答问题三百多个，整理成四十二条问答，印成折页放在社区服务站。"],
    )
    highlights: list[Highlight] = Field(
        title="亮点",
        description="一条一句，最多五条，写别处没有的做法",
        min_length=1,
        max_length=5,
        examples=[["把法条改编成六个三分钟情景短剧"]],
    )
    keywords: list[Keyword] = Field(
        title="关键词", description="便于检索，最多八个", min_length=1, max_length=8, examples=[["普法", "情景剧"]]
    )
    participants: Count = Field(title="参与人数", description="实际到场和线上参与的人数，单位：人", examples=[1260])
    asset_ids: tuple[UUID, ...] = Field(
        (), title="照片和视频", description="可以不传；传了要有说明和授权，处理完成后才能审核通过", max_length=10
    )


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
