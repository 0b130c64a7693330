"""The registry's HTTP process."""

from pathlib import Path

from fastapi import FastAPI

from chassis.api import create_api
from chassis.process import run
from chassis.token_signer import FixedKeys, TokenSigner
from chassis.tokens import Keys
from services.registry.api import routers
from services.registry.domain.passwords import Passwords
from services.registry.settings import ApiSettings


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
    app.state.runtime.extras |= {"signer": signer, "passwords": Passwords()}
    return app


if __name__ == "__main__":
    run("registry-api", ApiSettings, build)
