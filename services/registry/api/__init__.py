"""The registry over HTTP."""

from services.registry.api import accounts, desk_tokens, editions, jwks, me, sessions, units

routers = (
    editions.routes,
    units.routes,
    accounts.routes,
    sessions.routes,
    desk_tokens.routes,
    me.routes,
    jwks.routes,
)
