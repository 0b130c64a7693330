"""Access tokens for a superior unit's own platform: client credentials, as for desks."""

from typing import Any

from fastapi import Response

from chassis.endpoints import OpenWork, RuntimeDep, router
from chassis.errors import DomainError
from chassis.problems import problem_of
from chassis.rows import new_id
from services.registry.api.access import access_token
from services.registry.api.callers import Address, SignerDep, prove
from services.registry.api.desk_tokens import DeskCredentials, DeskToken
from services.registry.domain.account import normal_username
from services.registry.use_cases.issue_desk_token import issue_desk_token

routes = router("/platform-tokens", tags=["sessions"])


@routes.post("", status_code=201, response_model=DeskToken)
async def issue(
    body: DeskCredentials, runtime: RuntimeDep, signer: SignerDep, address: Address, response: Response, work: OpenWork
) -> Any:
    """A token for a platform."""
    client_id = normal_username(body.client_id)
    proof = await prove(runtime, kind="platform", username=client_id, password=body.client_secret)
    found = await issue_desk_token(work, client_id=client_id, proof=proof, address=address, kind="platform")
    if isinstance(found, DomainError):
        return problem_of(found)
    response.headers["Cache-Control"] = "no-store"
    token = access_token(signer, found, roles=found.roles, access_id=new_id(), at=work.now())
    return DeskToken(access_token=token, expires_in=signer.seconds)
