"""A co-department leaves."""

from uuid import UUID

from chassis.work import Work
from services.registry.domain.audit import Act
from services.registry.use_cases.end_account import end_account
from services.registry.use_cases.record_act import record_act


async def give_up_access(work: Work, *, account_id: UUID) -> None:
    """Its own access ends at once; it comes back by a new invitation. What it said stays."""
    await end_account(work, account_id=account_id, by=account_id, reason="联办部门自行退出")
    await record_act(work, Act("give-up-access", about=("account", str(account_id)), by=account_id))
