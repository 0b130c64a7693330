"""What tests get, whoever provides it."""

from dataclasses import dataclass, field

from cli.stack.buckets import ASSETS, INBOX, REGION


@dataclass(frozen=True)
class S3Server:
    """One object store with both buckets; on the second server both keys are the owner's."""

    name: str
    endpoint: str
    access_key: str
    secret_key: str = field(repr=False)
    upload_access_key: str
    upload_secret_key: str = field(repr=False)
    region: str = REGION
    inbox_bucket: str = INBOX
    assets_bucket: str = ASSETS

    @property
    def address(self) -> str:
        """host:port, as the S3 client wants it."""
        return self.endpoint.removeprefix("http://")

    def environment(self) -> dict[str, str]:
        """OPENWEEK_S3_* of the media service."""
        return {
            "OPENWEEK_S3_ENDPOINT": self.endpoint,
            "OPENWEEK_S3_PUBLIC_ENDPOINT": self.endpoint,
            "OPENWEEK_S3_REGION": self.region,
            "OPENWEEK_S3_ACCESS_KEY": self.access_key,
            "OPENWEEK_S3_SECRET_KEY": self.secret_key,
            "OPENWEEK_S3_UPLOAD_ACCESS_KEY": self.upload_access_key,
            "OPENWEEK_S3_UPLOAD_SECRET_KEY": self.upload_secret_key,
            "OPENWEEK_S3_INBOX_BUCKET": self.inbox_bucket,
            "OPENWEEK_S3_ASSETS_BUCKET": self.assets_bucket,
        }


@dataclass(frozen=True)
class Infra:
    """Real PostgreSQL, Kafka and two S3 servers."""

    provider: str
    postgres_dsn: str = field(repr=False)
    """Superuser, database postgres, libpq form."""
    kafka: str
    """host:port of the services' listener."""
    minio: S3Server
    versitygw: S3Server
    role_passwords: dict[str, str] = field(default_factory=dict, repr=False)
    """One role per service."""

    def dsn(self, database: str) -> str:
        """Superuser on one database, libpq form."""
        return f"{self.postgres_dsn.rsplit('/', 1)[0]}/{database}"

    def service_url(self, service: str, database: str) -> str:
        """One database as the service's own role, the form of OPENWEEK_DATABASE_URL."""
        address = self.postgres_dsn.rsplit("/", 1)[0].rsplit("@", 1)[1]
        return f"postgresql+asyncpg://{service}:{self.role_passwords[service]}@{address}/{database}"
