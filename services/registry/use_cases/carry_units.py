"""The open units of one edition take part in another, as they stand there."""

from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from chassis.work import Work
from services.registry import messages
from services.registry.domain import Edition, Enrolment, Unit
from services.registry.domain.edition import EditionNotFound


async def carry_units(work: Work, *, into: Edition, from_edition: UUID) -> int:
    """How many were carried. What was closed, in its edition or for good, stays behind with all that is below it;
    the old edition keeps its tree as it was."""
    if await work.read(Edition, from_edition) is None:
        raise EditionNotFound("没有要沿用单位的届次")
    statement = (
        select(Enrolment)
        .join(Unit, col(Unit.id) == col(Enrolment.unit_id))
        .where(
            col(Enrolment.edition_id) == from_edition, col(Enrolment.closed_on).is_(None), col(Unit.closed_on).is_(None)
        )
        .order_by(func.cardinality(col(Enrolment.path)), col(Enrolment.code))
    )
    carried: set[UUID] = set()
    for enrolment in (await work.run(statement)).scalars().all():
        if enrolment.parent_id is not None and enrolment.parent_id not in carried:
            continue
        carried.add(enrolment.unit_id)
        work.add(enrolled := enrolment.carried(into))
        work.publish(messages.unit_enrolled(enrolled))
    return len(carried)
