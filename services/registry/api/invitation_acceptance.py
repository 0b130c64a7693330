"""The other end of an invitation: whoever holds the link opens the own account."""

from datetime import datetime
from typing import Annotated

from fastapi import Response
from pydantic import StringConstraints

from chassis.bodies import Input, Output
from chassis.endpoints import OpenWork, router
from services.registry import queries
from services.registry.api.accounts import Password, Username
from services.registry.api.callers import Address, PasswordsDep
from services.registry.domain.account import normal_username
from services.registry.domain.invitation import InvitationUnknown
from services.registry.domain.passwords import check_password
from services.registry.use_cases.accept_invitation import Acceptance, accept_invitation

routes = router("/invitation", tags=["accounts"])

Token = Annotated[str, StringConstraints(min_length=20, max_length=100)]


class HeldLink(Input):
    """The secret of a link."""

    token: Token


class Accept(Input):
    """What the person chooses."""

    token: Token
    username: Username
    display_name: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    password: Password


class OfferOut(Output):
    """What the link offers."""

    unit_name: str
    department: str
    roles: list[str]
    username: str
    expires_at: datetime


class AcceptedOut(Output):
    """The name to sign in with."""

    username: str


@routes.post("/offer")
async def look(body: HeldLink, response: Response, work: OpenWork) -> OfferOut:
    """What a link offers, for who holds it."""
    invitation = await queries.invitation_of(work, body.token)
    if invitation is None:
        raise InvitationUnknown
    invitation.require_open(work.now())
    unit = await queries.find_enrolment(work, invitation.unit_id)
    if unit is None:
        raise InvitationUnknown
    response.headers["Cache-Control"] = "no-store"
    return OfferOut.model_validate({**invitation.model_dump(), "unit_name": unit.name})


@routes.post("/acceptance", status_code=201)
async def accept(
    body: Accept, passwords: PasswordsDep, address: Address, response: Response, work: OpenWork
) -> AcceptedOut:
    """Open the account; the link is used up. A hash is computed only for a link that stands."""
    await look(HeldLink(token=body.token), response, work)
    username = normal_username(body.username)
    check_password(body.password, username=username)
    acceptance = Acceptance(
        username=username,
        display_name=body.display_name,
        password=body.password,
        password_hash=await passwords.hash(body.password),
    )
    account = await accept_invitation(work, token=body.token, acceptance=acceptance, address=address)
    return AcceptedOut(username=account.username)
