"""T12, the answer to a call (约稿答复); what is asked for stands in the call."""

from uuid import UUID

from pydantic import Field

from services.submission.forms.field_types import ActivityType, FocusArea, Keyword, Line, LongPassage, Title
from services.submission.forms.report_form import CompleteForm
from services.submission.forms.report_type import ReportType


class CallAnswerForm(CompleteForm):
    """A complete answer."""

    title: Title = Field(title="标题", description="准确、具体，不用口号", examples=["一堂开在田埂上的农技课"])
    body: LongPassage = Field(
        title="正文", description="按约稿要求写，段落之间换行", examples=["谷雨前后，农机专业的师生到了示例村。"]
    )
    author: Line | None = Field(None, title="作者", description="可以不填；署名", examples=["王小明"])
    focus_area: FocusArea | None = Field(None, title="宣传重点", description="可以不选；选最贴近的一项")
    activity_type: ActivityType | None = Field(None, title="活动类型", description="可以不选；选最贴近的一项")
    keywords: tuple[Keyword, ...] = Field((), title="关键词", description="可以不填，最多八个", max_length=8)
    asset_ids: tuple[UUID, ...] = Field(
        (), title="照片和视频", description="可以不传；传了要有说明和授权", max_length=10
    )


CALL_ANSWER = ReportType(code="T12", complete=CallAnswerForm, body=("body",))
