"""The ZIP package of an item, its photos from a server that answers as media and the object store do."""

import hashlib
import io
import json
import zipfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from chassis.rows import new_id
from chassis.testing import Issuer, running, truncate
from services.publicity.main import build
from services.publicity.settings import Settings
from tests.services.publicity.servers import serving
from tests.services.publicity.world import Person, World, a_consumer, an_asset

PHOTO = b"\xff\xd8\xff" + bytes(range(256)) * 3000
SHA256 = hashlib.sha256(PHOTO).hexdigest()


@dataclass
class MediaServer:
    """Media's redirect and the object store behind it, on a real socket."""

    url: str = ""
    content: bytes = PHOTO
    status: int = 302
    asked: list[tuple[str, str]] = field(default_factory=list)
    store_saw_token: bool = False
    late: int = 0

    async def redirect(self, request: Request) -> Response:
        self.asked.append((request.url.path, request.headers.get("authorization", "")))
        if self.status != 302 or len(self.asked) <= self.late:
            return Response(status_code=404 if self.status == 302 else self.status)
        return RedirectResponse("/store/object?signature=x", status_code=302)

    async def store(self, request: Request) -> Response:
        self.store_saw_token |= "authorization" in request.headers
        return Response(self.content, media_type="image/jpeg")


@pytest.fixture
async def media_server() -> AsyncIterator[MediaServer]:
    media = MediaServer()
    app = Starlette(
        routes=[
            Route("/api/media/v1/assets/{asset}/renditions/{name}", media.redirect),
            Route("/store/object", media.store),
        ]
    )
    async with serving(app) as url:
        media.url = url
        yield media


@pytest.fixture
async def world(settings: Settings, issuer: Issuer, media_server: MediaServer) -> AsyncIterator[World]:
    await truncate(settings.database_url.get_secret_value())
    app = build(settings.model_copy(update={"media_url": media_server.url}), keys=issuer.keys)
    async with running(app) as client:
        world = World(app=app, client=client, issuer=issuer, consumer=a_consumer(app.state.runtime.database))
        await world.settle()
        yield world


async def released(world: World, *, kind: str = "photo", size: int = len(PHOTO)) -> tuple[Person, str, str]:
    asset_id = new_id()
    await world.hear(an_asset(asset_id, sha256=SHA256, size=size, kind=kind))
    entry_id = await world.release(content={"asset_ids": (asset_id,), "title": "<script>小课堂</script>"})
    return await world.desk(), str(entry_id), str(asset_id)


async def test_a_package_holds_every_form_of_the_item_and_its_photos(world: World, media_server: MediaServer) -> None:
    desk, entry_id, asset_id = await released(world)
    answer = await desk.get(f"/feed/items/{entry_id}/package.zip")
    assert answer.status_code == 200, answer.text
    assert int(answer.headers["content-length"]) == len(answer.content)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        photo = f"photos/01-{asset_id}.jpg"
        assert names == {"item.json", "item-1.6.json", "article.html", "LICENCE.txt", "manifest.json", photo}
        manifest: dict[str, Any] = json.loads(archive.read("manifest.json"))
        for each in manifest["files"]:
            content = archive.read(each["name"])
            assert (each["bytes"], each["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
        assert {each["name"] for each in manifest["files"]} == names - {"manifest.json"}
        assert archive.read(photo) == PHOTO
        page = archive.read("article.html").decode()
        item = json.loads(archive.read("item.json"))
    assert "<script>" not in page
    assert "&lt;script&gt;小课堂" in page
    assert item == await desk.read(f"/feed/items/{entry_id}")


async def test_r67_a_package_is_of_the_document_that_stands_while_a_correction_waits_and_after_it(
    world: World, media_server: MediaServer
) -> None:
    desk, entry_id, gone = await released(world)
    new = new_id()
    await world.hear(an_asset(new, sha256=SHA256, size=len(PHOTO)))
    await world.correct(UUID(entry_id), content={"asset_ids": (new,)})
    before = await desk.get(f"/feed/items/{entry_id}/package.zip")
    await world.publisher.done(f"/releases/{entry_id}/correction", {"item_version": 9})
    after = await desk.get(f"/feed/items/{entry_id}/package.zip")
    for answer, photo, note in ((before, gone, False), (after, new, True)):
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert [name for name in archive.namelist() if name.startswith("photos/")] == [f"photos/01-{photo}.jpg"]
            assert ("更正：人数写错" in archive.read("article.html").decode()) == note


async def test_the_desks_token_goes_to_media_and_not_to_the_store(world: World, media_server: MediaServer) -> None:
    desk, entry_id, asset_id = await released(world)
    await desk.get(f"/feed/items/{entry_id}/package.zip")
    (path, token), *_ = media_server.asked
    assert path == f"/api/media/v1/assets/{asset_id}/renditions/web"
    assert token.startswith("Bearer ey")
    assert not media_server.store_saw_token


async def test_a_large_video_is_a_link(world: World, media_server: MediaServer) -> None:
    desk, entry_id, asset_id = await released(world, kind="video", size=200 * 1024 * 1024)
    answer = await desk.get(f"/feed/items/{entry_id}/package.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    (link,) = manifest["links"]
    assert link["href"] == f"http://gateway.test/api/media/v1/assets/{asset_id}/renditions/web"
    assert media_server.asked == []


@pytest.mark.parametrize("content", [PHOTO[:-1], PHOTO + b"x", b"\x00" + PHOTO[1:]])
async def test_bytes_that_media_had_not_verified_are_not_passed_on(
    world: World, media_server: MediaServer, content: bytes
) -> None:
    desk, entry_id, _ = await released(world)
    media_server.content = content
    answer = await desk.get(f"/feed/items/{entry_id}/package.zip")
    assert (answer.status_code, answer.json()["code"]) == (503, "media-damaged")


@pytest.mark.parametrize(("status", "code"), [(503, "store-down"), (404, "media-unsynced"), (410, "media-refused")])
async def test_what_media_refuses_is_refused_before_the_first_byte(
    world: World, media_server: MediaServer, status: int, code: str
) -> None:
    desk, entry_id, _ = await released(world)
    media_server.status = status
    answer = await desk.get(f"/feed/items/{entry_id}/package.zip")
    assert answer.json()["code"] == code


async def test_a_package_waits_a_little_for_media_to_hear_of_the_release(
    world: World, media_server: MediaServer
) -> None:
    desk, entry_id, _ = await released(world)
    media_server.late = 2
    assert (await desk.get(f"/feed/items/{entry_id}/package.zip")).status_code == 200
    assert len(media_server.asked) == 3


async def test_media_that_is_down_is_told_as_such(world: World, settings: Settings, issuer: Issuer) -> None:
    desk, entry_id, _ = await released(world)
    async with running(build(settings, keys=issuer.keys)) as client:
        headers = desk.headers()
        answer = await client.get(f"/api/publicity/v1/feed/items/{entry_id}/package.zip", headers=headers)
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
