"""T3, the typical case (典型案例): who did what, why it worked, and what can be shown of it."""

from uuid import UUID

from pydantic import Field

from chassis.bodies import Input
from services.submission.forms.choice import Choice
from services.submission.forms.field_types import (
    ActivityType,
    Count,
    FocusArea,
    Highlight,
    Integration,
    Keyword,
    Line,
    Link,
    Passage,
    PersonCategory,
    Title,
    Year,
)
from services.submission.forms.figure import MOST_FIGURES, Figure
from services.submission.forms.report_form import CompleteForm
from services.submission.forms.report_type import ReportType

MOST_PERSONS = 10


class CaseKind(Choice):
    """典型人物、典型经验和典型事迹 (R35)."""

    PERSON = "person", "典型人物"
    EXPERIENCE = "experience", "典型经验"
    DEED = "deed", "典型事迹"


class Person(Input):
    """Somebody whom a case is about, with the honour that speaks for them (R38)."""

    name: Line = Field(title="姓名", description="经本人同意公开的姓名", examples=["王小明"])
    category: PersonCategory = Field(title="人物类别", description="选最贴近的一项")
    honour: Line | None = Field(None, title="荣誉", description="荣誉全称", examples=["全国技术能手"])
    issuer: Line | None = Field(None, title="授予单位", description="谁授予的", examples=["人力资源社会保障部"])
    year: Year | None = Field(None, title="年份", description="哪一年授予", examples=[2022])


class CaseForm(CompleteForm):
    """A complete case."""

    title: Title = Field(title="标题", description="一句话说清谁做了什么，不用口号", examples=["胡同口的职教法小课堂"])
    focus_area: FocusArea = Field(title="宣传重点", description="选最贴近的一项")
    activity_type: ActivityType = Field(title="活动类型", description="选最贴近的一项")
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
    experience: Passage | None = Field(
        None, title="经验", description="可以不填；别处照着做要注意什么", examples=["先问街坊想知道什么，再定讲什么。"]
    )
    case_kind: CaseKind | None = Field(None, title="案例类型", description="可以不选；人物、经验或者事迹")
    other_focus_areas: tuple[FocusArea, ...] = Field(
        (), title="其他宣传重点", description="可以不选；还涉及哪些", max_length=4
    )
    integration: tuple[Integration, ...] = Field((), title="三融", description="可以不选；涉及哪些", max_length=3)
    persons: tuple[Person, ...] = Field(
        (), title="人物和荣誉", description="写人物时填；荣誉要有授予单位和年份", max_length=MOST_PERSONS
    )
    figures: tuple[Figure, ...] = Field(
        (), title="成效数据", description="可以不填；填了就要有单位、时间范围和来源", max_length=MOST_FIGURES
    )
    platform_link: Link | None = Field(
        None, title="平台网址", description="数字化成果填公众能打开的网址", examples=["https://www.smartedu.cn"]
    )
    asset_ids: tuple[UUID, ...] = Field(
        (), title="照片和视频", description="可以不传；传了要有说明和授权，处理完成后才能审核通过", max_length=10
    )


CASE = ReportType(code="T3", complete=CaseForm, body=("background", "action", "result", "experience"))
