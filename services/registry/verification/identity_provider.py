"""Another system that knows who somebody is (OpenID Connect): code flow with PKCE, the answer verified by its keys."""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from chassis.errors import StoreDown, Unauthenticated

if TYPE_CHECKING:
    import httpx

ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA", "Ed25519"]
LEEWAY_SECONDS = 30
SECONDS = 5.0
LARGEST = 256 * 1024


class ProviderRefused(Unauthenticated):
    """The provider's answer is not one that can be relied on, or names nobody here."""

    code = "provider-refused"
    title = "统一认证登录没有成功，请重试或使用密码登录"


class ProviderAway(StoreDown):
    """The provider does not answer."""

    code = "provider-away"
    title = "统一认证暂时没有回应，请稍后重试或使用密码登录"


@dataclass(frozen=True)
class ProviderTerms:
    """Which provider, and as whom we speak to it; `claim` of its answer is the user name here."""

    issuer: str
    client_id: str
    client_secret: str
    return_url: str
    claim: str


@dataclass(frozen=True)
class Departure:
    """What somebody leaves with for the provider, and has to come back with."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def drawn(cls) -> "Departure":
        """Three secrets of 256 bits."""
        return cls(*(secrets.token_urlsafe(32) for _ in range(3)))

    @property
    def challenge(self) -> str:
        """S256 of the verifier (RFC 7636)."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class IdentityProvider:
    """The provider of the settings; where its doors are is asked of itself, once."""

    def __init__(self, terms: ProviderTerms) -> None:
        self._terms = terms
        self._doors: dict[str, Any] | None = None

    async def address(self, departure: Departure) -> str:
        """Where the browser is sent."""
        query = {
            "response_type": "code",
            "client_id": self._terms.client_id,
            "redirect_uri": self._terms.return_url,
            "scope": "openid profile",
            "state": departure.state,
            "nonce": departure.nonce,
            "code_challenge": departure.challenge,
            "code_challenge_method": "S256",
        }
        async with self._client() as client:
            doors = await self._discover(client)
        return f"{doors['authorization_endpoint']}?{urlencode(query)}"

    async def username(self, code: str, departure: Departure) -> str:
        """Who came back with this code, as the provider names it."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._terms.return_url,
            "code_verifier": departure.verifier,
            "client_id": self._terms.client_id,
        }
        if self._terms.client_secret:
            form["client_secret"] = self._terms.client_secret
        async with self._client() as client:
            doors = await self._discover(client)
            granted = await _asked(client, "POST", doors["token_endpoint"], data=form)
            keys = await _asked(client, "GET", doors["jwks_uri"])
        return self._verified(granted, keys, nonce=departure.nonce)

    def _verified(self, granted: dict[str, Any], keys: dict[str, Any], *, nonce: str) -> str:
        """By its keys, from it, for us, in answer to our own question, and not too old."""
        expected = {"iss": self._terms.issuer, "nonce": nonce}
        terms: dict[str, Any] = {name: {"essential": True, "value": value} for name, value in expected.items()}
        terms |= {"exp": {"essential": True}, "iat": {"essential": True}, self._terms.claim: {"essential": True}}
        try:
            token = granted["id_token"]
            claims = jwt.decode(token, KeySet.import_key_set(keys), algorithms=ALGORITHMS).claims  # type: ignore[arg-type]
            jwt.JWTClaimsRegistry(leeway=LEEWAY_SECONDS, **terms).validate(claims)
        except (JoseError, ValueError, TypeError, LookupError) as error:
            raise ProviderRefused from error
        audience = claims.get("aud")
        audiences = audience if isinstance(audience, list) else [audience]
        others = len(audiences) > 1 and claims.get("azp") != self._terms.client_id
        if self._terms.client_id not in audiences or others:
            raise ProviderRefused
        return str(claims[self._terms.claim])

    async def _discover(self, client: "httpx.AsyncClient") -> dict[str, Any]:
        if self._doors is None:
            doors = await _asked(client, "GET", f"{self._terms.issuer.rstrip('/')}/.well-known/openid-configuration")
            if doors.get("issuer") != self._terms.issuer:
                raise ProviderRefused
            if not {"authorization_endpoint", "token_endpoint", "jwks_uri"} <= doors.keys():
                raise ProviderRefused
            self._doors = doors
        return self._doors

    def _client(self) -> "httpx.AsyncClient":
        import httpx  # at run time with the first sign-in: no start waits for it

        return httpx.AsyncClient(timeout=SECONDS, trust_env=False, follow_redirects=False)


async def _asked(client: "httpx.AsyncClient", method: str, url: str, **given: Any) -> dict[str, Any]:
    import httpx

    try:
        answer = await client.request(method, url, **given)
    except httpx.HTTPError as error:
        raise ProviderAway from error
    if answer.status_code >= 500:
        raise ProviderAway
    try:
        document = answer.json() if answer.status_code == 200 and len(answer.content) <= LARGEST else None
    except ValueError as error:
        raise ProviderRefused from error
    if not isinstance(document, dict):
        raise ProviderRefused
    return document
