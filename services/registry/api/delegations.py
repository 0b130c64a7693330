"""Delegations of the approver's role over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends
from pydantic import AwareDatetime

from chassis.bodies import Actions, Input, LockedAction, Output
from chassis.endpoints import WorkDep, router
from chassis.work import Work
from contracts.roles import Role
from services.registry import queries
from services.registry.api.callers import Reason, SignedIn, standing
from services.registry.domain import Account, Delegation
from services.registry.domain.delegation import Period
from services.registry.use_cases.delegate_role import delegate_role
from services.registry.use_cases.end_delegation import end_delegation

routes = router("/delegations", tags=["accounts"])

Approver = Annotated[Account, Depends(standing(Role.APPROVER))]


class Delegate(Input):
    """The own role of an approver for a colleague, half-open."""

    to_account_id: UUID
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    reason: Reason


class DelegationOut(Output):
    """A loan of the role; the trace stays."""

    id: UUID
    from_account_id: UUID
    from_name: str
    to_account_id: UUID
    to_name: str
    starts_at: datetime
    ends_at: datetime
    reason: str
    state: str
    created_at: datetime
    ended_at: datetime | None
    actions: Actions


class DelegationList(Output):
    """Newest first."""

    items: list[DelegationOut]


class ColleagueOut(Output):
    """Somebody of the own unit."""

    id: UUID
    display_name: str
    roles: list[str]


class ColleagueList(Output):
    """By user name."""

    items: list[ColleagueOut]


async def shown(work: Work, delegations: list[Delegation]) -> list[DelegationOut]:
    """With names, for people of the unit."""
    ids = {each.from_account_id for each in delegations} | {each.to_account_id for each in delegations}
    names = {each.id: each.display_name for each in await queries.accounts_of(work, ids)}
    return [
        DelegationOut.model_validate(
            {
                **each.model_dump(),
                "from_name": names.get(each.from_account_id, ""),
                "to_name": names.get(each.to_account_id, ""),
                "state": each.state(work.now()),
                "actions": _actions(each, work.now()),
            }
        )
        for each in delegations
    ]


def _actions(delegation: Delegation, at: datetime) -> Actions:
    if delegation.state(at) == "over":
        return Actions(locked=(LockedAction(action="end", reason="该委托已结束"),))
    return Actions(allowed=("end",))


@routes.get("")
async def list_delegations(me: SignedIn, work: WorkDep) -> DelegationList:
    """What I lent and what was lent to me; a registrar sees all."""
    return DelegationList(items=await shown(work, list(await queries.delegations_of(work, me))))


@routes.get("/colleagues")
async def list_colleagues(me: Approver, work: WorkDep) -> ColleagueList:
    """Whom the role can be lent to."""
    items = [ColleagueOut.model_validate(each) for each in await queries.colleagues_of(work, me)]
    return ColleagueList(items=items)


@routes.post("", status_code=201)
async def delegate(body: Delegate, me: Approver, work: WorkDep) -> DelegationOut:
    """Lend the own role; the colleague's next token holds it while the period lasts."""
    delegation = await delegate_role(
        work,
        from_account_id=me.id,
        to_account_id=body.to_account_id,
        period=Period(body.starts_at, body.ends_at),
        reason=body.reason,
        by=me.id,
    )
    return (await shown(work, [delegation]))[0]


@routes.post("/{delegation_id}/end")
async def end(delegation_id: UUID, me: SignedIn, work: WorkDep) -> DelegationOut:
    """Take the role back before its time; a token that holds it ends within minutes."""
    delegation = await end_delegation(work, delegation_id=delegation_id, by=me)
    return (await shown(work, [delegation]))[0]
