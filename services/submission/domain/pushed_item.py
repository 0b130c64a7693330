"""An item that came from a superior unit's own platform: reported there once, and never again here."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from chassis.errors import DomainError, Unprocessable
from services.submission.domain.item import EDITABLE, Item
from services.submission.domain.item_content import hash_content
from services.submission.domain.row import Row


class PushedItemUnderWay(DomainError):
    """What is with an approver or further is not written over; the same content again changes nothing."""

    code = "pushed-item-under-way"
    title = "该材料已报送，不能用新内容覆盖；需要修改时，请先由审核单位退回"


class PushedItemMismatch(Unprocessable):
    """One number of the platform is one item of one unit, edition and type."""

    code = "pushed-item-mismatch"
    title = "该编号已用于其他单位、届次或类型的材料"


class PushedItem(Row, table=True):
    """The platform's own number of an item; unique among those of one superior unit."""

    __tablename__ = "pushed_item"

    pushing_unit_id: UUID = Field(primary_key=True)
    external_id: str = Field(primary_key=True)
    item_id: UUID | None = None
    content_hash: str = ""
    account_id: UUID
    pushed_at: datetime

    def takes(self, content: dict[str, object], item: Item, *, item_type: str, unit_id: UUID, edition_id: UUID) -> bool:
        """Whether this content is new to the item; a refusal where it cannot be taken any more."""
        if (item.item_type, item.unit_id, item.edition_id) != (item_type, unit_id, edition_id):
            raise PushedItemMismatch
        if item.state in EDITABLE:
            return True
        if hash_content(content) != self.content_hash:
            raise PushedItemUnderWay
        return False
