"""T2, an activity (活动): what takes place, when, where or on which platform, and how it is kept safe."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from pydantic import AwareDatetime, Field, field_validator

from chassis.bodies import Input
from chassis.errors import FieldError
from services.submission.forms.choice import Choice
from services.submission.forms.field_types import (
    ActivityLevel,
    ActivityType,
    Closeness,
    Count,
    FocusArea,
    Integration,
    Line,
    Link,
    Passage,
    Sector,
    ServiceKind,
    ShortPassage,
    Title,
)
from services.submission.forms.once import each_once
from services.submission.forms.report_form import CompleteForm, missing
from services.submission.forms.report_type import ReportType

MASS = 1_000  # 大型群众性活动安全管理条例, article 2


class Mode(Choice):
    """Where it takes place."""

    ON_SITE = "on_site", "线下"
    ONLINE = "online", "线上"
    BOTH = "both", "线上线下结合"


class ExchangeSchool(Input):
    """A school of an exchange between schools of different kinds (R36)."""

    name: Line = Field(title="学校名称", description="全称", examples=["示例市第一中学"])
    kind: Line = Field(title="学校类型", description="中职、高职、职业本科、普通中小学等", examples=["普通高中"])


class ActivityForm(CompleteForm):
    """A complete activity."""

    title: Title = Field(title="活动名称", description="活动全称", examples=["走进高铁工匠车间"])
    activity_type: ActivityType = Field(title="活动类型", description="选最贴近的一项")
    mode: Mode = Field(title="活动方式", description="线下、线上或者两者结合")
    starts_on: date = Field(title="开始日期", description="哪一天开始", examples=["2023-05-15"])
    ends_on: date = Field(title="结束日期", description="只有一天的填同一天", examples=["2023-05-15"])
    description: Passage = Field(
        title="活动内容",
        description="做什么、面向谁、怎样参加",
        examples=["开放高铁实训车间，初中生可以当一天检修工。"],
    )
    expected_attendance: Count = Field(
        title="预计人数",
        description=f"现场预计人数，满 {MASS} 人的要填安全联系人和应急预案；纯线上的填 0",
        examples=[300],
    )
    place: Line | None = Field(None, title="地点", description="线下活动必填", examples=["示例市铁路职业学院实训楼"])
    link: Link | None = Field(None, title="线上网址", description="线上活动必填，公众能打开")
    platform: Line | None = Field(
        None, title="线上平台", description="线上活动必填", examples=["国家职业教育智慧教育平台"]
    )
    online_at: AwareDatetime | None = Field(
        None, title="线上开始时间", description="线上活动必填", examples=["2023-05-15T09:00:00+08:00"]
    )
    activity_level: ActivityLevel | None = Field(None, title="活动层级", description="可以不选；哪一级的活动")
    focus_area: FocusArea | None = Field(None, title="宣传重点", description="可以不选；选最贴近的一项")
    integration: tuple[Integration, ...] = Field((), title="三融", description="可以不选；涉及哪些", max_length=3)
    sectors: tuple[Sector, ...] = Field((), title="教育类型", description="可以不选；涉及哪些", max_length=3)
    closeness: tuple[Closeness, ...] = Field((), title="三贴近", description="可以不选；涉及哪些", max_length=3)
    service_kinds: tuple[ServiceKind, ...] = Field(
        (), title="便民服务", description="可以不选；提供哪些", max_length=10
    )
    co_organisers: tuple[Line, ...] = Field(
        (), title="联合举办单位", description="可以不填；一行一个", max_length=30, examples=[["示例市总工会"]]
    )
    exchange_schools: tuple[ExchangeSchool, ...] = Field(
        (), title="交流学校", description="不同类型学校交流的，列出两所以上", max_length=20
    )
    highlight: bool = Field(default=False, title="特色亮点", description="最能体现本地特色的少数活动才选")
    safety_contact: Line | None = Field(
        None, title="安全联系人", description="只给审核单位看，不对外提供", examples=["保卫处值班室 0531-00000000"]
    )
    emergency_plan: ShortPassage | None = Field(
        None, title="应急预案", description="疏散、医疗和天气变化时怎么办", examples=["设两处出口，校医全程值守。"]
    )
    asset_ids: tuple[UUID, ...] = Field((), title="照片和视频", description="可以不传", max_length=10)

    @field_validator("co_organisers")
    @classmethod
    def refuse_repeated_names(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        """Each name once."""
        return each_once(value, "同一个单位不能重复填写")

    def faults(self) -> Iterator[FieldError]:
        """Where it takes place, in which order, how many come, and with whom."""
        if self.ends_on < self.starts_on:
            yield FieldError("/ends_on", "结束日期不能早于开始日期", "date-order")
        if self.mode is not Mode.ONLINE and not self.place:
            yield missing("place", "线下活动须填地点")
        if self.mode is not Mode.ON_SITE:
            for name in ("link", "platform", "online_at"):
                if not getattr(self, name):
                    yield missing(name, "线上活动须填网址、平台和时间")
        if self.expected_attendance >= MASS and self.mode is not Mode.ONLINE:
            for name in ("safety_contact", "emergency_plan"):
                if not getattr(self, name):
                    yield missing(name, f"预计满 {MASS} 人的活动须填安全联系人和应急预案")
        yield from self._exchange()

    def _exchange(self) -> Iterator[FieldError]:
        names = [each.name for each in self.exchange_schools]
        if len(names) == 1:
            yield FieldError("/exchange_schools", "交流学校至少两所", "too_short")
        for index, name in enumerate(names):
            if name in names[:index]:
                yield FieldError(f"/exchange_schools/{index}/name", "同一所学校不能重复填写", "repeated")
        if len(names) > 1 and len({each.kind for each in self.exchange_schools}) == 1:
            yield FieldError("/exchange_schools", "交流应在不同类型的学校之间", "same-kind")


ACTIVITY = ReportType(
    code="T2", complete=ActivityForm, body=("description",), for_approvers=frozenset({"safety_contact"})
)
