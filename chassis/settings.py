"""Settings that every process has; read once at start, refused when something is missing or unsafe."""

import socket

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

WEAK = ("minioadmin", "postgres:postgres", "changeme", "secret", "password")


class ProcessSettings(BaseSettings):
    """Environment `OPENWEEK_*`, whatever the process is for."""

    model_config = SettingsConfigDict(env_prefix="OPENWEEK_", extra="ignore", frozen=True)

    kafka: str = Field(description="host:port of a broker, listener of the services")
    http_host: str = "127.0.0.1"
    http_port: int
    public_url: str = Field(description="address of the gateway as users see it, without a slash at the end")
    log_level: str = "info"
    trace_share: float = Field(default=0.1, description="share of requests whose trace is exported")


class ServiceSettings(ProcessSettings):
    """A process of a service; no default for a secret, so a process without one does not start."""

    database_url: SecretStr = Field(description="postgresql+asyncpg://role:password@host:port/database")
    database_pool: int = 10
    kafka_session_seconds: int = 30
    instance: str | None = Field(
        default=None,
        description="stable name of this process, for static group membership; {host} stands for the host's name",
    )
    cursor_key: SecretStr = Field(description="signs cursors; at least 32 characters")
    issuer: str = "openweek-registry"
    jwks_url: str | None = Field(default=None, description="the issuer's key set; none for the issuer itself")

    @field_validator("database_url", "cursor_key")
    @classmethod
    def refuse_weak(cls, value: SecretStr) -> SecretStr:
        """A well-known secret is no secret."""
        text = value.get_secret_value()
        if any(weak in text for weak in WEAK):
            raise ValueError("a well-known default stands where a secret belongs")
        return value

    @field_validator("instance")
    @classmethod
    def name_the_host(cls, value: str | None) -> str | None:
        """Replicas share their settings, and a container's host name is its own: no two may bear one name."""
        return value.replace("{host}", socket.gethostname()) if value else value

    @field_validator("cursor_key")
    @classmethod
    def refuse_short(cls, value: SecretStr) -> SecretStr:
        """HMAC-SHA256 wants a key of its own length."""
        if len(value.get_secret_value()) < 32:
            raise ValueError("at least 32 characters")
        return value
