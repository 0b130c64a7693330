"""Units become one."""

from collections.abc import Sequence
from uuid import UUID

from chassis.errors import FieldError
from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain import Edition, Enrolment, Unit
from services.registry.domain.audit import Act
from services.registry.domain.china_time import china_day
from services.registry.domain.edition import EditionNotFound
from services.registry.domain.identity import enrolment_id_of
from services.registry.domain.unit import MergerUnfit, TreeKept, UnitNotFound
from services.registry.use_cases.move_accounts import move_accounts
from services.registry.use_cases.record_act import record_act


async def merge_units(
    work: Work, *, edition_id: UUID, unit_ids: Sequence[UUID], into: UUID, reason: str, by: UUID | None
) -> list[UUID]:
    """In this edition the merged end, what stood below them stands below the successor, their accounts go over.

    What they reported stays theirs; older editions are not touched. Whose accounts went over.
    """
    await work.get(Edition, edition_id, refusal=EditionNotFound)
    successor = await work.get(Enrolment, enrolment_id_of(edition_id, into), refusal=UnitNotFound)
    if len(set(unit_ids)) < len(unit_ids):
        raise MergerUnfit(errors=[FieldError("/unit_ids", "同一单位只填一次", "twice")])
    moved: list[UUID] = []
    for unit_id in sorted(unit_ids):
        moved += await _merge(work, edition_id, unit_id, successor, by)
    facts = {
        "edition": str(edition_id),
        "merged": sorted(map(str, unit_ids)),
        "accounts_moved": sorted(map(str, moved)),
        "reason": reason,
    }
    await record_act(work, Act("merge-units", about=("unit", str(into)), by=by, facts=facts))
    return moved


async def _merge(work: Work, edition_id: UUID, unit_id: UUID, successor: Enrolment, by: UUID | None) -> list[UUID]:
    enrolment = await work.get(Enrolment, enrolment_id_of(edition_id, unit_id), refusal=UnitNotFound)
    if not await queries.is_newest(work, enrolment):
        raise TreeKept
    enrolment.require_mergeable_into(successor)
    at = work.now()
    today = china_day(at)
    for below in await queries.enrolments_below(work, edition_id, unit_id):
        below.go_over(unit_id, successor, by=by, at=at)
        work.publish(messages.unit_enrolled(below))
    for led in await queries.enrolments_led_by(work, edition_id, unit_id):
        led.change_leader(unit_id, successor.unit_id, by=by, at=at)
        work.publish(messages.unit_enrolled(led))
    enrolment.close(on=today, by=by, at=at, successors=[successor])
    (await work.get(Unit, unit_id)).close(on=today)
    work.publish(messages.unit_enrolled(enrolment))
    await work.flush()
    return await move_accounts(work, unit_id=unit_id, successor=successor)
