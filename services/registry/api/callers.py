"""Who calls, from where, and what the handlers are given."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

import orjson
from fastapi import Depends, Query, Request
from joserfc import jws
from pydantic import StringConstraints

from chassis.auth import require
from chassis.endpoints import ComposedWorkDep, OpenWork, Runtime, RuntimeDep
from chassis.errors import Forbidden, Unauthenticated
from chassis.principal import Principal
from chassis.token_signer import TokenSigner
from chassis.work import Work
from contracts.roles import Role
from services.registry import queries
from services.registry.domain.account import Account, AccountNotFound
from services.registry.domain.enrolment import Enrolment
from services.registry.domain.passwords import Passwords, Proof
from services.registry.domain.second_factor import SecretSeal


class AccountEnded(Unauthenticated):
    """The token is still good, the account is not: here that is known at once."""

    code = "account-ended"
    title = "账号已停用"


def standing(*roles: str) -> Callable[..., Awaitable[Account]]:
    """The caller's account, with one of these roles and not ended."""

    async def standing_account(caller: Annotated[Principal, Depends(require(*roles))], work: OpenWork) -> Account:
        try:
            account = await queries.account(work, caller.id)
        except AccountNotFound as error:
            raise AccountEnded from error
        if account.is_revoked:
            raise AccountEnded
        return account

    return standing_account


SignedIn = Annotated[Account, Depends(standing())]
Registrar = Annotated[Account, Depends(standing(Role.REGISTRAR))]
Keeper = Annotated[Account, Depends(standing(Role.LIAISON, Role.APPROVER, Role.REGISTRAR))]
Inviter = Annotated[Account, Depends(standing(Role.APPROVER, Role.REGISTRAR))]
Person = Annotated[Principal, Depends(require())]


class NotYourUnit(Forbidden):
    """What a unit tells of itself is told by the unit, by an approver above it, or by a registrar."""

    code = "not-your-unit"
    title = "只能办理本单位或所辖单位的信息"


def require_keeps(keeper: Account, enrolment: Enrolment) -> None:
    """Refuse who neither belongs to the unit nor stands above it."""
    own = keeper.unit_id == enrolment.unit_id
    above = keeper.unit_id in enrolment.path and "approver" in keeper.roles
    if not (own or above or "registrar" in keeper.roles):
        raise NotYourUnit


def whole_of(reader: Account) -> UUID | None:
    """Below which unit the reader sees: a registrar everything, which is None, others the own one."""
    return None if Role.REGISTRAR in reader.roles else reader.unit_id


def signer_of(runtime: RuntimeDep) -> TokenSigner:
    """Signs access tokens."""
    signer: TokenSigner = runtime.extras["signer"]
    return signer


def passwords_of(runtime: RuntimeDep) -> Passwords:
    """Hashes and compares passwords, two at a time in this process."""
    passwords: Passwords = runtime.extras["passwords"]
    return passwords


def seal_of(runtime: RuntimeDep) -> SecretSeal:
    """Keeps the secrets of one-time codes."""
    seal: SecretSeal = runtime.extras["seal"]
    return seal


SealDep = Annotated[SecretSeal, Depends(seal_of)]
SignerDep = Annotated[TokenSigner, Depends(signer_of)]
PasswordsDep = Annotated[Passwords, Depends(passwords_of)]


def address_of(request: Request) -> str:
    """Where the call came from: the gateway replaces X-Real-IP, whatever the client claimed."""
    return request.headers.get("x-real-ip") or (request.client.host if request.client else "")


Address = Annotated[str, Depends(address_of)]


def access_id_of(request: Request, caller: Person) -> UUID:
    """The id of the caller's access token, which was verified before."""
    token = request.headers["authorization"].partition(" ")[2]
    return UUID(orjson.loads(jws.extract_compact(token.encode()).payload)["jti"])


AccessId = Annotated[UUID, Depends(access_id_of)]


async def sealed_work(work: ComposedWorkDep, runtime: RuntimeDep) -> Work:
    """The transaction of a POST with a password in it: the digest kept of the request is keyed, so that nobody who
    reads the database can try passwords against it.
    """
    if work.claim is not None:
        key = runtime.settings.cursor_key.get_secret_value().encode()
        work.claim.request_hash = hmac.digest(key, work.claim.request_hash, "sha256")
        await work.take_claim(work.claim)
    return work


SealedWork = Annotated[Work, Depends(sealed_work)]
Limit = Annotated[int, Query(ge=1, le=100)]
Cursor = Annotated[str | None, Query(max_length=500)]
Code = Annotated[str, StringConstraints(max_length=20)]
Reason = Annotated[str, StringConstraints(min_length=2, max_length=200)]
SearchText = Annotated[str | None, Query(min_length=1, max_length=100)]


async def prove(runtime: Runtime, *, kind: str | None, username: str, password: str) -> Proof:
    """Compare a password in no transaction: while the hash is computed no lock and no connection is held."""
    async with runtime.database.work() as work:
        known = await queries.password_hash_of(work, username, kind=kind)
    return await passwords_of(runtime).prove(password, known)
