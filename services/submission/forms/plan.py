"""T1, the plan of the week (活动周方案): what a unit prepares, who is in it, which cities stand out."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, field_validator

from chassis.bodies import Input
from chassis.errors import FieldError
from services.submission.forms.field_types import (
    ActivityLevel,
    ActivityType,
    FocusArea,
    Line,
    Link,
    Passage,
    Title,
    assets_of,
    picked_from,
)
from services.submission.forms.once import each_once
from services.submission.forms.report_form import CompleteForm
from services.submission.forms.report_type import ReportType

MOST_ATTACHED = 5

City = Annotated[Line, Field(max_length=40)]


class PlannedActivity(Input):
    """A line of the plan's list of activities."""

    name: Line = Field(title="活动名称", description="活动的全称", examples=["职业教育活动周启动仪式"])
    activity_type: ActivityType = Field(title="活动类型", description="选最贴近的一项")
    activity_level: ActivityLevel | None = Field(None, title="活动层级", description="哪一级的活动")
    starts_on: date = Field(title="开始日期", description="哪一天开始", examples=["2023-05-14"])
    ends_on: date | None = Field(None, title="结束日期", description="只有一天的不填")
    place: Line = Field(title="地点", description="线上活动写平台名称", examples=["潍坊市"])
    organiser: Line | None = Field(None, title="承办单位", description="谁来办", examples=["潍坊职业学院"])


class PlanForm(CompleteForm):
    """A complete plan."""

    title: Title = Field(title="标题", description="方案全称", examples=["山东省2023年职业教育活动周实施方案"])
    lead_department: Line = Field(
        title="牵头部门", description="牵头的教育行政部门或者行指委", examples=["山东省教育厅"]
    )
    signing_departments: tuple[Line, ...] = Field(
        title="会同部门",
        description="共同印发或者会签的部门，一行一个",
        min_length=1,
        max_length=30,
        examples=[["山东省委宣传部", "山东省人力资源和社会保障厅"]],
    )
    overview: Passage = Field(
        title="总体安排", description="目标、主线和时间安排", examples=["以技能让生活更美好为主题，开展五个系列活动。"]
    )
    measures: Passage = Field(
        title="组织保障",
        description="组织领导、宣传安排、安全措施和减轻基层负担的做法",
        examples=["成立活动周工作专班，不搞层层启动仪式。"],
    )
    activities: tuple[PlannedActivity, ...] = Field(
        title="活动清单", description="重点活动一行一个", min_length=1, max_length=200
    )
    website: Link = Field(
        title="专题网站网址", description="公众能打开的专题网站或者专栏", examples=["https://edu.example.gov.cn/hdz"]
    )
    key_cities: tuple[City, ...] = Field(
        (),
        title="重点活动城市",
        description="本地区一至两个；计划单列市和行指委不填",
        max_length=2,
        examples=[["潍坊市"]],
    )
    focus_area: FocusArea | None = Field(None, title="宣传重点", description="可以不选；本地最突出的一项")
    picked_item_ids: tuple[UUID, ...] = Field(
        (),
        title="已报送的活动",
        description="可以不选；已单独报送的活动从这里选，不用再填",
        max_length=100,
        json_schema_extra=picked_from("T2"),
    )
    attachment_ids: tuple[UUID, ...] = Field(
        (),
        title="附件",
        description="可以不传；方案全文等，供审核时查阅，不对外发布",
        max_length=MOST_ATTACHED,
        json_schema_extra=assets_of("document"),
    )
    asset_ids: tuple[UUID, ...] = Field(
        (), title="照片和视频", description="可以不传；盖章方案可拍照上传", max_length=10
    )

    @field_validator("key_cities", "signing_departments")
    @classmethod
    def refuse_repeated_names(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        """Each name once."""
        return each_once(value, "同一个名称不能重复填写")

    @field_validator("attachment_ids")
    @classmethod
    def refuse_repeated_attachments(cls, value: tuple[UUID, ...]) -> tuple[UUID, ...]:
        """Each document once."""
        return each_once(value, "同一个附件不能重复添加")

    @field_validator("picked_item_ids")
    @classmethod
    def refuse_repeated_picks(cls, value: tuple[UUID, ...]) -> tuple[UUID, ...]:
        """Each item once."""
        return each_once(value, "同一份材料不能重复选择")

    def faults(self) -> Iterator[FieldError]:
        """No activity ends before it begins."""
        for index, each in enumerate(self.activities):
            if each.ends_on is not None and each.ends_on < each.starts_on:
                yield FieldError(f"/activities/{index}/ends_on", "结束日期不能早于开始日期", "date-order")


PLAN = ReportType(
    code="T1",
    complete=PlanForm,
    body=("overview", "measures"),
    asked_of={"province": ("key_cities",)},
    # A city that reports itself names no city, and a council has no territory (R32).
    not_of={"plan_city": ("key_cities",), "industry_council": ("key_cities",)},
    of_the_unit={"lead_department": "name"},
    for_approvers=frozenset({"attachment_ids"}),
)
