"""Sign-in of browsers by an identity provider: away to it, and back with what it says."""

from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

import orjson
from fastapi import Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from chassis.bodies import Output
from chassis.endpoints import OpenWork, Runtime, RuntimeDep, router
from chassis.errors import DomainError, NotFound
from services.registry.api.browser_session import Cookie
from services.registry.api.callers import Address, SealDep
from services.registry.domain.account import normal_username
from services.registry.domain.second_factor import SecretSeal
from services.registry.domain.session import Opened
from services.registry.use_cases.open_provider_session import open_provider_session
from services.registry.verification.identity_provider import Departure, IdentityProvider, ProviderRefused

routes = router("/browser-session/provider", tags=["sessions"])

DEPARTURE = "openweek_departure"
PATH = "/api/registry/v1/browser-session/provider"
AWAY_SECONDS = 600
# The seal binds to an id; what is sealed here is no account's.
NOBODY = UUID(int=0)


class NoProvider(NotFound):
    """The settings name none."""

    code = "no-provider"
    title = "本系统没有启用统一认证登录"


class ProviderOut(Output):
    """Whether people can sign in by a provider, and what it is called."""

    enabled: bool
    name: str


def provider_of(runtime: RuntimeDep) -> IdentityProvider:
    """The provider of the settings."""
    provider: IdentityProvider | None = runtime.extras["provider"]
    if provider is None:
        raise NoProvider
    return provider


Provider = Annotated[IdentityProvider, Depends(provider_of)]


def to_console(runtime: Runtime, outcome: str) -> RedirectResponse:
    """Back to the page; what came of it stands behind the #."""
    return RedirectResponse(f"{runtime.settings.public_url}/console/#{outcome}", status_code=303)


@routes.get("")
async def read(runtime: RuntimeDep) -> ProviderOut:
    """For the page of the sign-in."""
    return ProviderOut(enabled=runtime.extras["provider"] is not None, name=runtime.extras["provider_name"])


@routes.get("/departure", response_class=RedirectResponse)
async def leave(runtime: RuntimeDep, provider: Provider, seal: SealDep) -> Response:
    """To the provider, with secrets of which the browser keeps a sealed copy for ten minutes."""
    departure = Departure.drawn()
    try:
        away = RedirectResponse(await provider.address(departure), status_code=303)
    except DomainError as refusal:
        return to_console(runtime, refusal.code)
    kept = seal.seal(orjson.dumps([departure.state, departure.nonce, departure.verifier]).decode(), NOBODY).hex()
    public = urlsplit(runtime.settings.public_url)
    away.set_cookie(
        DEPARTURE,
        kept,
        max_age=AWAY_SECONDS,
        path=f"{public.path}{PATH}",
        httponly=True,
        samesite="lax",
        secure=public.scheme == "https",
    )
    away.headers["Cache-Control"] = "no-store"
    return away


@routes.get("/return", response_class=RedirectResponse)
async def come_back(
    request: Request,
    runtime: RuntimeDep,
    provider: Provider,
    seal: SealDep,
    address: Address,
    cookie: Cookie,
    work: OpenWork,
    code: Annotated[str, Query(max_length=2000)] = "",
    state: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """From the provider: only the browser that left comes back, once."""
    try:
        departure = _departure(request.cookies.get(DEPARTURE, ""), seal)
        if not code or state != departure.state:
            raise ProviderRefused
        username = await provider.username(code, departure)
    except DomainError as refusal:
        return to_console(runtime, refusal.code)
    outcome = await open_provider_session(work, username=normal_username(username), address=address)
    answer = to_console(runtime, "signed-in" if isinstance(outcome, Opened) else ProviderRefused.code)
    if isinstance(outcome, Opened):
        cookie.set(answer, outcome.refresh_token)
    public = urlsplit(runtime.settings.public_url)
    answer.delete_cookie(DEPARTURE, path=f"{public.path}{PATH}", httponly=True, samesite="lax")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _departure(kept: str, seal: SecretSeal) -> Departure:
    try:
        state, nonce, verifier = orjson.loads(seal.open(bytes.fromhex(kept[:2000]), NOBODY))
    except (ValueError, DomainError) as error:
        raise ProviderRefused from error
    return Departure(state=state, nonce=nonce, verifier=verifier)
