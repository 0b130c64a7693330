"""How far an item is, in the few words of a list."""

from collections.abc import Mapping

from services.submission.domain.item import ItemState

SHORT_WORDS: Mapping[str, str] = {
    ItemState.DRAFT: "草稿",
    ItemState.SUBMITTED: "审核中",
    ItemState.RETURNED: "已退回",
    ItemState.APPROVED: "已审核通过",
    ItemState.RECEIVED: "教育部已接收",
    ItemState.WITHDRAWN: "已撤回",
}
