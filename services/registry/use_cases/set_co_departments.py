"""The departments of a territory that take part in an edition."""

from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col

from chassis.rows import new_id
from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain import CoDepartment, Enrolment, Unit
from services.registry.domain.audit import Act
from services.registry.domain.co_department import DepartmentFacts, check_roster
from services.registry.domain.identity import enrolment_id_of
from services.registry.domain.unit import UnitNotFound
from services.registry.use_cases.follow_roster import follow_roster
from services.registry.use_cases.record_act import record_act


async def set_co_departments(
    work: Work, *, edition_id: UUID, unit_id: UUID, departments: tuple[DepartmentFacts, ...], by: UUID | None
) -> list[CoDepartment]:
    """The whole roster anew; merged or renamed in the middle of an edition, it is told again. Accounts of departments
    follow the roster of the unit's newest edition."""
    # The unit's row is locked: nobody opens an account by the old roster between this look and the commit.
    await work.get(Unit, unit_id, refusal=UnitNotFound)
    enrolment = await work.get(Enrolment, enrolment_id_of(edition_id, unit_id), refusal=UnitNotFound)
    check_roster(departments, unit_kind=enrolment.kind)
    if enrolment.tell_roster([each.name for each in departments], by=by, at=work.now()):
        work.publish(messages.unit_enrolled(enrolment))
    mine = (col(CoDepartment.edition_id) == edition_id) & (col(CoDepartment.unit_id) == unit_id)
    await work.run(delete(CoDepartment).where(mine))
    roster = [
        CoDepartment(
            id=new_id(), edition_id=edition_id, unit_id=unit_id, system=each.system, name=each.name, place=place
        )
        for place, each in enumerate(departments)
    ]
    for row in roster:
        work.add(row)
    if await queries.is_newest(work, enrolment):
        await follow_roster(work, unit_id=unit_id, roster=roster, by=by)
    facts = {"edition": str(edition_id), "systems": [each.system for each in departments]}
    await record_act(work, Act("set-co-departments", about=("unit", str(unit_id)), by=by, facts=facts))
    return roster
