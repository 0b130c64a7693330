"""A unit ends."""

from uuid import UUID

from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain import Account, Edition, Enrolment, Unit
from services.registry.domain.china_time import china_day
from services.registry.domain.unit import UnitNotFound, UnitsBelow
from services.registry.use_cases.end_account import end_account


async def end_unit(work: Work, *, unit_id: UUID, by: UUID | None) -> int:
    """From the lowest up: a unit with open units below stays. Its accounts end with it; how many did."""
    newest = await queries.newest_enrolment(work, unit_id)
    if newest is not None:
        await work.get(Edition, newest.edition_id)
    unit = await work.get(Unit, unit_id, refusal=UnitNotFound)
    if await queries.has_open_units_below(work, unit_id):
        raise UnitsBelow
    today = china_day(work.now())
    unit.close(on=today)
    if newest is not None:
        enrolment = await work.get(Enrolment, newest.id)
        enrolment.close(on=today, by=by, at=work.now())
        work.publish(messages.unit_enrolled(enrolment))
    accounts = await queries.live_accounts(work, Account.of_unit(unit_id))
    for account in accounts:
        await end_account(work, account_id=account.id, by=by, reason="单位已停用")
    return len(accounts)
