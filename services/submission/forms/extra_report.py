"""T11, what a notice asks for besides (追加材料); what it is about and how long it may be stands in the edition."""

from uuid import UUID

from pydantic import Field

from services.submission.forms.field_types import LongPassage, Title
from services.submission.forms.figure import MOST_FIGURES, Figure
from services.submission.forms.report_form import CompleteForm
from services.submission.forms.report_type import ReportType


class ExtraReportForm(CompleteForm):
    """A complete extra report."""

    title: Title = Field(title="标题", description="按通知要求填", examples=["学习宣传职业教育法工作总结"])
    body: LongPassage = Field(
        title="正文", description="按通知要求填，段落之间换行", examples=["全省职业院校开展普法宣讲二百余场。"]
    )
    figures: tuple[Figure, ...] = Field(
        (), title="数据", description="可以不填；填了就要有单位、时间范围和来源", max_length=MOST_FIGURES
    )
    asset_ids: tuple[UUID, ...] = Field((), title="照片和视频", description="可以不传", max_length=10)


EXTRA_REPORT = ReportType(code="T11", complete=ExtraReportForm, body=("body",))
