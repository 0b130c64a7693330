"""What filling in an item cost its unit: fields typed, taken over, and typed although they stood elsewhere already."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Self
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from services.submission.domain.asset_list import KINDS_IN
from services.submission.domain.item import Item
from services.submission.domain.item_origin import ItemOrigin
from services.submission.domain.row import Row

SHORTEST = 6  # characters; shorter values are equal by chance, and so are codes and days
LONGEST_CODE = 40
NOT_TYPED = frozenset({*KINDS_IN, "picked_item_ids"})


class ItemBurden(Row, table=True):
    """Counted once for each submission, away from it."""

    __tablename__ = "item_burden"
    __table_args__ = (CheckConstraint("typed >= retyped and retyped >= 0 and taken_over >= 0", name="counts"),)

    item_id: UUID = Field(primary_key=True, foreign_key="item.id")
    submission_number: int
    typed: int
    taken_over: int
    retyped: int

    @classmethod
    def of(cls, item: Item, origin: ItemOrigin | None, *, others: Iterable[Item], picked: Iterable[Item]) -> Self:
        """`others` are the unit's other items of the edition; what is picked by reference was not typed either."""
        filled = [name for name in item.content if name not in NOT_TYPED]
        taken = set(origin.unchanged(item.content)) if origin else set()
        typed = [name for name in filled if name not in taken]
        by_reference = set(_texts_of(picked))
        elsewhere = set(_texts_of(others)) - by_reference
        retyped = [name for name in typed if elsewhere.intersection(_texts(item.content[name]))]
        return cls(
            item_id=item.id,
            submission_number=item.submission_number,
            typed=len(typed),
            taken_over=len(filled) - len(typed),
            retyped=len(retyped),
        )


def _texts_of(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield from _texts({name: value for name, value in item.content.items() if name not in NOT_TYPED})


def _texts(value: Any) -> Iterator[str]:
    """Every text within a value that is long enough to be told from others."""
    if isinstance(value, str):
        text = "".join(value.split())
        if len(text) >= SHORTEST and not (text.isascii() and len(text) <= LONGEST_CODE):
            yield text
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
