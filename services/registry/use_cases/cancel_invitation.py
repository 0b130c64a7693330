"""An invitation is taken back."""

from uuid import UUID

from chassis.work import Work
from services.registry.domain import Account, Invitation
from services.registry.domain.audit import Act
from services.registry.domain.invitation import InvitationUnknown
from services.registry.use_cases.record_act import record_act


async def cancel_invitation(work: Work, *, invitation_id: UUID, by: Account) -> Invitation:
    """By who made it, or by a registrar; another's looks like none."""
    invitation = await work.get(Invitation, invitation_id, refusal=InvitationUnknown)
    if invitation.created_by != by.id and "registrar" not in by.roles:
        raise InvitationUnknown
    invitation.cancel(at=work.now())
    await record_act(work, Act("cancel-invitation", about=("invitation", str(invitation_id)), by=by.id))
    return invitation
