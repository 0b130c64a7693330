"""T8, the summary of the week (活动周总结): text, pictures, highlights and picked cases."""

from uuid import UUID

from pydantic import Field, field_validator

from services.submission.forms.field_types import MOST_PICKED, Highlight, Passage, Title, picked_from
from services.submission.forms.figure import MOST_FIGURES, Figure
from services.submission.forms.once import each_once
from services.submission.forms.report_form import CompleteForm
from services.submission.forms.report_type import ReportType


class SummaryForm(CompleteForm):
    """A complete summary, all four parts of it (R67)."""

    title: Title = Field(title="标题", description="总结全称", examples=["山东省2023年职业教育活动周总结"])
    overview: Passage = Field(
        title="总体情况", description="做了什么、谁参加、有什么反响", examples=["全省十六市共举办活动一千二百余场。"]
    )
    problems: Passage | None = Field(
        None, title="问题和建议", description="可以不填；对活动周组织工作的建议", examples=["通知再早一个月。"]
    )
    figures: tuple[Figure, ...] = Field(
        (), title="工作数据", description="可以不填；填了就要有单位、时间范围和来源", max_length=MOST_FIGURES
    )
    highlights: tuple[Highlight, ...] = Field(
        title="活动亮点", description="一条一句，可从已报送的材料中带入", min_length=1, max_length=20,
        examples=[["把法条改编成六个三分钟情景短剧"]],
    )  # fmt: skip
    picked_item_ids: tuple[UUID, ...] = Field(
        title="典型案例",
        description="从本单位和下级单位已报送的材料中选，不用再填",
        min_length=1,
        max_length=MOST_PICKED,
        json_schema_extra=picked_from("T2", "T3", "T4", "T5", "T6"),
    )
    asset_ids: tuple[UUID, ...] = Field(
        title="图片", description="反映本地活动周全貌的照片，至少一张", min_length=1, max_length=10
    )

    @field_validator("picked_item_ids")
    @classmethod
    def refuse_repeated_picks(cls, value: tuple[UUID, ...]) -> tuple[UUID, ...]:
        """Each item once."""
        return each_once(value, "同一份材料不能重复选择")


SUMMARY = ReportType(code="T8", complete=SummaryForm, body=("overview", "problems"))
