"""T7, a lead (宣传线索): two minutes of writing, from which a case or an article can grow without typing it again."""

from datetime import date
from uuid import UUID

from pydantic import AwareDatetime, Field

from services.submission.forms.field_types import ActivityType, FocusArea, Line, ShortPassage, Title
from services.submission.forms.report_form import CompleteForm
from services.submission.forms.report_type import ReportType


class LeadForm(CompleteForm):
    """A complete lead."""

    title: Title = Field(title="标题", description="一句话说清什么值得报道", examples=["初中生当一天高铁检修工"])
    background: ShortPassage = Field(
        title="线索内容",
        description="什么事、谁在做、看点在哪里；不写个人电话",
        examples=["五月十五日，铁路职业学院开放检修车间，初中生可以上手。"],
    )
    starts_on: date = Field(title="发生日期", description="哪一天", examples=["2023-05-15"])
    place: Line | None = Field(None, title="地点", description="可以不填", examples=["示例市铁路职业学院"])
    focus_area: FocusArea | None = Field(None, title="宣传重点", description="可以不选；选最贴近的一项")
    activity_type: ActivityType | None = Field(None, title="活动类型", description="可以不选；选最贴近的一项")
    embargoed_until: AwareDatetime | None = Field(
        None,
        title="公开时间",
        description="可以不填；此前不宜公开的填最早可公开的时间",
        examples=["2023-05-15T09:00:00+08:00"],
    )
    asset_ids: tuple[UUID, ...] = Field((), title="照片和视频", description="可以不传", max_length=10)


LEAD = ReportType(code="T7", complete=LeadForm, body=("background",))
