"""A unit ends."""

from datetime import timedelta
from uuid import UUID

from chassis.work import Work
from services.registry import queries
from services.registry.domain import Account, Unit
from services.registry.domain.unit import UnitNotFound, UnitsBelow
from services.registry.use_cases.revoke_account import revoke_account

CHINA = timedelta(hours=8)


async def close_unit(work: Work, *, unit_id: UUID, by: UUID | None) -> int:
    """From the lowest up: a unit with open units below stays. Its accounts end with it; how many did."""
    unit = await work.get(Unit, unit_id, refusal=UnitNotFound)
    if await queries.has_open_units_below(work, unit_id):
        raise UnitsBelow
    unit.close(on=(work.now() + CHINA).date())
    accounts = await queries.live_accounts(work, Account.of_unit(unit_id))
    for account in accounts:
        await revoke_account(work, account_id=account.id, by=by)
    return len(accounts)
