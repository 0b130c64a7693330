"""Media on a real database and a real object store, and a unit that uploads to it."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from pydantic import SecretStr

from chassis.database import Database, create_engine
from chassis.rows import new_id
from chassis.testing import Issuer, running, truncate
from services.media.domain.asset import Asset
from services.media.main import build
from services.media.settings import Settings
from services.media.storage.object_store import ObjectStore
from services.media.use_cases.verify_asset import verify_asset
from services.media.verification.photo_lab import PhotoLab
from tests.infra.fixtures import MakeDatabase
from tests.infra.parts import Infra, S3Server
from tests.services.media.pictures import photo

LEASE = timedelta(seconds=60)
V1 = "/api/media/v1"


def settings_for(url: str, server: S3Server, **changes: Any) -> Settings:
    """Settings of a media process."""
    values: dict[str, Any] = {
        "database_url": SecretStr(url), "kafka": "127.0.0.1:1", "http_port": 0, "public_url": "http://gateway.test",
        "cursor_key": SecretStr("x" * 40), "jwks_url": "http://127.0.0.1:1/jwks",
        "s3_endpoint": server.endpoint, "s3_public_endpoint": server.endpoint, "s3_region": server.region,
        "s3_access_key": server.access_key, "s3_secret_key": SecretStr(server.secret_key),
        "s3_upload_access_key": server.upload_access_key, "s3_upload_secret_key": SecretStr(server.upload_secret_key),
    }  # fmt: skip
    return Settings(**{**values, **changes})


def declared(content: bytes, **changes: Any) -> dict[str, Any]:
    """What a unit says about a photo."""
    return {
        "file_name": "开幕式.jpg", "bytes": len(content), "content_type": "image/jpeg",
        "sha256": hashlib.sha256(content).hexdigest(), "kind": "photo", "caption": "学生展示技能",
        "credit": "张三 摄", "licence": "openweek-media-use", "people_consented": True, "ai_generated": False,
        **changes,
    }  # fmt: skip


def declared_document(content: bytes, **changes: Any) -> dict[str, Any]:
    """What a unit says about a document: the file, and nothing else."""
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest(), **changes}


@dataclass
class Media:
    """A running media service and one unit's liaison."""

    client: httpx.AsyncClient
    outside: httpx.AsyncClient
    database: Database
    store: ObjectStore
    issuer: Issuer
    settings: Settings
    lab: PhotoLab
    unit_id: UUID = field(default_factory=new_id)
    account_id: UUID = field(default_factory=new_id)

    def headers(self, *roles: str, unit_id: UUID | None = None) -> dict[str, str]:
        """A caller; the unit's own liaison unless told otherwise."""
        account = self.account_id if unit_id is None and not roles else new_id()
        return self.issuer.headers(*(roles or ("liaison",)), account_id=account, unit_id=unit_id or self.unit_id)

    async def post(self, path: str, body: Any = None, **caller: Any) -> httpx.Response:
        """POST as the unit's liaison."""
        return await self.client.post(f"{V1}{path}", json=body, headers=self.headers(**caller))

    async def get(self, path: str, *roles: str, unit_id: UUID | None = None) -> httpx.Response:
        """GET as the unit's liaison, or as somebody else."""
        return await self.client.get(f"{V1}{path}", headers=self.headers(*roles, unit_id=unit_id))

    async def open(self, content: bytes, **changes: Any) -> dict[str, Any]:
        """A declared upload; of a document where its type says so."""
        is_document = changes.get("content_type", "").startswith("application/")
        told = declared_document(content, **changes) if is_document else declared(content, **changes)
        answer = await self.post("/uploads/documents" if is_document else "/uploads", told)
        assert answer.status_code == 201, answer.text
        opened: dict[str, Any] = answer.json()
        return opened

    async def send(self, upload: dict[str, Any], content: bytes, *numbers: int) -> None:
        """Send parts straight to the store, all of them unless some are named."""
        wanted = list(numbers) or list(range(1, upload["parts_count"] + 1))
        signed = await self.post(f"/uploads/{upload['upload_id']}/parts", {"numbers": wanted})
        assert signed.status_code == 200, signed.text
        for part in signed.json()["parts"]:
            begin = (part["number"] - 1) * upload["part_bytes"]
            sent = await self.outside.put(part["url"], content=content[begin : begin + part["bytes"]])
            assert sent.status_code == 200, sent.text

    async def complete(self, upload: dict[str, Any]) -> httpx.Response:
        """Ask for completion."""
        return await self.post(f"/uploads/{upload['upload_id']}/completion")

    async def upload(self, content: bytes, **changes: Any) -> UUID:
        """A file from declaration to storage."""
        upload = await self.open(content, **changes)
        await self.send(upload, content)
        answer = await self.complete(upload)
        assert (answer.status_code, answer.json()["state"]) == (202, "stored"), answer.text
        return UUID(upload["asset_id"])

    async def store_as_is(self, content: bytes, **changes: Any) -> UUID:
        """A file whose bytes are not those declared, as a client that lies would bring it into the inbox."""
        upload = await self.open(content, **changes)
        call = {"method": "POST", "key": upload["key"]}
        began = await self.outside.post((await self.post("/uploads/sign", call)).json()["url"])
        multipart = began.text.partition("<UploadId>")[2].partition("</UploadId>")[0]
        call = {"method": "PUT", "key": upload["key"], "uploadId": multipart, "partNumber": 1}
        assert (await self.post("/uploads/sign", call)).status_code == 200
        await self.put_inbox(upload["key"], content)
        await self.store.abort_all(upload["key"])
        answer = await self.complete(upload)
        assert answer.json()["state"] == "stored", answer.text
        return UUID(upload["asset_id"])

    async def put_inbox(self, key: str, content: bytes) -> None:
        """Bytes in the inbox, past every check of a link."""
        await asyncio.to_thread(put_object, self.store, key, content)

    async def verify(self) -> None:
        """Let the processor do all that waits."""
        while await verify_asset(self.database, self.store, self.lab, lease=LEASE):
            pass

    async def ready(self, content: bytes | None = None, **changes: Any) -> UUID:
        """A verified asset."""
        asset_id = await self.upload(content or photo(), **changes)
        await self.verify()
        assert (await self.row(asset_id)).state == "ready"
        return asset_id

    async def row(self, asset_id: UUID) -> Asset:
        """The asset as it stands."""
        async with self.database.work() as work:
            return await work.get(Asset, asset_id)


def put_object(store: ObjectStore, key: str, content: bytes) -> None:
    """Write the inbox with our own key."""
    import io

    store._client.put_object(store.inbox, key, io.BytesIO(content), len(content))


@pytest.fixture
def settings(database: MakeDatabase, infra: Infra) -> Settings:
    """Settings with MinIO and this module's database."""
    return settings_for(database("media"), infra.minio)


@pytest.fixture
async def media(settings: Settings) -> AsyncIterator[Media]:
    """Media with empty tables."""
    url = settings.database_url.get_secret_value()
    await truncate(url)
    issuer = Issuer()
    database, store, lab = Database(create_engine(url), source="media"), settings.store(), PhotoLab()
    async with running(build(settings, keys=issuer.keys)) as client, httpx.AsyncClient(timeout=30) as outside:
        yield Media(client, outside, database, store, issuer, settings, lab)
    lab.close()
    await database.close()
    store.close()
