"""Buckets and the uploader's key on the object store."""

from minio import Minio
from minio.credentials import StaticProvider
from minio.minioadmin import MinioAdmin

from cli.stack.layout import DEPLOY

INBOX, ASSETS = "openweek-inbox", "openweek-assets"
UPLOAD_POLICY = DEPLOY / "minio" / "upload-policy.json"
REGION = "us-east-1"


def make_buckets(endpoint: str, access_key: str, secret_key: str) -> None:
    """The two buckets; there already is fine."""
    client = Minio(endpoint, access_key, secret_key, secure=False, region=REGION)
    for bucket in (INBOX, ASSETS):
        if not client.bucket_exists(bucket):
            client.make_bucket(bucket)


def admit_uploader(endpoint: str, owner: tuple[str, str], uploader: tuple[str, str]) -> None:
    """A second key that can write the inbox and read nothing: a leaked part link opens no other door."""
    admin = MinioAdmin(endpoint=endpoint, credentials=StaticProvider(*owner), secure=False, region=REGION)
    admin.policy_add("openweek-upload", policy_file=str(UPLOAD_POLICY))
    admin.user_add(*uploader)
    if "openweek-upload" not in admin.user_info(uploader[0]):
        admin.policy_set("openweek-upload", user=uploader[0])
