"""T6, a video (视频). Author, licence and consent are told once, with the file itself."""

from uuid import UUID

from pydantic import Field

from services.submission.forms.field_types import ActivityType, FocusArea, Keyword, LongPassage, ShortPassage, Title
from services.submission.forms.report_form import CompleteForm
from services.submission.forms.report_type import ReportType


class VideoForm(CompleteForm):
    """A complete video."""

    title: Title = Field(title="标题", description="一句话说清拍的是什么", examples=["九十秒看懂高铁检修"])
    description: ShortPassage = Field(
        title="简介", description="讲什么、谁出镜、在哪里拍", examples=["跟着实训教师王小明走一遍检修流程。"]
    )
    focus_area: FocusArea = Field(title="宣传重点", description="选最贴近的一项")
    transcript: LongPassage | None = Field(
        None,
        title="解说词",
        description="可以不填；填了便于媒体核对和听障人士观看",
        examples=["清晨五点，车间的灯亮了。"],
    )
    has_subtitles: bool = Field(default=False, title="有字幕", description="画面中已有字幕的选是")
    activity_type: ActivityType | None = Field(None, title="活动类型", description="可以不选；选最贴近的一项")
    keywords: tuple[Keyword, ...] = Field((), title="关键词", description="可以不填，最多八个", max_length=8)
    asset_ids: tuple[UUID, ...] = Field(
        title="视频和封面", description="视频一个，封面照片可以不传；配乐须有授权", min_length=1, max_length=10
    )


VIDEO = ReportType(code="T6", complete=VideoForm, body=("description", "transcript"))
