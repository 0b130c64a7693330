"""Access tokens for desks: client credentials."""

from typing import Annotated, Any, Literal

from fastapi import Response
from pydantic import StringConstraints

from chassis.bodies import Input, Output
from chassis.endpoints import OpenWork, RuntimeDep, router
from chassis.errors import DomainError
from chassis.problems import problem_of
from chassis.rows import new_id
from services.registry.api.access import access_token
from services.registry.api.accounts import Password
from services.registry.api.callers import Address, SignerDep, prove
from services.registry.domain.account import normal_username
from services.registry.use_cases.issue_desk_token import issue_desk_token

routes = router("/desk-tokens", tags=["sessions"])


class DeskCredentials(Input):
    """A desk's client id and secret."""

    client_id: Annotated[str, StringConstraints(max_length=200)]
    client_secret: Password


class DeskToken(Output):
    """An access token; a desk asks again when it ends."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 -- a kind of token, not one
    expires_in: int


@routes.post("", status_code=201, response_model=DeskToken)
async def issue(
    body: DeskCredentials, runtime: RuntimeDep, signer: SignerDep, address: Address, response: Response, work: OpenWork
) -> Any:
    """A token for a desk."""
    client_id = normal_username(body.client_id)
    proof = await prove(runtime, kind="desk", username=client_id, password=body.client_secret)
    desk = await issue_desk_token(work, client_id=client_id, proof=proof, address=address)
    if isinstance(desk, DomainError):
        return problem_of(desk)
    response.headers["Cache-Control"] = "no-store"
    token = access_token(signer, desk, roles=desk.roles, access_id=new_id(), at=work.now())
    return DeskToken(access_token=token, expires_in=signer.seconds)
