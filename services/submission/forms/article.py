"""T4, an article (稿件): a text as a newspaper would print it."""

from uuid import UUID

from pydantic import Field

from services.submission.forms.field_types import ActivityType, FocusArea, Keyword, Line, LongPassage, Title
from services.submission.forms.report_form import CompleteForm
from services.submission.forms.report_type import ReportType


class ArticleForm(CompleteForm):
    """A complete article."""

    title: Title = Field(title="标题", description="准确、具体，不用口号", examples=["高铁车间迎来初中生"])
    subtitle: Title | None = Field(None, title="副题", description="可以不填")
    author: Line = Field(title="作者", description="署名，多人用顿号隔开", examples=["王小明、李华"])
    focus_area: FocusArea = Field(title="宣传重点", description="选最贴近的一项")
    body: LongPassage = Field(
        title="正文",
        description="只要文字，段落之间换行；照片在下面上传，不要贴在文字里",
        examples=["五月十五日上午，示例市铁路职业学院的检修车间来了三十二名初中生。"],
    )
    activity_type: ActivityType | None = Field(None, title="活动类型", description="可以不选；选最贴近的一项")
    keywords: tuple[Keyword, ...] = Field(
        (), title="关键词", description="可以不填，最多八个", max_length=8, examples=[["高铁", "职业体验"]]
    )
    asset_ids: tuple[UUID, ...] = Field(
        (), title="照片和视频", description="可以不传；传了要有说明和授权", max_length=10
    )


ARTICLE = ReportType(code="T4", complete=ArticleForm, body=("body",))
