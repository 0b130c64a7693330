"""Signing in, going on, signing out."""

from typing import Annotated, Any

from fastapi import Response
from pydantic import StringConstraints

from chassis.bodies import Input
from chassis.endpoints import OpenWork, RuntimeDep, WorkDep, router
from chassis.errors import DomainError
from chassis.problems import problem_of
from chassis.work import Work
from services.registry import queries
from services.registry.api.access import Access, AccessDep, AccessOut
from services.registry.api.accounts import Password
from services.registry.api.callers import AccessId, Address, Code, SealDep, prove
from services.registry.domain.account import normal_username
from services.registry.domain.session import Opened
from services.registry.use_cases.close_session import close_session
from services.registry.use_cases.open_session import SecondProof, open_session
from services.registry.use_cases.refresh_session import refresh_session

routes = router("/sessions", tags=["sessions"])


class SignIn(Input):
    """A name and its password; the one-time code where the account has one."""

    username: Annotated[str, StringConstraints(max_length=200)]
    password: Password
    code: Code = ""


class Refresh(Input):
    """The newest refresh token of a session."""

    refresh_token: Annotated[str, StringConstraints(max_length=200)]


class SessionOut(AccessOut):
    """With it a refresh token for one use."""

    refresh_token: str


async def answer(work: Work, access: Access, response: Response, outcome: Opened | DomainError) -> Any:
    """A refusal goes out as an answer, not as an exception: what it counted is to be committed."""
    if isinstance(outcome, DomainError):
        return problem_of(outcome)
    response.headers["Cache-Control"] = "no-store"
    given = await access.of(work, outcome)
    return SessionOut(**given.model_dump(), refresh_token=outcome.refresh_token)


@routes.post("", status_code=201, response_model=SessionOut)
async def sign_in(
    body: SignIn,
    runtime: RuntimeDep,
    access: AccessDep,
    seal: SealDep,
    address: Address,
    response: Response,
    work: OpenWork,
) -> Any:
    """Sign in. No Idempotency-Key: a second try is a second session, and tokens are kept nowhere."""
    username = normal_username(body.username)
    proof = await prove(runtime, kind="person", username=username, password=body.password)
    second = SecondProof(body.code, seal)
    outcome = await open_session(work, username=username, proof=proof, address=address, second=second)
    return await answer(work, access, response, outcome)


@routes.post("/refresh", response_model=SessionOut)
async def refresh(body: Refresh, access: AccessDep, address: Address, response: Response, work: OpenWork) -> Any:
    """Change a refresh token for the next one."""
    outcome = await refresh_session(work, token=body.refresh_token, address=address)
    return await answer(work, access, response, outcome)


@routes.delete("/current", status_code=204)
async def sign_out(access_id: AccessId, address: Address, work: WorkDep) -> None:
    """End the session that the access token belongs to."""
    await close_session(work, session=await queries.session_of_access(work, access_id), address=address)
