"""The sign-in of browsers: the refresh token stands in a cookie that no script can read, and in no answer's body."""

from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Header, Request, Response
from pydantic import StringConstraints

from chassis.bodies import Input
from chassis.endpoints import OpenWork, RuntimeDep, router
from chassis.errors import DomainError, Forbidden, Unauthenticated
from chassis.problems import problem_of
from services.registry import queries
from services.registry.api.access import AccessDep, AccessOut
from services.registry.api.accounts import Password
from services.registry.api.callers import Address, Code, SealDep, prove
from services.registry.domain.account import normal_username
from services.registry.domain.session import Opened
from services.registry.use_cases.close_session import close_session
from services.registry.use_cases.open_session import SecondProof, open_session
from services.registry.use_cases.refresh_session import refresh_session

routes = router("/browser-session", tags=["sessions"])

COOKIE = "openweek_session"
PATH = "/api/registry/v1/browser-session"
MOST_CHARACTERS = 200


class BrowserSignIn(Input):
    """A person's name and password, or a desk's client id and secret."""

    username: Annotated[str, StringConstraints(max_length=200)]
    password: Password
    code: Code = ""


class NotFromConsole(Forbidden):
    """A session is renewed by the console's own pages: a form of another site cannot set this header."""

    code = "not-from-console"
    title = "此请求只能由本系统的工作页面发出"


class SessionCookie:
    """The cookie of one request: what it holds, and how it is set and cleared.

    It goes when the browser closes; it is sent to its own path only, never along with a call from another site, and,
    where the page came by https, by https only.
    """

    def __init__(self, request: Request, runtime: RuntimeDep) -> None:
        self.token = request.cookies.get(COOKIE, "")[:MOST_CHARACTERS]
        public = urlsplit(runtime.settings.public_url)
        came_by = request.headers.get("x-forwarded-proto") or request.url.scheme
        self._path = f"{public.path}{PATH}"
        self._secure = "https" in (came_by, public.scheme)

    def set(self, response: Response, token: str) -> None:
        """Keep the newest refresh token."""
        response.set_cookie(COOKIE, token, path=self._path, httponly=True, samesite="strict", secure=self._secure)

    def clear(self, response: Response) -> None:
        """Keep nothing."""
        response.delete_cookie(COOKIE, path=self._path, httponly=True, samesite="strict", secure=self._secure)


Cookie = Annotated[SessionCookie, Depends()]


async def from_console(x_openweek_console: Annotated[str | None, Header()] = None) -> None:
    """Refuse a call that no page of the console made."""
    if x_openweek_console != "1":
        raise NotFromConsole


def refused(refusal: DomainError, cookie: SessionCookie) -> Response:
    """As an answer, not as an exception: what the refusal counted is to be committed. The cookie is of no use."""
    answer = problem_of(refusal)
    cookie.clear(answer)
    return answer


@routes.post("", status_code=201, response_model=AccessOut)
async def sign_in(
    body: BrowserSignIn,
    runtime: RuntimeDep,
    access: AccessDep,
    seal: SealDep,
    address: Address,
    cookie: Cookie,
    response: Response,
    work: OpenWork,
) -> Any:
    """Sign in, a person or a desk. No Idempotency-Key: a second try is a second session."""
    username = normal_username(body.username)
    proof = await prove(runtime, kind=None, username=username, password=body.password)
    second = SecondProof(body.code, seal)
    outcome = await open_session(work, username=username, proof=proof, address=address, second=second, kind=None)
    if not isinstance(outcome, Opened):
        return refused(outcome, cookie)
    cookie.set(response, outcome.refresh_token)
    response.headers["Cache-Control"] = "no-store"
    return await access.of(work, outcome)


@routes.post("/renewal", response_model=AccessOut, dependencies=[Depends(from_console)])
async def renew(access: AccessDep, address: Address, cookie: Cookie, response: Response, work: OpenWork) -> Any:
    """Go on with the session of the cookie, which changes; a cookie of before ends the session."""
    if not cookie.token:
        raise Unauthenticated
    outcome = await refresh_session(work, token=cookie.token, address=address)
    if not isinstance(outcome, Opened):
        return refused(outcome, cookie)
    cookie.set(response, outcome.refresh_token)
    response.headers["Cache-Control"] = "no-store"
    return await access.of(work, outcome)


@routes.delete("", status_code=204)
async def sign_out(address: Address, cookie: Cookie, response: Response, work: OpenWork) -> None:
    """End the session of the cookie, whether its access token still stands or not."""
    session = await queries.session_of_refresh(work, cookie.token)
    await close_session(work, session=session, address=address)
    cookie.clear(response)
