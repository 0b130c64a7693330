"""How far an item is, and what that allows."""

from collections.abc import Mapping
from enum import StrEnum


class ItemState(StrEnum):
    """How far an item is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    RECEIVED = "received"
    WITHDRAWN = "withdrawn"


EDITABLE = (ItemState.DRAFT, ItemState.RETURNED)
WITHDRAWABLE = (ItemState.SUBMITTED, ItemState.APPROVED, ItemState.RECEIVED)
WORDS: Mapping[str, str] = {
    ItemState.DRAFT: "材料还是草稿",
    ItemState.SUBMITTED: "材料已报送，正在审核",
    ItemState.RETURNED: "材料已退回报送单位修改",
    ItemState.APPROVED: "材料已审核通过",
    ItemState.RECEIVED: "材料已由教育部接收",
    ItemState.WITHDRAWN: "材料已撤回",
}
