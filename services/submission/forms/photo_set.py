"""T5, a set of photos (组图). Caption, day, place, author and consent are told once, with each photo itself."""

from datetime import date
from uuid import UUID

from pydantic import Field

from services.submission.forms.field_types import ActivityType, FocusArea, Keyword, Line, ShortPassage, Title
from services.submission.forms.report_form import CompleteForm
from services.submission.forms.report_type import ReportType


class PhotoSetForm(CompleteForm):
    """A complete set."""

    title: Title = Field(title="标题", description="一句话说清拍的是什么", examples=["初中生当一天高铁检修工"])
    description: ShortPassage = Field(
        title="说明",
        description="时间、地点、人物、事情",
        examples=["五月十五日，初中生在示例市铁路职业学院检修车间体验。"],
    )
    focus_area: FocusArea = Field(title="宣传重点", description="选最贴近的一项")
    activity_type: ActivityType | None = Field(None, title="活动类型", description="可以不选；选最贴近的一项")
    taken_on: date | None = Field(
        None, title="拍摄日期", description="可以不填；整组同一天的填", examples=["2023-05-15"]
    )
    place: Line | None = Field(None, title="拍摄地点", description="可以不填；整组同一处的填", examples=["示例市"])
    keywords: tuple[Keyword, ...] = Field((), title="关键词", description="可以不填，最多八个", max_length=8)
    asset_ids: tuple[UUID, ...] = Field(
        title="照片", description="每张写明说明、作者和授权；按出版顺序排列", min_length=1, max_length=30
    )


PHOTO_SET = ReportType(code="T5", complete=PhotoSetForm, body=("description",))
