"""Demo accounts and demo units end; what they did stays."""

from sqlalchemy import func, select
from sqlmodel import col

from chassis.work import Work
from services.registry import queries
from services.registry.domain import Account
from services.registry.use_cases.end_account import end_account
from services.registry.use_cases.end_unit import end_unit
from services.registry.use_cases.seed_edition import SEED_LOCK


async def drop_demo(work: Work) -> tuple[int, int]:
    """Accounts revoked and units closed, lowest first; the edition and the 109 real units stay."""
    await work.run(select(func.pg_advisory_xact_lock(SEED_LOCK)))
    accounts = await queries.live_accounts(work, col(Account.demo).is_(True))
    for account in accounts:
        await end_account(work, account_id=account.id, by=None)
    units = await queries.open_demo_units(work)
    for unit in units:
        await end_unit(work, unit_id=unit.id, by=None)
    return len(accounts), len(units)
