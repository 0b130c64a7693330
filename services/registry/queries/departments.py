"""Reads of rosters."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from chassis.work import Work
from services.registry.domain import CoDepartment, Enrolment
from services.registry.domain.co_department import DepartmentFacts, department_for


async def roster_of(work: Work, *, edition_id: UUID, unit_id: UUID) -> Sequence[CoDepartment]:
    """The departments of a territory in an edition, in their order."""
    mine = select(CoDepartment).where(col(CoDepartment.edition_id) == edition_id, col(CoDepartment.unit_id) == unit_id)
    found: Sequence[CoDepartment] = (await work.run(mine.order_by(col(CoDepartment.place)))).scalars().all()
    return found


async def department_of_account(
    work: Work, enrolment: Enrolment, *, roles: Collection[str], system: str | None
) -> DepartmentFacts:
    """The department that an account with these roles is for, by the roster as it stands."""
    roster = await roster_of(work, edition_id=enrolment.edition_id, unit_id=enrolment.unit_id)
    return department_for(roles, system, roster)
