"""A unit takes its place in an edition."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from chassis.errors import FieldError
from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain import Edition, Enrolment, Unit
from services.registry.domain.edition import EditionNotFound
from services.registry.domain.identity import enrolment_id_of
from services.registry.domain.unit import AlreadyEnrolled, OfficialCodeTaken, ParentUnfit, RootExists, UnitDraft


async def enrol_unit(work: Work, *, edition_id: UUID, draft: UnitDraft, parent_id: UUID | None) -> Enrolment:
    """A code names one unit for ever: known from an earlier edition, it is enrolled again, perhaps under a new name."""
    # The edition's row is the lock under which its tree grows.
    edition = await work.get(Edition, edition_id, refusal=EditionNotFound)
    parent = await _parent(work, edition_id, parent_id)
    enrolment = Enrolment.of(draft, edition=edition, parent=parent)
    await work.run(insert(Unit).values(id=draft.id, code=draft.code, demo=draft.demo).on_conflict_do_nothing())
    unit = await work.get(Unit, draft.id)
    unit.require_open()
    if await work.find(Enrolment, enrolment.id) is not None:
        raise AlreadyEnrolled(extensions={"unitId": str(unit.id)})
    if await queries.has_official_code(
        work, draft.official_code, edition_id=edition_id, parent_id=parent_id, but_of=draft.id
    ):
        raise OfficialCodeTaken
    work.add(enrolment)
    work.publish(messages.unit_enrolled(enrolment))
    return enrolment


async def _parent(work: Work, edition_id: UUID, parent_id: UUID | None) -> Enrolment | None:
    """The parent, kept from being closed until this is done; RootExists when none is named and the root is there."""
    if parent_id is None:
        if await queries.root_of(work, edition_id) is not None:
            raise RootExists
        return None
    unit = await work.find(Unit, parent_id)
    parent = await work.read(Enrolment, enrolment_id_of(edition_id, parent_id))
    if unit is None or parent is None or unit.closed_on is not None or parent.closed_on is not None:
        raise ParentUnfit(errors=[FieldError("/parent_id", "上级单位不在本届或已停用", "unknown")])
    return parent
