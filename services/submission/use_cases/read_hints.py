"""Read hints."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from chassis.principal import Principal
from chassis.work import Work
from contracts.roles import Role
from services.submission.domain.hint_appeal import HintAppeal
from services.submission.domain.item import Item
from services.submission.domain.refusals import ItemNotFound
from services.submission.hints.hint import Hint
from services.submission.queries.items_to_write_down import items_by_id
from services.submission.queries.likeness import Likeness, items_like
from services.submission.use_cases.find_hints import find_hints


@dataclass(frozen=True)
class AnsweredHint:
    """A hint, what its writer says to it, and the other item where it is about one that the reader may see."""

    hint: Hint
    appeal: HintAppeal | None = None
    other_id: UUID | None = None


async def read_hints(work: Work, *, item_id: UUID, by: Principal) -> list[AnsweredHint]:
    """What is worth a second look in the content that the reader sees; approvers also learn which texts are alike."""
    found = await items_by_id(work, [item_id], unit_id=by.unit_id)
    if not found:
        raise ItemNotFound
    item, content = found[0].item, found[0].content
    appeals = await _appeals(work, item_id)
    alike = await items_like(work, item, reader=by.unit_id) if _decides(item, by) else []
    told = [AnsweredHint(_of_likeness(each), other_id=each.item_id if each.visible else None) for each in alike]
    hints = await find_hints(work, item=item, content=content)
    return [*told, *(AnsweredHint(each, appeals.get(each.key)) for each in hints)]


def _decides(item: Item, by: Principal) -> bool:
    return by.has(Role.APPROVER) and by.unit_id in item.unit_path


async def _appeals(work: Work, item_id: UUID) -> dict[str, HintAppeal]:
    rows: Sequence[HintAppeal] = (
        (await work.run(select(HintAppeal).where(col(HintAppeal.item_id) == item_id))).scalars().all()
    )
    return {each.hint_key: each for each in rows}


def _of_likeness(other: Likeness) -> Hint:
    """Names the other item to those only who may see it."""
    which = f"{other.unit_name}的《{other.title}》" if other.visible else "另一单位的一件材料"
    message = f"正文与{which}有 {round(other.similarity * 100)}% 相同，请核对是否重复报送"
    return Hint("near_duplicate", "", 0, 0, str(other.item_id), message)
