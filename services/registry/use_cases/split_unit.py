"""A unit becomes several."""

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
from services.registry.domain.unit import SplitUnfit, TreeKept, UnitDraft, UnitNotFound, UnitsBelow
from services.registry.use_cases.enrol_unit import enrol_unit
from services.registry.use_cases.move_accounts import move_accounts
from services.registry.use_cases.record_act import record_act


async def split_unit(
    work: Work,
    *,
    edition_id: UUID,
    unit_id: UUID,
    drafts: Sequence[UnitDraft],
    accounts_to: str,
    reason: str,
    by: UUID | None,
) -> list[Enrolment]:
    """New units of its kind in its place; it ends in this edition, and its accounts go to the one named by its code."""
    await work.get(Edition, edition_id, refusal=EditionNotFound)
    enrolment = await work.get(Enrolment, enrolment_id_of(edition_id, unit_id), refusal=UnitNotFound)
    if not await queries.is_newest(work, enrolment):
        raise TreeKept
    enrolment.require_open()
    _require_sense(enrolment, drafts, accounts_to)
    if await queries.has_open_units_below(work, unit_id):
        raise UnitsBelow
    parts = [
        await enrol_unit(work, edition_id=edition_id, draft=draft, parent_id=enrolment.parent_id) for draft in drafts
    ]
    today = china_day(work.now())
    heir = next(part for part in parts if part.code == accounts_to)
    # What waits for the ended unit goes on with the first that is named, so the people must be there.
    successors = [heir, *(part for part in parts if part is not heir)]
    enrolment.close(on=today, by=by, at=work.now(), successors=successors)
    (await work.get(Unit, unit_id)).close(on=today)
    work.publish(messages.unit_enrolled(enrolment))
    await work.flush()
    moved = await move_accounts(work, unit_id=unit_id, successor=heir)
    facts = {
        "edition": str(edition_id),
        "parts": sorted(str(part.unit_id) for part in parts),
        "accounts_moved": sorted(map(str, moved)),
        "reason": reason,
    }
    await record_act(work, Act("split-unit", about=("unit", str(unit_id)), by=by, facts=facts))
    return parts


def _require_sense(enrolment: Enrolment, drafts: Sequence[UnitDraft], accounts_to: str) -> None:
    codes = [draft.code for draft in drafts]
    faults = []
    if len(drafts) < 2 or len(set(codes)) < len(codes) or enrolment.code in codes:
        faults.append(FieldError("/parts", "拆分后至少有两个单位，代码各不相同，也不同于原单位", "codes"))
    if accounts_to not in codes:
        faults.append(FieldError("/accounts_to", "请从拆分后的单位中选择接收账号的单位", "unknown"))
    if faults:
        raise SplitUnfit(errors=faults)
