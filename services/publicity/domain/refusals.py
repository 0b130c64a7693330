"""What publicity's rules say no to."""

from chassis.errors import DomainError, Forbidden, NotFound, StoreDown, Unprocessable


class EntryNotReady(DomainError):
    """The entry is not in a state in which this can be done."""

    code = "entry-not-ready"


class EntryUnknown(NotFound):
    """No such entry, or one that the caller is recused from: the same answer."""

    title = "没有找到该条目"


class ItemUnknown(NotFound):
    """No such item in the feed."""

    title = "没有找到该稿件"


class AccountUnsynced(StoreDown):
    """The account was granted access a moment ago, and publicity has not heard of it."""

    code = "account-unsynced"
    title = "账号信息正在同步，请稍后重试"


class TooFewReviewers(DomainError):
    """Not enough reviewers without a conflict of interest."""

    code = "too-few-reviewers"
    title = "可回避后仍能参评的专家不足"


class NotAssigned(Forbidden):
    """Only an assigned reviewer scores."""

    code = "not-assigned"
    title = "您不是该条目的评审专家"


class AlreadyScored(DomainError):
    """A score is given once."""

    code = "already-scored"
    title = "您已提交评分，评分提交后不能修改"


class ScoreIncomplete(Unprocessable):
    """A score has points for each criterion of the rubric and for nothing else."""

    code = "score-incomplete"
    title = "评分项目与评分标准不一致"


class ReviewerNotDifferent(Forbidden):
    """The three reviews are made by three different people."""

    code = "reviewer-not-different"
    title = "三审须由三位不同人员完成，您已审过本轮"


class ReleaseByReviewer(Forbidden):
    """Whoever scored, reviewed or decided an entry does not release it."""

    code = "release-by-reviewer"
    title = "参与过评分、三审或决定的人员不能发布该条目"


class EmbargoInPast(Unprocessable):
    """An embargo ends in the future, within a year."""

    code = "embargo-in-past"
    title = "解禁时间须晚于当前时间且不超过一年"


class AssetsNotReady(DomainError):
    """Every photo and video of an item is verified before the item goes out."""

    code = "assets-not-ready"
    title = "有图片或视频尚未通过校验，暂不能发布"


class AlreadyWithdrawn(DomainError):
    """A release is withdrawn once."""

    code = "already-withdrawn"
    title = "该稿件已撤回，无需重复操作"


class CorrectionUnknown(NotFound):
    """Nothing of the item waits for a decision: somebody decided, or the release was withdrawn."""

    title = "没有待处理的更正，可能已由他人处理，或稿件已撤回"


class CorrectionSuperseded(DomainError):
    """Who decides on a correction decides on the newest."""

    code = "correction-superseded"
    title = "报送单位又报送了更新的更正，请按最新内容核对后再处理"


class ItemEmbargoed(Forbidden):
    """Nothing of an embargoed item is shown before its time."""

    code = "item-embargoed"
    title = "该稿件尚在禁发期内"


class ItemGone(DomainError):
    """The item was withdrawn: stop using it and confirm the removal."""

    code = "item-withdrawn"
    status = 410
    title = "该稿件已撤回，请停止使用并回报删除结果"


class DeskEnded(Forbidden):
    """The desk's access was ended."""

    code = "desk-ended"
    title = "该媒体席位已停用"


class ReceiptInFuture(Unprocessable):
    """What is reported has happened."""

    code = "receipt-in-future"
    title = "回报时间不能晚于当前时间"


class CoverageKnown(DomainError):
    """Each address is reported once for an item."""

    code = "coverage-known"
    title = "该链接已经回报过"


class CoverageFull(DomainError):
    """The coverage of an item is told in one event, which has a size."""

    code = "coverage-full"
    title = "该稿件的报道回报已达上限"
