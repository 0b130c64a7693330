"""List a hand-over."""

from chassis.errors import Unprocessable
from chassis.work import Work
from services.submission.documents.hand_over_list import HandOver, ListedItem
from services.submission.domain.item import ItemState
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import EditionUnknown, UnitNotFound
from services.submission.domain.state_words import SHORT_WORDS
from services.submission.queries.items_to_write_down import ItemWithContent, Wanted, items_wanted

HANDED_OVER = (ItemState.SUBMITTED, ItemState.APPROVED, ItemState.RECEIVED)


class ListTooLong(Unprocessable):
    """A document holds so many lines and no more."""

    code = "list-too-long"
    title = "清单过长，请按类型、状态或单位筛选后再导出"


async def list_hand_over(work: Work, wanted: Wanted, *, addressee: str, most: int) -> HandOver:
    """What a unit has handed over, or what was handed over to it: one line an item, in the order of their receipts."""
    edition = await work.read(KnownEdition, wanted.edition_id)
    if edition is None:
        raise EditionUnknown
    unit = await work.read(KnownUnit, (wanted.edition_id, wanted.unit_id))
    if unit is None:
        raise UnitNotFound
    found = await items_wanted(work, wanted, limit=most + 1)
    if len(found) > most:
        raise ListTooLong(f"符合条件的材料超过 {most} 件，请按类型、状态或单位筛选后再导出")
    lines = sorted(
        (_line(each, edition) for each in found if each.item.submitted_at), key=lambda line: line.submitted_at
    )
    title = f"{edition.year}年职业教育活动周报送材料清单"
    return HandOver(title=title, unit_name=unit.name, addressee=addressee, at=work.now(), items=lines)


def _line(each: ItemWithContent, edition: KnownEdition) -> ListedItem:
    item = each.item
    return ListedItem(
        receipt_number=item.receipt_number or "",
        title=str(each.content.get("title", "")),
        type_name=edition.type_name(item.item_type),
        unit_name=item.unit_name,
        region=item.region,
        submitted_at=item.submitted_at or item.changed_at,
        on_time=item.on_time,
        state=SHORT_WORDS[item.state],
    )
