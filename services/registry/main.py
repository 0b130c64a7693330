"""The registry's HTTP process."""

from pathlib import Path

from fastapi import FastAPI

from chassis.api import create_api
from chassis.process import run
from chassis.token_signer import FixedKeys, TokenSigner
from chassis.tokens import Keys
from services.registry.api import routers
from services.registry.api.provider_session import PATH
from services.registry.domain.passwords import Passwords
from services.registry.domain.second_factor import SecretSeal
from services.registry.settings import ApiSettings
from services.registry.verification.identity_provider import IdentityProvider, ProviderTerms


def build(settings: ApiSettings, *, keys: Keys | None = None) -> FastAPI:
    """The issuer verifies with its own keys and asks nobody for them."""
    signer = TokenSigner(
        settings.signing_key.get_secret_value(), issuer=settings.issuer, seconds=settings.access_token_seconds
    )
    app = create_api(
        "registry",
        settings,
        routers=routers,
        policy=Path(__file__).with_name("policy.yaml"),
        keys=keys or FixedKeys(signer.public_keys),
    )
    seal_key = settings.second_factor_key or settings.cursor_key
    app.state.runtime.extras |= {
        "signer": signer,
        "passwords": Passwords(),
        "seal": SecretSeal(seal_key.get_secret_value()),
        "second_factor_roles": settings.second_factor_roles,
        "provider": provider_of(settings),
        "provider_name": settings.oidc_name,
    }
    return app


def provider_of(settings: ApiSettings) -> IdentityProvider | None:
    """The identity provider of the settings, if they name one."""
    if not settings.oidc_issuer:
        return None
    return IdentityProvider(
        ProviderTerms(
            issuer=settings.oidc_issuer,
            client_id=settings.oidc_client_id,
            client_secret=settings.oidc_client_secret.get_secret_value(),
            return_url=f"{settings.public_url}{PATH}/return",
            claim=settings.oidc_claim,
        )
    )


if __name__ == "__main__":
    run("registry-api", ApiSettings, build)
