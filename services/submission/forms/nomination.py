"""T9, a nomination (推荐): of a province or city of the year, of a key city, or of a local activity for the nation."""

from collections.abc import Iterator
from uuid import UUID

from pydantic import Field, field_validator

from chassis.errors import FieldError
from services.submission.forms.choice import Choice
from services.submission.forms.field_types import MOST_PICKED, Line, Passage, Title, picked_from
from services.submission.forms.figure import MOST_FIGURES, Figure
from services.submission.forms.once import each_once
from services.submission.forms.report_form import CompleteForm, missing
from services.submission.forms.report_type import ReportType


class NominationKind(Choice):
    """What is recommended."""

    PLACE_OF_THE_YEAR = "place_of_the_year", "年度推介省份（城市）"
    KEY_CITY = "key_city", "重点活动城市"
    LOCAL_ACTIVITY = "local_activity", "面向全国推介的地方性活动"


class NominationForm(CompleteForm):
    """A complete nomination."""

    title: Title = Field(title="标题", description="推荐谁、推荐什么", examples=["推荐潍坊市为年度推介城市"])
    kind: NominationKind = Field(title="推荐类别", description="选一项")
    subject: Line = Field(title="推荐对象", description="省份、城市或者活动的名称", examples=["潍坊市"])
    reasons: Passage = Field(
        title="推荐理由",
        description="活动内涵、形式、地方特色，职业教育改革的进展",
        examples=["全市二十所职业院校同日开放，接待居民六万人次。"],
    )
    response: Passage | None = Field(
        None, title="社会反响", description="推荐地方性活动的必填：媒体报道、参与人数，写明来源"
    )
    figures: tuple[Figure, ...] = Field(
        (), title="数据", description="可以不填；填了就要有单位、时间范围和来源", max_length=MOST_FIGURES
    )
    picked_item_ids: tuple[UUID, ...] = Field(
        (),
        title="佐证材料",
        description="从已报送的材料中选，不用再填",
        max_length=MOST_PICKED,
        json_schema_extra=picked_from("T2", "T3", "T4", "T5", "T6", "T10"),
    )
    asset_ids: tuple[UUID, ...] = Field((), title="照片和视频", description="可以不传", max_length=10)

    @field_validator("picked_item_ids")
    @classmethod
    def refuse_repeated_picks(cls, value: tuple[UUID, ...]) -> tuple[UUID, ...]:
        """Each item once."""
        return each_once(value, "同一份材料不能重复选择")

    def faults(self) -> Iterator[FieldError]:
        """A local activity stands by its response (R70)."""
        if self.kind is NominationKind.LOCAL_ACTIVITY and not self.response:
            yield missing("response", "推荐地方性活动须填社会反响")


NOMINATION = ReportType(code="T9", complete=NominationForm, body=("reasons", "response"))
