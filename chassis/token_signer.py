"""The issuer's side of tokens: the registry's, and that of tests."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from chassis.principal import Principal
from chassis.token_claims import ALGORITHMS
from chassis.token_terms import AUDIENCE


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
