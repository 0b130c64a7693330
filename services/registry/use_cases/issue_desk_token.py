"""A machine gets an access token for its client id and secret."""

from typing import Literal

from chassis.work import Work
from services.registry import queries
from services.registry.domain.account import Account
from services.registry.domain.passwords import Proof
from services.registry.domain.session import SignInRefused
from services.registry.domain.sign_in_event import SignInEvent

Machine = Literal["desk", "platform"]


async def issue_desk_token(
    work: Work, *, client_id: str, proof: Proof, address: str, kind: Machine = "desk"
) -> Account | SignInRefused:
    """No lockout: a stranger who knows a client id must not be able to cut a newsroom off; secrets are long."""
    machine = await queries.account_by_name(work, client_id, kind=kind)
    good = machine is not None and not machine.is_revoked and proof.holds_for(machine.password_hash)
    event = "desk-token" if good else "desk-refused"
    work.add(SignInEvent(at=work.now(), event=event, account_id=machine.id if machine else None, address=address))
    return machine if machine is not None and good else SignInRefused()
