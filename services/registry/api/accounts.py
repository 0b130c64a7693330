"""Accounts over HTTP."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Query, Response
from pydantic import Field, StringConstraints

from chassis.bodies import Actions, Input, LockedAction, Output
from chassis.endpoints import RuntimeDep, WorkDep, router
from chassis.work import Work
from contracts.roles import Role
from services.registry import queries
from services.registry.api.callers import Limit, PasswordsDep, Reason, Registrar, SealedWork, SearchText
from services.registry.api.co_departments import System
from services.registry.domain import Account, Enrolment
from services.registry.domain.account import AccountDraft, normal_username
from services.registry.domain.second_factor import OwnCodes
from services.registry.use_cases.create_account import create_account
from services.registry.use_cases.reinstate_account import reinstate_account
from services.registry.use_cases.remove_second_factor import remove_second_factor
from services.registry.use_cases.reset_password import reset_password
from services.registry.use_cases.revoke_account import revoke_account

routes = router("/accounts", tags=["accounts"])

Username = Annotated[str, StringConstraints(pattern=r"^[\w.@-]{3,64}$")]
Password = Annotated[str, StringConstraints(max_length=200, strip_whitespace=False)]
KEPT = ("revoke", "reset-password")
ENDED = "reinstate"


class CreateAccount(Input):
    """An account for a person, or for a machine (`username` is then the client id); without a password one is made.

    A co-department's account names the system of its department, which must be on the roster of the unit.
    """

    kind: Literal["person", "desk", "platform"] = "person"
    username: Username
    display_name: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    unit_id: UUID
    roles: Annotated[frozenset[Role], Field(min_length=1)]
    department: System | None = None
    password: Password | None = None


class Revocation(Input):
    """Why the account ends, or is taken back."""

    reason: Reason


class NewPassword(Input):
    """The new password; without one, one is made."""

    password: Password | None = None


class AccountUnit(Output):
    """The unit of an account; code and place as in its newest edition, if it takes part in one."""

    id: UUID
    name: str
    region: str
    code: str | None = None
    short_name: str | None = None
    kind: str | None = None
    path: list[UUID] = Field(default_factory=list)


class AccountOut(Output):
    """An account; who it is stays in this service."""

    id: UUID
    kind: str
    username: str
    display_name: str
    unit: AccountUnit
    department: str
    roles: list[str]
    created_at: datetime
    revoked_at: datetime | None
    revoked_reason: str
    locked_until: datetime | None
    actions: Actions


class AccountWithPassword(AccountOut):
    """The answer that makes a password known; asked again under the same key it no longer holds it."""

    password: str | None


class AccountPage(Output):
    """Accounts by user name; `next` leads to the page after."""

    items: list[AccountOut]
    next: str | None


def unit_shown(account: Account, enrolment: Enrolment | None) -> AccountUnit:
    """The unit of an account."""
    if enrolment is None:
        return AccountUnit(id=account.unit_id, name=account.unit_name, region=account.region)
    return AccountUnit.model_validate({**enrolment.model_dump(), "id": account.unit_id})


def facts_of(account: Account, enrolment: Enrolment | None) -> dict[str, Any]:
    """What is told of an account; never its hash."""
    return {**account.model_dump(exclude={"password_hash"}), "unit": unit_shown(account, enrolment)}


def actions_for(account: Account, registrar: Account, *, with_codes: bool) -> Actions:
    """A registrar ends and re-opens accounts, but never the own one; codes are removed where there are any."""
    factor = ("remove-second-factor",) if with_codes else ()
    if account.is_revoked:
        locked = tuple(LockedAction(action=each, reason="该账号已停用") for each in KEPT)
        return Actions(allowed=(ENDED,), locked=locked)
    if account.id == registrar.id:
        own = LockedAction(action="revoke", reason="不能停用自己的账号，请由其他登记员办理", who="其他登记员")
        return Actions(allowed=("reset-password",), locked=(own,))
    return Actions(allowed=(*KEPT, *factor))


async def all_shown(work: Work, accounts: Sequence[Account], registrar: Account) -> list[AccountOut]:
    """Accounts for a registrar."""
    units = await queries.unit_of_accounts(work, accounts)
    with_codes = await queries.accounts_with_codes(work, {account.id for account in accounts})
    return [
        AccountOut.model_validate(
            {
                **facts_of(account, units.get(account.unit_id)),
                "actions": actions_for(account, registrar, with_codes=account.id in with_codes),
            }
        )
        for account in accounts
    ]


async def shown(work: Work, account: Account, registrar: Account) -> AccountOut:
    """One account for a registrar."""
    return (await all_shown(work, [account], registrar))[0]


async def given_once(work: Work, account: AccountOut, password: str | None, *, status: int) -> AccountWithPassword:
    """The answer with the password. The one kept for a repeated request is without it: nothing at rest holds it."""
    answer = AccountWithPassword(**account.model_dump(), password=password)
    kept = answer.model_copy(update={"password": None}).model_dump_json().encode()
    await work.save_answer(status=status, headers={"content-type": "application/json"}, body=kept)
    return answer


@routes.get("")
async def list_accounts(
    registrar: Registrar,
    runtime: RuntimeDep,
    work: WorkDep,
    unit: UUID | None = None,
    role: Role | None = None,
    standing: bool | None = None,
    text: SearchText = None,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
    limit: Limit = 50,
) -> AccountPage:
    """Accounts by user name, those that fit all that is asked for."""
    scope = f"accounts:{unit}:{role}:{standing}:{text}"
    after = runtime.cursors.open(scope, cursor)[0] if cursor else None
    wanted = queries.AccountFilter(unit_id=unit, role=role, standing=standing, text=text)
    found = await queries.accounts_page(work, wanted, after=after, limit=limit + 1)
    items = await all_shown(work, found[:limit], registrar)
    following = runtime.cursors.seal(scope, [found[limit - 1].username]) if len(found) > limit else None
    return AccountPage(items=items, next=following)


@routes.get("/{account_id}")
async def read(account_id: UUID, registrar: Registrar, work: WorkDep) -> AccountOut:
    """One account."""
    return await shown(work, await queries.account(work, account_id), registrar)


@routes.post("", status_code=201)
async def create(
    body: CreateAccount, registrar: Registrar, passwords: PasswordsDep, response: Response, work: SealedWork
) -> AccountWithPassword:
    """Open an account; what a demo registrar opens is demo."""
    draft = AccountDraft(
        kind=body.kind,
        username=normal_username(body.username),
        display_name=body.display_name,
        roles=frozenset(map(str, body.roles)),
        demo=registrar.demo,
    )
    account, password = await create_account(
        work,
        draft=draft,
        unit_id=body.unit_id,
        system=body.department,
        password=body.password,
        passwords=passwords,
        by=registrar.id,
    )
    response.headers["Location"] = f"/api/registry/v1/accounts/{account.id}"
    response.headers["Cache-Control"] = "no-store"
    return await given_once(work, await shown(work, account, registrar), password, status=201)


@routes.post("/{account_id}/revocation")
async def revoke(account_id: UUID, body: Revocation, registrar: Registrar, work: WorkDep) -> AccountOut:
    """End an account and its sessions, and say why."""
    account = await revoke_account(work, account_id=account_id, reason=body.reason, by=registrar.id)
    return await shown(work, account, registrar)


@routes.post("/{account_id}/reinstatement")
async def reinstate(account_id: UUID, body: Revocation, registrar: Registrar, work: WorkDep) -> AccountOut:
    """Take back an account that ended."""
    account = await reinstate_account(work, account_id=account_id, reason=body.reason, by=registrar.id)
    return await shown(work, account, registrar)


@routes.post("/{account_id}/second-factor-removal", status_code=204)
async def remove_factor(account_id: UUID, body: Revocation, registrar: Registrar, work: WorkDep) -> None:
    """For a person whose device is lost; the next sign-in asks for no code."""
    if account_id == registrar.id:
        raise OwnCodes
    await remove_second_factor(work, account_id=account_id, reason=body.reason, by=registrar.id)


@routes.post("/{account_id}/password")
async def reset(
    account_id: UUID,
    body: NewPassword,
    registrar: Registrar,
    passwords: PasswordsDep,
    response: Response,
    work: SealedWork,
) -> AccountWithPassword:
    """Give an account a new password; its sessions end, a lock opens."""
    response.headers["Cache-Control"] = "no-store"
    account, password = await reset_password(
        work, account_id=account_id, password=body.password, passwords=passwords, by=registrar.id
    )
    return await given_once(work, await shown(work, account, registrar), password, status=200)
