"""Every unit one level down gets a link for its first account."""

from dataclasses import dataclass
from uuid import UUID

from chassis.rows import new_id
from chassis.work import Work
from services.registry import queries
from services.registry.domain import Account, Enrolment, Invitation
from services.registry.domain.audit import Act
from services.registry.domain.invitation import new_token
from services.registry.use_cases.record_act import record_act


@dataclass(frozen=True)
class Invited:
    """A unit with the secret of its link."""

    unit: Enrolment
    invitation: Invitation
    token: str


async def invite_level_below(work: Work, *, unit_id: UUID, roles: frozenset[str], by: Account) -> list[Invited]:
    """Those directly below the unit that have neither an account nor an open link, by code."""
    units = await queries.units_without_account_below(work, unit_id, at=work.now())
    invited = []
    for unit in units:
        token = new_token()
        invitation = Invitation.made(
            token, invitation_id=new_id(), unit=unit, roles=roles, username="", by=by, at=work.now()
        )
        work.add(invitation)
        invited.append(Invited(unit, invitation, token))
    facts = {"count": len(invited), "roles": sorted(roles)}
    await record_act(work, Act("invite-person", about=("unit", str(unit_id)), by=by.id, facts=facts))
    return invited
