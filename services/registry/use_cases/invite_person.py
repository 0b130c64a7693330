"""A person of a unit is invited to open an account."""

from uuid import UUID

from chassis.rows import new_id
from chassis.work import Work
from services.registry import queries
from services.registry.domain import Account, Invitation
from services.registry.domain.account import UnitUnknown
from services.registry.domain.audit import Act
from services.registry.domain.invitation import new_token
from services.registry.use_cases.record_act import record_act


async def invite_person(
    work: Work, *, unit_id: UUID, roles: frozenset[str], username: str, by: Account, system: str | None = None
) -> tuple[Invitation, str]:
    """The invitation, and the secret of its link: it can be read this once. `system` names the co-department that is
    invited."""
    unit = await queries.find_enrolment(work, unit_id)
    if unit is None:
        raise UnitUnknown
    token = new_token()
    invitation = Invitation.made(
        token,
        invitation_id=new_id(),
        unit=unit,
        roles=roles,
        username=username,
        by=by,
        at=work.now(),
        department=await queries.department_of_account(work, unit, roles=roles, system=system),
    )
    work.add(invitation)
    facts = {"unit": str(unit_id), "roles": invitation.roles}
    await record_act(work, Act("invite-person", about=("invitation", str(invitation.id)), by=by.id, facts=facts))
    return invitation, token
