"""A figure that a unit reports: of what, in which unit, for which time, from which source (R40)."""

from pydantic import Field

from chassis.bodies import Input
from services.submission.forms.field_types import Amount, Line

MOST_FIGURES = 30


class Figure(Input):
    """One figure; none of its parts may be missing, because a bare number says nothing."""

    name: Line = Field(title="指标", description="数的是什么", examples=["接待中小学生及家长"])
    value: Amount = Field(title="数值", description="只填数字，不写“万”“亿”", examples=[12600])
    unit: Line = Field(title="单位", description="人、人次、场、家、篇等", examples=["人次"])
    period: Line = Field(title="时间范围", description="这个数字是哪段时间的", examples=["2023年5月14日至20日"])
    source: Line = Field(title="来源", description="谁统计的、从哪里来", examples=["各校活动登记表汇总"])
