"""Units from a list, each below the one that the list names by its code."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chassis.errors import FieldError
from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain.edition import Edition, EditionNotFound
from services.registry.domain.enrolment import Enrolment
from services.registry.domain.unit import ParentUnfit, Unit, UnitDraft


@dataclass(frozen=True)
class PlacedUnit:
    """A unit, the code of the unit directly above it, and for a plan city that of the province that it lies in."""

    unit: UnitDraft
    parent_code: str | None
    located_in_code: str | None = None


async def seed_units(work: Work, *, edition_id: UUID, units: Sequence[PlacedUnit]) -> int:
    """Units that the edition does not have yet, parents first; a closed demo unit opens again. How many are new."""
    edition = await work.get(Edition, edition_id, refusal=EditionNotFound)
    known = await queries.enrolments_by_code(work, edition_id)
    identities = await queries.units_by_code(work, [each.unit.code for each in units])
    before = len(known)
    for each in units:
        identity = identities.get(each.unit.code)
        if identity is None:
            work.add(Unit(id=each.unit.id, code=each.unit.code, demo=each.unit.demo))
        elif identity.demo:
            identity.reopen()
            if each.unit.code in known and known[each.unit.code].reopen(at=work.now()):
                work.publish(messages.unit_enrolled(known[each.unit.code]))
    await work.flush()
    for each in units:
        if each.unit.code not in known:
            known[each.unit.code] = enrolment = _placed(each, known, edition)
            province = known.get(each.located_in_code) if each.located_in_code else None
            enrolment.located_in = province.unit_id if province else None
            work.add(enrolment)
            work.publish(messages.unit_enrolled(enrolment))
    return len(known) - before


def _placed(each: PlacedUnit, known: dict[str, Enrolment], edition: Edition) -> Enrolment:
    parent = known.get(each.parent_code) if each.parent_code else None
    if each.parent_code and parent is None:
        detail = f"{each.unit.code} 的上级单位 {each.parent_code} 不在本届"
        raise ParentUnfit(detail, errors=[FieldError("/parent_code", detail, "unknown")])
    return Enrolment.of(each.unit, edition=edition, parent=parent)
