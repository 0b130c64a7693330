"""The registry's variables."""

from typing import Self
from urllib.parse import urlsplit

import orjson
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from pydantic import Field, SecretStr, field_validator, model_validator

from chassis.settings import ServiceSettings
from contracts.roles import Role


class Settings(ServiceSettings):
    """What the API and the worker read; the worker needs no key."""

    access_token_seconds: int = Field(default=600, ge=60, le=3600)
    smtp_url: SecretStr = Field(
        default=SecretStr(""),
        description="smtp://user:password@host:port (or smtps://); without one, reminders stand in the console only",
    )
    mail_from: str = Field(default="", description="the address that reminders come from; needed with smtp_url")
    mail_from_name: str = "职业教育活动周报送系统"

    @model_validator(mode="after")
    def require_sender(self) -> Self:
        """Mail has a sender."""
        if self.smtp_url.get_secret_value() and "@" not in self.mail_from:
            raise ValueError("mail_from is needed with smtp_url")
        return self


class ApiSettings(Settings):
    """The API signs access tokens."""

    signing_key: SecretStr = Field(description="Ed25519 private key as a JWK (RFC 8037)")
    second_factor_roles: frozenset[Role] = Field(
        default=frozenset(), description="JSON list of roles that do nothing without a one-time code at sign-in"
    )
    second_factor_key: SecretStr | None = Field(
        default=None,
        description="keeps the secrets of one-time codes; cursor_key where none, which then must not change",
    )

    oidc_issuer: str = Field(
        default="", description="an OpenID Connect issuer that may sign people in; none where empty"
    )
    oidc_name: str = Field(default="统一认证", description="what the button of the sign-in calls it")
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr = Field(default=SecretStr(""), description="none for a public client")
    oidc_claim: str = Field(default="preferred_username", description="of the provider's answer, the user name here")

    @field_validator("oidc_issuer")
    @classmethod
    def refuse_plain(cls, value: str) -> str:
        """What a provider says comes by https; on this machine alone it may be heard plainly."""
        parts = urlsplit(value)
        if value and parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
            raise ValueError("an issuer is an https address")
        return value

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
