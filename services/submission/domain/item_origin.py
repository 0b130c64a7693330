"""Where a draft began, when it did not begin empty: what was taken over, so that nobody types it again."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Field

from services.submission.domain.row import DOCUMENT, Row


class ItemOrigin(Row, table=True):
    """`taken` has the values as they were taken over; `to_confirm` the fields that may have changed since they were
    true: of an earlier edition, or of the unit. `from_item_id` is None where only the unit's own data was taken."""

    __tablename__ = "item_origin"

    item_id: UUID = Field(primary_key=True, foreign_key="item.id")
    from_item_id: UUID | None = Field(default=None, index=True)
    taken: dict[str, Any] = Field(default_factory=dict, sa_type=DOCUMENT)
    to_confirm: list[str] = Field(default_factory=list, sa_type=DOCUMENT)

    def unconfirmed(self, content: Mapping[str, Any]) -> Sequence[str]:
        """Fields that stand as they were taken over and that nobody has looked at."""
        return [name for name in self.to_confirm if name in content and content[name] == self.taken.get(name)]

    def unchanged(self, content: Mapping[str, Any]) -> Sequence[str]:
        """Fields that did not have to be typed."""
        return [name for name, value in self.taken.items() if content.get(name) == value]

    def confirm(self, names: Iterable[str]) -> None:
        """They are right as they are."""
        self.to_confirm = [name for name in self.to_confirm if name not in set(names)]
