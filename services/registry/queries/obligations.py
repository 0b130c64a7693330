"""Reads of obligations that differ from the rule."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Row, and_, select
from sqlmodel import col

from chassis.work import Work
from services.registry.domain import Enrolment, Obligation

ObligationRow = Row[Obligation, Enrolment]


async def obligations_of(work: Work, *, edition_id: UUID, under: UUID | None) -> Sequence[ObligationRow]:
    """Of an edition's units, with those below `under` only, or all; by the code of the unit, then the type."""
    statement = (
        select(Obligation, Enrolment)
        .join(
            Enrolment,
            and_(
                col(Enrolment.edition_id) == col(Obligation.edition_id),
                col(Enrolment.unit_id) == col(Obligation.unit_id),
            ),
        )
        .where(col(Obligation.edition_id) == edition_id)
        .order_by(col(Enrolment.code), col(Obligation.item_type))
    )
    if under is not None:
        statement = statement.where(col(Enrolment.path).contains([under]))
    rows: Sequence[ObligationRow] = (await work.run(statement)).all()
    return rows
