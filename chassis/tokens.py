"""Tokens: EdDSA access tokens, verified by the issuer's key set, with a cache of those verified before."""

import hashlib
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

import orjson
from joserfc import jws, jwt
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.jwk import KeySet, OKPKey
from pydantic import ValidationError

from chassis.errors import Unauthenticated
from chassis.principal import Principal

AUDIENCE = "openweek"
ALGORITHMS = ["Ed25519"]
REQUIRED = ("sub", "exp", "iat", "jti", "unit", "roles", "kind")
CACHE_SIZE = 20_000
LEEWAY_SECONDS = 5


class TokenExpired(Unauthenticated):
    """The token was good once."""

    code = "token-expired"
    title = "登录已过期，请重新登录；未提交的草稿已保存"


class TokenInvalid(Unauthenticated):
    """Not a token of this system."""

    code = "token-invalid"
    title = "登录凭证无效，请重新登录"


class Keys(Protocol):
    """Where the issuer's public keys come from."""

    async def key_set(self, kid: str) -> KeySet:
        """Keys that may hold `kid`; fetches when it is not known."""


@dataclass(frozen=True)
class FixedKeys:
    """Keys that are given: the issuer's own process, and tests."""

    keys: KeySet

    async def key_set(self, kid: str) -> KeySet:
        """The keys."""
        return self.keys


class TokenSigner:
    """Signs access tokens with the registry's Ed25519 key."""

    def __init__(self, private_jwk: str, *, issuer: str, seconds: int) -> None:
        self._key = OKPKey.import_key(orjson.loads(private_jwk))
        self.issuer = issuer
        self.seconds = seconds

    @property
    def public_keys(self) -> KeySet:
        """What verifiers need."""
        return KeySet([OKPKey.import_key(self._public())])

    def public_jwks(self) -> dict[str, Any]:
        """The JWKS document (RFC 7517)."""
        return {"keys": [self._public()]}

    def sign(self, principal: Principal, *, token_id: UUID, at: float) -> str:
        """An access token for `seconds` from `at` (Unix time)."""
        claims = {
            "iss": self.issuer,
            "aud": AUDIENCE,
            "sub": str(principal.id),
            "unit": str(principal.unit_id),
            "roles": sorted(principal.roles),
            "kind": principal.kind,
            "iat": int(at),
            "exp": int(at) + self.seconds,
            "jti": str(token_id),
        }
        return jwt.encode({"alg": "Ed25519", "kid": self._kid()}, claims, self._key, algorithms=ALGORITHMS)

    def _kid(self) -> str:
        return str(self._key.thumbprint())

    def _public(self) -> dict[str, Any]:
        public: dict[str, Any] = dict(self._key.as_dict(private=False))
        return {**public, "kid": self._kid(), "use": "sig", "alg": "Ed25519"}


class TokenVerifier:
    """Token → principal. A token that was verified is not verified again until it expires."""

    def __init__(self, keys: Keys, *, issuer: str) -> None:
        self._keys = keys
        essential: dict[str, Any] = {name: {"essential": True} for name in REQUIRED}
        essential |= {
            "iss": {"essential": True, "value": issuer},
            "aud": {"essential": True, "value": AUDIENCE},
        }
        self._claims = jwt.JWTClaimsRegistry(leeway=LEEWAY_SECONDS, **essential)
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
        try:
            kid = str(jws.extract_compact(token.encode()).headers().get("kid", ""))
            keys = await self._keys.key_set(kid)
            claims = jwt.decode(token, keys, algorithms=ALGORITHMS).claims
            self._claims.validate(claims)
            principal = Principal(
                id=claims["sub"],
                unit_id=claims["unit"],
                roles=frozenset(claims["roles"]),
                kind=claims["kind"],
            )
        except ExpiredTokenError as error:
            raise TokenExpired from error
        except (JoseError, ValidationError, ValueError, TypeError) as error:
            raise TokenInvalid from error
        return float(claims["exp"]) + LEEWAY_SECONDS, principal
