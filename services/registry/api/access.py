"""What every holder of a session gets: a token with the roles that are in force, and who it is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends

from chassis.bodies import Output
from chassis.endpoints import RuntimeDep
from chassis.principal import Principal
from chassis.token_signer import TokenSigner
from chassis.work import Work
from services.registry import queries
from services.registry.api.accounts import AccountUnit, unit_shown
from services.registry.api.callers import SignerDep
from services.registry.domain import Account, SecondFactor
from services.registry.domain.session import Opened

SecondFactorState = Literal["on", "off", "required"]


class SessionAccount(Output):
    """Who signed in; `roles` are those in force, a role that is lent included."""

    id: UUID
    display_name: str
    unit: AccountUnit
    department: str
    roles: list[str]
    second_factor: SecondFactorState


class AccessOut(Output):
    """An access token for some minutes."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 -- a kind of token, not one
    expires_in: int
    session_expires_at: datetime
    account: SessionAccount


def access_token(
    signer: TokenSigner, account: Account, *, roles: Collection[str], access_id: UUID, at: datetime
) -> str:
    """A signed token for the account."""
    principal = Principal.model_validate(
        {"id": account.id, "unit_id": account.unit_id, "roles": frozenset(roles), "kind": account.kind}
    )
    return signer.sign(principal, token_id=access_id, at=at.timestamp())


@dataclass(frozen=True)
class Standing:
    """What an account may do now; without a second factor that its roles demand it may do nothing but set it up."""

    roles: tuple[str, ...]
    second_factor: SecondFactorState


class Access:
    """Who holds which roles for the life of a token."""

    def __init__(self, signer: SignerDep, runtime: RuntimeDep) -> None:
        self.signer = signer
        self._demanding: frozenset[str] = runtime.extras["second_factor_roles"]

    async def standing_of(self, work: Work, account: Account) -> Standing:
        """A loan counts only where it outlasts the token."""
        until = work.now() + timedelta(seconds=self.signer.seconds)
        roles = await queries.roles_in_force(work, account, until=until)
        factor = await work.read(SecondFactor, account.id) if account.kind == "person" else None
        if factor is not None and factor.is_confirmed:
            return Standing(roles, "on")
        if account.kind == "person" and self._demanding & set(roles):
            return Standing((), "required")
        return Standing(roles, "off")

    async def of(self, work: Work, opened: Opened) -> AccessOut:
        """For a session that was opened or goes on."""
        account = opened.account
        standing = await self.standing_of(work, account)
        units = await queries.unit_of_accounts(work, [account])
        return AccessOut(
            access_token=access_token(
                self.signer, account, roles=standing.roles, access_id=opened.access_id, at=work.now()
            ),
            expires_in=self.signer.seconds,
            session_expires_at=opened.expires_at,
            account=SessionAccount(
                id=account.id,
                display_name=account.display_name,
                unit=unit_shown(account, units.get(account.unit_id)),
                department=account.department,
                roles=list(standing.roles),
                second_factor=standing.second_factor,
            ),
        )


AccessDep = Annotated[Access, Depends()]
