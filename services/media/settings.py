"""Settings of media's three processes."""

from pathlib import Path

from pydantic import Field, SecretStr

from chassis.settings import ServiceSettings
from services.media.storage.object_store import ObjectStore, StoreAddress


class Settings(ServiceSettings):
    """What every process has, and where the bytes are."""

    s3_endpoint: str = Field(description="as this process reaches it")
    s3_public_endpoint: str = Field(description="as browsers and desks reach it; part of each signature")
    s3_region: str = "us-east-1"
    s3_access_key: str
    s3_secret_key: SecretStr
    s3_upload_access_key: str = Field(description="signs part links; may write the inbox and nothing else")
    s3_upload_secret_key: SecretStr
    s3_inbox_bucket: str = "openweek-inbox"
    s3_assets_bucket: str = "openweek-assets"
    reconcile_seconds: float = Field(default=30.0, gt=0, description="between two rounds of the reconciler")
    processor_concurrency: int = Field(default=2, ge=1, le=64)
    processor_lease_seconds: int = Field(default=60, ge=5)
    processor_scratch: Path | None = Field(default=None, description="folder for files in work; the system's if none")

    def store(self) -> ObjectStore:
        """The object store of these settings."""
        return ObjectStore(
            StoreAddress(
                endpoint=self.s3_endpoint,
                public_endpoint=self.s3_public_endpoint,
                region=self.s3_region,
                access_key=self.s3_access_key,
                secret_key=self.s3_secret_key,
                upload_access_key=self.s3_upload_access_key,
                upload_secret_key=self.s3_upload_secret_key,
                inbox=self.s3_inbox_bucket,
                assets=self.s3_assets_bucket,
            )
        )
