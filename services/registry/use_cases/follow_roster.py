"""The accounts of a territory's co-departments follow its roster."""

from collections.abc import Sequence
from uuid import UUID

from chassis.work import Work
from services.registry import messages, queries
from services.registry.domain import Account, CoDepartment
from services.registry.domain.co_department import ROLE
from services.registry.use_cases.end_account import end_account


async def follow_roster(work: Work, *, unit_id: UUID, roster: Sequence[CoDepartment], by: UUID | None) -> None:
    """A department that is off the roster loses its access, one that was renamed bears the new name."""
    names = {each.system: each.name for each in roster}
    for account in await queries.live_accounts(work, Account.of_unit(unit_id), Account.with_role(ROLE)):
        name = names.get(account.department_system)
        if name is None:
            await end_account(work, account_id=account.id, by=by, reason="不再列入联办部门名单")
        elif account.follow_roster(name):
            work.publish(messages.access_granted(account))
