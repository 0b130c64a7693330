"""One contract for the store, kept by both servers."""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from chassis.rows import new_id
from services.media.storage.faults import NoSuchObject, NoSuchUpload, ObjectChanged, PartsRefused, StorageDown
from services.media.storage.object_store import ObjectStore, StoreAddress, StoredPart
from tests.infra.parts import Infra, S3Server

MIB = 1024 * 1024
FIRST, SECOND = b"a" * (5 * MIB), b"b" * 100


def address_of(server: S3Server, endpoint: str | None = None) -> StoreAddress:
    return StoreAddress(
        endpoint=endpoint or server.endpoint, public_endpoint=server.endpoint, region=server.region,
        access_key=server.access_key, secret_key=SecretStr(server.secret_key),
        upload_access_key=server.upload_access_key, upload_secret_key=SecretStr(server.upload_secret_key),
        inbox=server.inbox_bucket, assets=server.assets_bucket,
    )  # fmt: skip


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Shelf:
    """A store, a key of this test's own, and a client from outside."""

    store: ObjectStore
    key: str
    outside: httpx.AsyncClient

    async def send(self, upload_id: str, number: int, content: bytes) -> httpx.Response:
        url = self.store.presign_part(self.key, upload_id, number, length=len(content), at=now())
        return await self.outside.put(url, content=content)

    async def begin(self) -> str:
        return await self.store.create_multipart(self.key, content_type="image/jpeg")

    async def completed(self) -> str:
        upload_id = await self.begin()
        await self.send(upload_id, 1, FIRST)
        await self.send(upload_id, 2, SECOND)
        await self.store.complete(self.key, upload_id, await self.store.list_parts(self.key, upload_id))
        return upload_id


@pytest.fixture(params=["minio", "versitygw"])
async def shelf(request: pytest.FixtureRequest, infra: Infra) -> AsyncIterator[Shelf]:
    server: S3Server = getattr(infra, request.param)
    store = ObjectStore(address_of(server))
    async with httpx.AsyncClient(timeout=30) as outside:
        yield Shelf(store, f"uploads/{new_id()}", outside)
    store.close()


async def test_parts_sent_by_presigned_links_become_one_object(shelf: Shelf) -> None:
    await shelf.completed()

    found = await shelf.store.head(shelf.store.inbox, shelf.key)
    digest = hashlib.sha256()
    streamed = await shelf.store.stream(shelf.store.inbox, shelf.key, digest.update)

    assert found.bytes == len(FIRST) + len(SECOND)
    assert streamed == found
    assert digest.hexdigest() == hashlib.sha256(FIRST + SECOND).hexdigest()


async def test_a_range_can_be_read(shelf: Shelf) -> None:
    await shelf.completed()

    assert await shelf.store.read(shelf.store.inbox, shelf.key, offset=5 * MIB - 2, length=4) == b"aabb"


async def test_parts_are_listed_with_their_lengths(shelf: Shelf) -> None:
    upload_id = await shelf.begin()
    await shelf.send(upload_id, 2, SECOND)
    await shelf.send(upload_id, 1, FIRST)

    listed = await shelf.store.list_parts(shelf.key, upload_id)

    assert [(part.number, part.bytes) for part in listed] == [(1, len(FIRST)), (2, len(SECOND))]


async def test_a_part_longer_or_shorter_than_signed_is_refused(shelf: Shelf) -> None:
    upload_id = await shelf.begin()
    url = shelf.store.presign_part(shelf.key, upload_id, 1, length=100, at=now())

    answers = [await shelf.outside.put(url, content=b"x" * length) for length in (101, 99)]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert await shelf.store.list_parts(shelf.key, upload_id) == []


async def test_a_part_link_is_dead_when_its_time_is_over(shelf: Shelf) -> None:
    upload_id = await shelf.begin()
    url = shelf.store.presign_part(shelf.key, upload_id, 1, length=4, at=now() - timedelta(seconds=905))

    assert (await shelf.outside.put(url, content=b"late")).status_code == 403


async def test_a_part_link_serves_no_other_part_key_or_method(shelf: Shelf) -> None:
    upload_id = await shelf.begin()
    url = shelf.store.presign_part(shelf.key, upload_id, 1, length=4, at=now())

    other_part = await shelf.outside.put(url.replace("partNumber=1", "partNumber=2"), content=b"four")
    other_key = await shelf.outside.put(url.replace(shelf.key, f"{shelf.key}x"), content=b"four")
    other_method = await shelf.outside.get(url)

    assert [a.status_code for a in (other_part, other_key, other_method)] == [403, 403, 403]


async def test_a_second_complete_gets_the_result_of_the_first(shelf: Shelf) -> None:
    upload_id = await shelf.completed()

    again = await shelf.store.complete(shelf.key, upload_id, [StoredPart(1, len(FIRST), "0" * 32)])

    assert again == await shelf.store.head(shelf.store.inbox, shelf.key)


async def test_an_upload_that_never_was_cannot_be_completed_or_listed(shelf: Shelf) -> None:
    with pytest.raises(NoSuchUpload):
        await shelf.store.complete(shelf.key, str(new_id()), [StoredPart(1, 1, "0" * 32)])
    with pytest.raises(NoSuchUpload):
        await shelf.store.list_parts(shelf.key, str(new_id()))


async def test_parts_that_were_not_sent_are_refused(shelf: Shelf) -> None:
    upload_id = await shelf.begin()
    await shelf.send(upload_id, 1, FIRST)

    with pytest.raises(PartsRefused):
        await shelf.store.complete(shelf.key, upload_id, [StoredPart(1, len(FIRST), "0" * 32)])


async def test_abort_ends_every_upload_of_the_key(shelf: Shelf) -> None:
    uploads = [await shelf.begin(), await shelf.begin()]

    await shelf.store.abort_all(shelf.key)
    await shelf.store.abort_all(shelf.key)

    for upload_id in uploads:
        with pytest.raises(NoSuchUpload):
            await shelf.store.list_parts(shelf.key, upload_id)


async def test_promotion_copies_exactly_the_object_that_was_seen(shelf: Shelf) -> None:
    await shelf.completed()
    seen = await shelf.store.head(shelf.store.inbox, shelf.key)

    await shelf.store.promote(shelf.key, f"{shelf.key}/source", etag=seen.etag)
    with pytest.raises(ObjectChanged):
        await shelf.store.promote(shelf.key, f"{shelf.key}/other", etag="0" * 32)

    assert (await shelf.store.head(shelf.store.assets, f"{shelf.key}/source")).bytes == seen.bytes


async def test_a_file_is_put_and_deleted(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "web.jpg"
    path.write_bytes(b"picture")

    await shelf.store.put(shelf.key, path, content_type="image/jpeg")
    there = await shelf.store.head(shelf.store.assets, shelf.key)
    await shelf.store.delete(shelf.store.assets, shelf.key)
    await shelf.store.delete(shelf.store.assets, shelf.key)

    assert there.bytes == 7
    with pytest.raises(NoSuchObject):
        await shelf.store.head(shelf.store.assets, shelf.key)


async def test_a_link_for_a_service_names_the_store_as_services_reach_it(infra: Infra) -> None:
    inside = infra.minio.endpoint.replace("127.0.0.1", "localhost")
    store = ObjectStore(address_of(infra.minio, inside))

    def link(*, inside: bool) -> str:
        return store.presign_get("x", file_name="x", content_type="image/jpeg", at=now(), inside=inside)

    assert link(inside=True).startswith(f"{inside}/")
    assert link(inside=False).startswith(f"{infra.minio.endpoint}/")
    store.close()


async def test_a_download_link_names_type_and_attachment_and_dies_within_a_minute(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "web.jpg"
    path.write_bytes(b"picture")
    await shelf.store.put(shelf.key, path, content_type="text/html")

    def link(at: datetime) -> str:
        return shelf.store.presign_get(
            shelf.key, file_name="开幕式.jpg", content_type="image/jpeg", at=at, seconds=9999
        )

    alive = await shelf.outside.get(link(now()))
    dead = await shelf.outside.get(link(now() - timedelta(seconds=32)))

    assert alive.content == b"picture"
    assert alive.headers["content-type"] == "image/jpeg"
    assert alive.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E5%BC%80")
    assert "X-Amz-Expires=30&" in link(now())
    assert dead.status_code == 403


async def test_nothing_can_be_read_without_a_link(shelf: Shelf) -> None:
    await shelf.completed()
    url = shelf.store.presign_part(shelf.key, "x", 1, length=1, at=now()).partition("?")[0]

    assert (await shelf.outside.get(url)).status_code == 403


async def test_a_store_that_is_away_is_down(infra: Infra) -> None:
    store = ObjectStore(address_of(infra.minio, endpoint="http://127.0.0.1:1"))

    with pytest.raises(StorageDown) as caught:
        await store.head(store.inbox, "any")

    store.close()
    assert caught.value.retry_after is not None


async def test_the_uploaders_key_can_neither_read_nor_write_assets(infra: Infra) -> None:
    server = infra.minio
    uploader = ObjectStore(
        StoreAddress(
            endpoint=server.endpoint, public_endpoint=server.endpoint, region=server.region,
            access_key=server.upload_access_key, secret_key=SecretStr(server.upload_secret_key),
            upload_access_key=server.upload_access_key, upload_secret_key=SecretStr(server.upload_secret_key),
            inbox=server.assets_bucket, assets=server.assets_bucket,
        )
    )  # fmt: skip
    async with httpx.AsyncClient() as outside:
        put = await outside.put(
            uploader.presign_put("x", length=1, content_type="image/jpeg", at=now()),
            content=b"x", headers={"content-type": "image/jpeg"},
        )  # fmt: skip
        got = await outside.get(uploader.presign_get("x", file_name="x", content_type="image/jpeg", at=now()))
    uploader.close()

    assert (put.status_code, got.status_code) == (403, 403)
