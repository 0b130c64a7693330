"""Tokens: EdDSA access tokens, verified by the issuer's key set, with a cache of those verified before."""

import hashlib
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Protocol

from pydantic import ValidationError

from chassis.principal import Principal
from chassis.token_terms import LEEWAY_SECONDS, TokenExpired, TokenInvalid

if TYPE_CHECKING:
    from joserfc.jwk import KeySet

CACHE_SIZE = 20_000


class Keys(Protocol):
    """Where the issuer's public keys come from."""

    async def key_set(self, kid: str) -> "KeySet":
        """Keys that may hold `kid`; fetches when it is not known."""


class TokenVerifier:
    """Token → principal. A token that was verified is not verified again until it expires."""

    def __init__(self, keys: Keys, *, issuer: str) -> None:
        self._keys = keys
        self._issuer = issuer
        self._verified: OrderedDict[bytes, tuple[float, Principal]] = OrderedDict()

    async def verify(self, token: str) -> Principal:
        """Who the token speaks for; TokenExpired or TokenInvalid."""
        digest = hashlib.sha256(token.encode()).digest()
        known = self._verified.get(digest)
        if known is not None:
            expires, principal = known
            if time.time() < expires:
                return principal
            del self._verified[digest]
            raise TokenExpired
        expires, principal = await self._verified_anew(token)
        self._verified[digest] = (expires, principal)
        if len(self._verified) > CACHE_SIZE:
            self._verified.popitem(last=False)
        return principal

    def verified_before(self, token: bytes) -> Principal | None:
        """Who a token speaks for that was verified before and lives; None says nothing about the token."""
        known = self._verified.get(hashlib.sha256(token).digest())
        return known[1] if known is not None and time.time() < known[0] else None

    async def _verified_anew(self, token: str) -> tuple[float, Principal]:
        # Loaded with the keys, off the way of a process that starts: it brings a tenth of a second of cryptography.
        from chassis.token_claims import claims_of, key_id_of

        keys = await self._keys.key_set(key_id_of(token))
        claims = claims_of(token, keys, issuer=self._issuer)
        try:
            principal = Principal(
                id=claims["sub"], unit_id=claims["unit"], roles=frozenset(claims["roles"]), kind=claims["kind"]
            )
        except (ValidationError, TypeError) as error:
            raise TokenInvalid from error
        return float(claims["exp"]) + LEEWAY_SECONDS, principal
