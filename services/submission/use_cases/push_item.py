"""Push an item."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.item_content import hash_content
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.pushed_item import PushedItem
from services.submission.domain.refusals import ItemTypeUnknown, UnitNotFound
from services.submission.forms import REPORT_TYPES
from services.submission.use_cases.create_item import create_item
from services.submission.use_cases.send_up import send_up


@dataclass(frozen=True)
class Push:
    """What a platform reports: under its own number, for a unit at or below its own."""

    external_id: str
    edition_id: UUID
    unit_id: UUID
    item_type: str
    content: Mapping[str, Any]
    as_draft: bool = False


async def push_item(work: Work, push: Push, *, by: Principal) -> tuple[Item, bool]:
    """The item under the platform's number, submitted by the rules of the unit itself; whether it is a new one.

    Asked again it is the same item: sent up anew after a return, untouched where nothing is new.
    """
    unit = await work.read(KnownUnit, (push.edition_id, push.unit_id))
    if unit is None or by.unit_id not in unit.path:
        raise UnitNotFound
    if push.item_type not in REPORT_TYPES:
        raise ItemTypeUnknown
    draft = REPORT_TYPES[push.item_type].read_draft(push.content)
    acting, content = by.model_copy(update={"unit_id": unit.unit_id}), draft.content()
    kept, is_new = await _numbered(work, push, by=by)
    item = await _item(work, kept, push, acting, by=by)
    if not kept.takes(content, item, item_type=push.item_type, unit_id=push.unit_id, edition_id=push.edition_id):
        return item, False
    item.save_draft(content, by=acting, at=work.now())
    kept.item_id, kept.content_hash, kept.pushed_at = item.id, hash_content(content), work.now()
    return (
        item if push.as_draft else await send_up(work, item=item, by=acting, key=f"push:{item.id}:{item.revision}")
    ), is_new


async def _numbered(work: Work, push: Push, *, by: Principal) -> tuple[PushedItem, bool]:
    """The row of the number, locked; of two pushes at once the second waits for the first."""
    facts = {"pushing_unit_id": by.unit_id, "external_id": push.external_id}
    row = {**facts, "account_id": by.id, "pushed_at": work.now(), "content_hash": ""}
    taken = await work.run(
        insert(PushedItem).values(row).on_conflict_do_nothing().returning(col(PushedItem.external_id))
    )
    is_new = taken.first() is not None
    return await work.get(PushedItem, (by.unit_id, push.external_id)), is_new


async def _item(work: Work, kept: PushedItem, push: Push, acting: Principal, *, by: Principal) -> Item:
    if kept.item_id is not None:
        return await work.get(Item, kept.item_id)
    item, _ = await create_item(
        work, item_type=push.item_type, edition_id=push.edition_id, by=acting, entered_by=by.unit_id
    )
    return item
