"""The registry's variables."""

import orjson
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from pydantic import Field, SecretStr, field_validator

from chassis.settings import ServiceSettings


class Settings(ServiceSettings):
    """What the API and the worker read; the worker needs no key."""

    access_token_seconds: int = Field(default=600, ge=60, le=3600)


class ApiSettings(Settings):
    """The API signs access tokens."""

    signing_key: SecretStr = Field(description="Ed25519 private key as a JWK (RFC 8037)")

    @field_validator("signing_key")
    @classmethod
    def refuse_other_keys(cls, value: SecretStr) -> SecretStr:
        """Anything but an Ed25519 private key signs nothing that services accept."""
        try:
            key = OKPKey.import_key(orjson.loads(value.get_secret_value()))
        except (JoseError, ValueError, TypeError) as error:
            raise ValueError("not a JWK") from error
        if not key.is_private or key.curve_name != "Ed25519":
            raise ValueError("not an Ed25519 private key")
        return value


class SeedSettings(Settings):
    """The seed serves nothing: only the database is needed."""

    http_port: int = 0
    public_url: str = ""
