"""The environment of each process of each service."""

from collections.abc import Mapping

from cli.stack.buckets import ASSETS, INBOX, REGION
from cli.stack.layout import Stack

MAIL_FROM = "openweek@localhost"
Secrets = Mapping[str, str]
MODULES = {"api": "main", "worker": "worker", "processor": "processor"}


def database_url(stack: Stack, secrets: Secrets, service: str) -> str:
    """The address of a service's own database, as its own role."""
    password = secrets[f"{service.upper()}_DB_PASSWORD"]
    return f"postgresql+asyncpg://{service}:{password}@{stack.seen('postgres')}/{service}"


def service_environment(stack: Stack, secrets: Secrets, service: str, role: str) -> dict[str, str]:
    """OPENWEEK_* of one process: role is api, worker or processor."""
    name = f"{service}-{role}"
    return {
        "OPENWEEK_DATABASE_URL": database_url(stack, secrets, service),
        "OPENWEEK_KAFKA": stack.seen("kafka"),
        "OPENWEEK_INSTANCE": name,
        "OPENWEEK_HTTP_HOST": "127.0.0.1",
        "OPENWEEK_HTTP_PORT": str(stack.port(name)),
        "OPENWEEK_CURSOR_KEY": secrets["CURSOR_KEY"],
        "OPENWEEK_PUBLIC_URL": stack.url,
        "OPENWEEK_ISSUER": "openweek-registry",
        "OPENWEEK_LOG_LEVEL": "info",
        **_own(stack, secrets, service),
    }


def _own(stack: Stack, secrets: Secrets, service: str) -> dict[str, str]:
    if service == "registry":
        mail = {"OPENWEEK_SMTP_URL": f"smtp://{stack.address('smtp')}", "OPENWEEK_MAIL_FROM": MAIL_FROM}
        return {"OPENWEEK_SIGNING_KEY": secrets["SIGNING_KEY"], **mail}
    keys = {"OPENWEEK_JWKS_URL": f"{stack.http('registry-api')}/api/registry/v1/jwks.json"}
    if service == "media":
        return keys | storage_environment(stack, secrets)
    if service == "publicity":
        return keys | {"OPENWEEK_MEDIA_URL": stack.http("media-api")}
    return keys


def portal_environment(stack: Stack) -> dict[str, str]:
    """OPENWEEK_* of the portal; it has neither a database nor a secret."""
    return {
        "OPENWEEK_KAFKA": stack.seen("kafka"),
        "OPENWEEK_HTTP_HOST": "127.0.0.1",
        "OPENWEEK_HTTP_PORT": str(stack.port("portal")),
        "OPENWEEK_PUBLIC_URL": stack.url,
        "OPENWEEK_SUBMISSION_URL": stack.http("submission-api"),
        "OPENWEEK_S3_PUBLIC_ENDPOINT": stack.http("minio"),
        "OPENWEEK_LOG_LEVEL": "info",
    }


def storage_environment(stack: Stack, secrets: Secrets) -> dict[str, str]:
    """Both keys of the object store and where it is."""
    return {
        "OPENWEEK_S3_ENDPOINT": f"http://{stack.seen('minio')}",
        "OPENWEEK_S3_PUBLIC_ENDPOINT": stack.http("minio"),
        "OPENWEEK_S3_REGION": REGION,
        "OPENWEEK_S3_ACCESS_KEY": secrets["S3_ACCESS_KEY"],
        "OPENWEEK_S3_SECRET_KEY": secrets["S3_SECRET_KEY"],
        "OPENWEEK_S3_UPLOAD_ACCESS_KEY": secrets["S3_UPLOAD_ACCESS_KEY"],
        "OPENWEEK_S3_UPLOAD_SECRET_KEY": secrets["S3_UPLOAD_SECRET_KEY"],
        "OPENWEEK_S3_INBOX_BUCKET": INBOX,
        "OPENWEEK_S3_ASSETS_BUCKET": ASSETS,
    }
