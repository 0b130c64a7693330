"""The accounts of a territory's co-departments: its approver sees and ends them, each may give its access up."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends

from chassis.bodies import Input, Output
from chassis.endpoints import WorkDep, router
from contracts.roles import Role
from services.registry import queries
from services.registry.api.callers import Reason, standing
from services.registry.domain import Account
from services.registry.use_cases.give_up_access import give_up_access
from services.registry.use_cases.revoke_department import revoke_department

routes = router("/department-accounts", tags=["co-departments"])

MOST = 200
Approver = Annotated[Account, Depends(standing(Role.APPROVER))]
CoDepartment = Annotated[Account, Depends(standing(Role.CO_DEPARTMENT))]


class EndingAccess(Input):
    """Why the department loses its access."""

    reason: Reason


class DepartmentAccountOut(Output):
    """An account of a department that takes part."""

    id: UUID
    department: str
    username: str
    display_name: str
    created_at: datetime
    revoked_at: datetime | None


class DepartmentAccountList(Output):
    """By user name."""

    items: tuple[DepartmentAccountOut, ...]


@routes.get("")
async def read_list(approver: Approver, work: WorkDep) -> DepartmentAccountList:
    """Those that stand, of the own territory; a territory has few, and pages are not needed."""
    wanted = queries.AccountFilter(unit_id=approver.unit_id, role=Role.CO_DEPARTMENT, standing=True)
    accounts = await queries.accounts_page(work, wanted, after=None, limit=MOST)
    return DepartmentAccountList(items=tuple(map(DepartmentAccountOut.model_validate, accounts)))


@routes.post("/{account_id}/revocation")
async def revoke(account_id: UUID, body: EndingAccess, approver: Approver, work: WorkDep) -> DepartmentAccountOut:
    """End the access of a department of the own territory, and say why."""
    account = await revoke_department(work, account_id=account_id, reason=body.reason, by=approver)
    return DepartmentAccountOut.model_validate(account)


@routes.post("/own/departure", status_code=204)
async def leave(department: CoDepartment, work: WorkDep) -> None:
    """Give up the own access; its sessions end."""
    await give_up_access(work, account_id=department.id)
