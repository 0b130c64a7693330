"""Comment on an item."""

from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.item import Item
from services.submission.domain.item_comment import DepartmentUnknown, ItemComment
from services.submission.domain.known_department import KnownDepartment
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import UnitNotEnrolled
from services.submission.queries.comments import item_to_comment
from services.submission.queries.visibility import is_beside


async def comment_item(work: Work, *, item_id: UUID, text: str, pointer: str, by: Principal) -> ItemComment:
    """Say something of what was submitted. It changes nothing of the item, and nobody has to wait for it."""
    found = await item_to_comment(work, item_id, reader=by)
    comment = ItemComment.said(
        text,
        pointer=pointer,
        item=found.item,
        content=found.content,
        author_name=await _name(work, found.item, by),
        by_department=is_beside(by),
        by=by,
        at=work.now(),
    )
    work.add(comment)
    return comment


async def _name(work: Work, item: Item, by: Principal) -> str:
    """A department speaks by the name that it bears on the roster, a level above by that of its unit."""
    if is_beside(by):
        department = await work.read(KnownDepartment, by.id)
        if department is None or not department.standing:
            raise DepartmentUnknown
        return department.name
    unit = await work.read(KnownUnit, (item.edition_id, by.unit_id))
    if unit is None:
        raise UnitNotEnrolled
    return unit.name
