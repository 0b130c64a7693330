"""The caller: who it is and what it can do."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.bodies import Actions, Input, Output
from chassis.endpoints import OpenWork, RuntimeDep, WorkDep, router
from chassis.problems import problem_of
from services.registry import queries
from services.registry.api.access import AccessDep, SecondFactorState
from services.registry.api.accounts import AccountUnit, Password, facts_of
from services.registry.api.callers import PasswordsDep, SignedIn, prove
from services.registry.domain.roles import abilities_of
from services.registry.use_cases.change_password import change_password

routes = router("/me", tags=["me"])


class MeOut(Output):
    """The own account; `actions` is what its roles can do anywhere in the system."""

    id: UUID
    kind: str
    username: str
    display_name: str
    unit: AccountUnit
    department: str
    roles: list[str]
    created_at: datetime
    second_factor: SecondFactorState
    actions: Actions


class ChangePassword(Input):
    """The old password proves who asks."""

    old_password: Password
    new_password: Password


@routes.get("")
async def read(me: SignedIn, access: AccessDep, work: WorkDep) -> MeOut:
    """The own account, with the roles that are in force."""
    units, standing = await queries.unit_of_accounts(work, [me]), await access.standing_of(work, me)
    facts = facts_of(me, units.get(me.unit_id)) | {"roles": list(standing.roles)}
    actions = Actions(allowed=abilities_of(standing.roles))
    return MeOut.model_validate({**facts, "second_factor": standing.second_factor, "actions": actions})


@routes.put("/password", status_code=204, response_model=None)
async def change(
    body: ChangePassword, me: SignedIn, runtime: RuntimeDep, passwords: PasswordsDep, work: OpenWork
) -> Any:
    """Change the own password; every session ends, the one that asks too."""
    proof = await prove(runtime, kind=me.kind, username=me.username, password=body.old_password)
    refusal = await change_password(
        work, account_id=me.id, proof=proof, password=body.new_password, passwords=passwords
    )
    return problem_of(refusal) if refusal else None
