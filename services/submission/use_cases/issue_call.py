"""Issue a call."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.principal import Principal
from chassis.rows import new_id
from chassis.work import Work
from services.submission.domain.call import Call
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import UnitNotEnrolled
from services.submission.queries.calls import units_in_order
from services.submission.queries.collected_types import collected_type


@dataclass(frozen=True)
class CallWish:
    """What is wanted, of whom, until when."""

    edition_id: UUID
    item_type: str
    subject: str
    demands: str
    due_at: datetime
    unit_ids: Sequence[UUID]


async def issue_call(work: Work, wish: CallWish, *, by: Principal) -> Call:
    """Units below the caller's are asked for an item of a type that the edition collects."""
    await collected_type(work, item_type=wish.item_type, edition_id=wish.edition_id)
    issuer = await work.read(KnownUnit, (wish.edition_id, by.unit_id))
    if issuer is None:
        raise UnitNotEnrolled
    call = Call.issued(
        call_id=new_id(),
        edition_id=wish.edition_id,
        item_type=wish.item_type,
        subject=wish.subject,
        demands=wish.demands,
        due_at=wish.due_at,
        issuer=issuer,
        by=by,
        at=work.now(),
    )
    asked = call.address(await units_in_order(work, wish.edition_id, wish.unit_ids))
    work.add(call)
    await work.flush()
    for unit in asked:
        work.add(unit)
    return call
