"""The registry over HTTP."""

from services.registry.api import accounts, browser_session, desk_tokens, editions, jwks, me, names, sessions, units

routers = (
    editions.routes,
    units.routes,
    accounts.routes,
    sessions.routes,
    browser_session.routes,
    desk_tokens.routes,
    me.routes,
    names.routes,
    jwks.routes,
)
