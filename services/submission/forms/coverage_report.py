"""T10, a report of coverage (媒体报道): where local media wrote about the week (R43)."""

from datetime import date
from uuid import UUID

from pydantic import Field, field_validator

from services.submission.forms.field_types import Line, Link, MediaLevel, ShortPassage, Title, picked_from
from services.submission.forms.once import each_once
from services.submission.forms.report_form import CompleteForm
from services.submission.forms.report_type import ReportType


class CoverageReportForm(CompleteForm):
    """A complete report: a picture of a screen does not stand for the address."""

    title: Title = Field(title="报道标题", description="照原文填", examples=["车间里的“高铁检修工”"])
    outlet: Line = Field(title="媒体名称", description="全称", examples=["示例日报"])
    link: Link = Field(title="网址", description="公众能打开的原文网址")
    published_on: date = Field(title="刊发日期", description="哪一天刊发", examples=["2023-05-16"])
    media_level: MediaLevel | None = Field(None, title="媒体级别", description="可以不选；选最贴近的一项")
    description: ShortPassage | None = Field(None, title="说明", description="可以不填；版面、时段、转载情况")
    picked_item_ids: tuple[UUID, ...] = Field(
        (),
        title="相关材料",
        description="报道的是哪份已报送的材料，从这里选",
        max_length=10,
        json_schema_extra=picked_from("T2", "T3", "T4", "T5", "T6"),
    )
    asset_ids: tuple[UUID, ...] = Field((), title="版面照片", description="可以不传", max_length=10)

    @field_validator("picked_item_ids")
    @classmethod
    def refuse_repeated_picks(cls, value: tuple[UUID, ...]) -> tuple[UUID, ...]:
        """Each item once."""
        return each_once(value, "同一份材料不能重复选择")


COVERAGE_REPORT = ReportType(code="T10", complete=CoverageReportForm)
