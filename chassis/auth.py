"""The signature tells who may call: `liaison: Annotated[Principal, Depends(require(Role.LIAISON))]`."""

from collections.abc import Awaitable, Callable

from fastapi import Request

from chassis.errors import Forbidden, Unauthenticated
from chassis.principal import Principal


class RoleMissing(Forbidden):
    """The account has none of the roles that this call wants."""

    code = "role-missing"
    title = "当前账号没有此项权限"


async def identified(request: Request) -> Principal | None:
    """Who calls, or None without a token; a token that is not good is refused even on a public endpoint. Looked at once
    a request."""
    known: Principal | None = getattr(request.state, "principal", None)
    if known is not None:
        return known
    header = request.headers.get("authorization")
    if header is None:
        return None
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthenticated
    principal: Principal = await request.app.state.runtime.tokens.verify(token)
    request.state.principal = principal
    return principal


class Require:
    """A dependency that lets these roles in; `roles` is held against the policy file."""

    def __init__(self, *roles: str) -> None:
        self.roles = frozenset(str(role) for role in roles)

    async def __call__(self, request: Request) -> Principal:
        """The caller, or a refusal."""
        caller = await identified(request)
        if caller is None:
            raise Unauthenticated
        if self.roles and not caller.has(*self.roles):
            raise RoleMissing
        return caller


def require(*roles: str) -> Callable[..., Awaitable[Principal]]:
    """The caller holds one of these roles; with none named, any account will do."""
    return Require(*roles)
