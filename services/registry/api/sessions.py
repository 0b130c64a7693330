"""Signing in, going on, signing out."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Response
from pydantic import StringConstraints

from chassis.endpoints import Input, OpenWork, Output, RuntimeDep, WorkDep, router
from chassis.errors import DomainError
from chassis.principal import Principal
from chassis.problems import problem_of
from chassis.token_signer import TokenSigner
from chassis.work import Work
from services.registry import queries
from services.registry.api.accounts import AccountUnit, Password, unit_shown
from services.registry.api.callers import AccessId, Address, SignerDep, prove
from services.registry.domain import Account
from services.registry.domain.account import normal_username
from services.registry.domain.session import Opened
from services.registry.use_cases.close_session import close_session
from services.registry.use_cases.open_session import open_session
from services.registry.use_cases.refresh_session import refresh_session

routes = router("/sessions", tags=["sessions"])


class SignIn(Input):
    """A name and its password."""

    username: Annotated[str, StringConstraints(max_length=200)]
    password: Password


class Refresh(Input):
    """The newest refresh token of a session."""

    refresh_token: Annotated[str, StringConstraints(max_length=200)]


class SessionAccount(Output):
    """Who signed in."""

    id: UUID
    display_name: str
    unit: AccountUnit
    roles: list[str]


class AccessOut(Output):
    """An access token for some minutes."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 -- a kind of token, not one
    expires_in: int
    session_expires_at: datetime
    account: SessionAccount


class SessionOut(AccessOut):
    """With it a refresh token for one use."""

    refresh_token: str


def access_token(signer: TokenSigner, account: Account, *, access_id: UUID, at: datetime) -> str:
    """A signed token for the account."""
    kind: Literal["person", "desk"] = "desk" if account.kind == "desk" else "person"
    principal = Principal(id=account.id, unit_id=account.unit_id, roles=frozenset(account.roles), kind=kind)
    return signer.sign(principal, token_id=access_id, at=at.timestamp())


async def answer(work: Work, signer: TokenSigner, response: Response, outcome: Opened | DomainError) -> Any:
    """A refusal goes out as an answer, not as an exception: what it counted is to be committed."""
    if isinstance(outcome, DomainError):
        return problem_of(outcome)
    response.headers["Cache-Control"] = "no-store"
    access = await access_of(work, signer, outcome)
    return SessionOut(**access.model_dump(), refresh_token=outcome.refresh_token)


async def access_of(work: Work, signer: TokenSigner, opened: Opened) -> AccessOut:
    """What every holder of a session gets."""
    account = opened.account
    units = await queries.unit_of_accounts(work, [account])
    return AccessOut(
        access_token=access_token(signer, account, access_id=opened.access_id, at=work.now()),
        expires_in=signer.seconds,
        session_expires_at=opened.expires_at,
        account=SessionAccount(
            id=account.id,
            display_name=account.display_name,
            unit=unit_shown(account, units.get(account.unit_id)),
            roles=account.roles,
        ),
    )


@routes.post("", status_code=201, response_model=SessionOut)
async def sign_in(
    body: SignIn, runtime: RuntimeDep, signer: SignerDep, address: Address, response: Response, work: OpenWork
) -> Any:
    """Sign in. No Idempotency-Key: a second try is a second session, and tokens are kept nowhere."""
    username = normal_username(body.username)
    proof = await prove(runtime, kind="person", username=username, password=body.password)
    outcome = await open_session(work, username=username, proof=proof, address=address)
    return await answer(work, signer, response, outcome)


@routes.post("/refresh", response_model=SessionOut)
async def refresh(body: Refresh, signer: SignerDep, address: Address, response: Response, work: OpenWork) -> Any:
    """Change a refresh token for the next one."""
    outcome = await refresh_session(work, token=body.refresh_token, address=address)
    return await answer(work, signer, response, outcome)


@routes.delete("/current", status_code=204)
async def sign_out(access_id: AccessId, address: Address, work: WorkDep) -> None:
    """End the session that the access token belongs to."""
    await close_session(work, session=await queries.session_of_access(work, access_id), address=address)
