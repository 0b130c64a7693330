"""Issue a call."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.errors import FieldError
from chassis.principal import Principal
from chassis.rows import new_id
from chassis.work import Work
from services.submission.domain.call import Call, CallUnfit
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import EditionUnknown, ItemTypeUnknown, UnitNotEnrolled
from services.submission.forms import REPORT_TYPES
from services.submission.queries.calls import units_in_order


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
    edition = await work.read(KnownEdition, wish.edition_id)
    if edition is None:
        raise EditionUnknown(errors=[FieldError("/edition_id", EditionUnknown.title, EditionUnknown.code)])
    if edition.limits(wish.item_type) is None or wish.item_type not in REPORT_TYPES:
        raise ItemTypeUnknown(errors=[FieldError("/item_type", ItemTypeUnknown.title, ItemTypeUnknown.code)])
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
    asked = call.address(await _units(work, wish))
    work.add(call)
    await work.flush()
    for unit in asked:
        work.add(unit)
    return call


async def _units(work: Work, wish: CallWish) -> list[KnownUnit]:
    found = await units_in_order(work, wish.edition_id, list(dict.fromkeys(wish.unit_ids)))
    unknown = [place for place, unit in enumerate(found) if unit is None]
    if unknown:
        raise CallUnfit(
            errors=[FieldError(f"/unit_ids/{place}", "没有找到该单位", "unit-unknown") for place in unknown]
        )
    return [unit for unit in found if unit is not None]
