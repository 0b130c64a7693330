"""What stands in a token, once its signature holds; the part of the tokens that needs the cryptography."""

from typing import Any

from joserfc import jws, jwt
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.jwk import KeySet

from chassis.token_terms import AUDIENCE, LEEWAY_SECONDS, TokenExpired, TokenInvalid

ALGORITHMS = ["Ed25519"]
REQUIRED = ("sub", "exp", "iat", "jti", "unit", "roles", "kind")


def key_set_of(document: Any) -> KeySet:
    """The keys of a JWKS document (RFC 7517); ValueError when it is none."""
    try:
        return KeySet.import_key_set(document)
    except (JoseError, TypeError, LookupError, AttributeError) as error:
        raise ValueError(str(error)) from error


def key_id_of(token: str) -> str:
    """The key that the token names; TokenInvalid when it is no token."""
    try:
        return str(jws.extract_compact(token.encode()).headers().get("kid", ""))
    except (JoseError, ValueError, TypeError) as error:
        raise TokenInvalid from error


def claims_of(token: str, keys: KeySet, *, issuer: str) -> dict[str, Any]:
    """The claims of a token that these keys signed, for us, by this issuer; TokenExpired or TokenInvalid."""
    essential: dict[str, Any] = {name: {"essential": True} for name in REQUIRED}
    # An account whose roles want a second factor that it has not set up holds none of them.
    essential["roles"]["allow_blank"] = True
    essential |= {name: {"essential": True, "value": value} for name, value in (("iss", issuer), ("aud", AUDIENCE))}
    try:
        claims = jwt.decode(token, keys, algorithms=ALGORITHMS).claims
        jwt.JWTClaimsRegistry(leeway=LEEWAY_SECONDS, **essential).validate(claims)
    except ExpiredTokenError as error:
        raise TokenExpired from error
    except (JoseError, ValueError, TypeError) as error:
        raise TokenInvalid from error
    return dict(claims)
