"""Verification: what is served is what was declared, looked at, and made anew."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import InterfaceError

from chassis.database import Database
from chassis.testing import published
from chassis.work import Work
from services.media import messages
from services.media.use_cases.verify_asset import PAUSES, verify_asset
from tests.services.media.conftest import LEASE, Media, declared
from tests.services.media.pictures import GPS_FIELDS, MP4_PLACE, bomb, film, photo, places_in

FILM = {"kind": "video", "content_type": "video/mp4", "file_name": "开幕式.mp4"}
PNG = {"content_type": "image/png", "file_name": "海报.png"}


def truncated(content: bytes) -> bytes:
    return content[: len(content) // 2]


async def bytes_of(media: Media, asset_id: UUID, name: str) -> bytes:
    answer = await media.get(f"/assets/{asset_id}/renditions/{name}")
    return (await media.outside.get(answer.headers["location"])).content


async def fate(media: Media, asset_id: UUID) -> tuple[str, str | None]:
    row = await media.row(asset_id)
    return row.state, row.reason_code


async def test_a_verified_photo_is_told_of_with_its_renditions(media: Media) -> None:
    content = photo()
    asset_id = await media.ready(content)

    event = (await published(media.database, type_prefix="media.asset.ready"))[0]

    assert (event.version, event.subject) == (2, str(asset_id))
    assert event.data["sha256"] == hashlib.sha256(content).hexdigest()
    assert event.data["rights"]["credit"] == "张三 摄"
    for told in event.data["renditions"]:
        served = await bytes_of(media, asset_id, told["name"])
        assert (hashlib.sha256(served).hexdigest(), len(served)) == (told["sha256"], told["bytes"])


@pytest.mark.parametrize(
    ("suffix", "changes"),
    [(".jpg", {}), (".png", PNG), (".webp", {"content_type": "image/webp", "file_name": "现场.webp"})],
)
async def test_no_rendition_tells_where_a_photo_was_taken(media: Media, suffix: str, changes: dict[str, Any]) -> None:
    content = photo(suffix)
    assert set(GPS_FIELDS) <= set(places_in(content))

    asset_id = await media.ready(content, **changes)

    for name in ("original", "web", "preview"):
        assert places_in(await bytes_of(media, asset_id, name)) == []


@pytest.mark.parametrize(
    ("taken", "told"),
    [
        ("2021:05:09 23:59:58", "2021-05-09"),
        ("0000:00:00 00:00:00", None),
        ("    :  :     :  :  ", None),
        ("", None),
    ],
)
async def test_r50_the_day_that_the_camera_wrote_is_told_where_it_is_a_day(
    media: Media, taken: str, told: str | None
) -> None:
    asset_id = await media.ready(photo(taken=taken))

    (event,) = await published(media.database, type_prefix="media.asset.ready")
    assert (event.subject, event.data["taken_on"]) == (str(asset_id), told)


async def test_the_uploaded_original_is_kept_byte_for_byte_where_the_uploader_cannot_write(media: Media) -> None:
    asset_id = await media.ready(photo())
    row = await media.row(asset_id)

    digest = hashlib.sha256()
    await media.store.stream(media.store.assets, str(row.source_key), digest.update)

    assert digest.hexdigest() == row.sha256 == hashlib.sha256(photo()).hexdigest()


async def test_writing_the_inbox_after_verification_changes_nothing_that_is_served(media: Media) -> None:
    asset_id = await media.ready(photo())
    before = await bytes_of(media, asset_id, "web")

    await media.put_inbox((await media.row(asset_id)).inbox_key, b"<html>evil</html>")
    await media.verify()

    assert await bytes_of(media, asset_id, "web") == before


async def test_a_film_gets_a_clean_copy_a_cover_and_a_preview(media: Media) -> None:
    assert MP4_PLACE in film()
    asset_id = await media.ready(film(), **FILM)
    row = await media.row(asset_id)

    assert (row.width, row.height, row.seconds) == (1280, 720, 2.0)
    assert sorted(each["name"] for each in row.renditions) == ["cover", "original", "preview"]
    assert MP4_PLACE not in await bytes_of(media, asset_id, "original")


async def test_alike_photos_have_alike_hashes(media: Media) -> None:
    first = await media.ready(film(), **FILM)
    second = await media.ready(film(size="960x540"), **FILM)

    hashes = [int((await media.row(each)).dhash or "", 16) for each in (first, second)]

    assert (hashes[0] ^ hashes[1]).bit_count() <= 4


@pytest.mark.parametrize(
    ("content", "changes", "fault"),
    [
        pytest.param(photo(), FILM, "type-differs", id="a picture renamed .mp4"),
        pytest.param(film(), {}, "type-differs", id="a film renamed .jpg"),
        pytest.param(b"<html><script>alert(1)</script></html>" * 9, {}, "type-differs", id="html named .jpg"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>" * 9, PNG, "type-differs", id="svg named .png"),
        pytest.param(photo(".png"), {}, "type-differs", id="png named .jpg"),
        pytest.param(truncated(photo()), {}, "truncated", id="half a jpeg"),
        pytest.param(truncated(photo(".png")), PNG, "truncated", id="half a png"),
        pytest.param(truncated(film()), FILM, "truncated", id="half a film"),
        pytest.param(photo(), {"sha256": "0" * 64}, "hash-differs", id="another hash than declared"),
        pytest.param(photo(width=800, height=600), {}, "too-small", id="too small"),
        pytest.param(bomb(), PNG, "too-many-pixels", id="pixel bomb"),
        pytest.param(film(size="320x240"), FILM, "too-small", id="a small film"),
        pytest.param(film(codec="mpeg4"), FILM, "codec-refused", id="an old codec"),
        pytest.param(film(seconds=301, size="640x360"), FILM, "too-long", id="a long film"),
    ],
)
async def test_bad_bytes_are_rejected_with_what_to_do(
    media: Media, content: bytes, changes: dict[str, Any], fault: str
) -> None:
    asset_id = await media.upload(content, **changes)

    await media.verify()

    assert await fate(media, asset_id) == ("rejected", fault)
    event = (await published(media.database, type_prefix="media.asset.rejected"))[0]
    assert (event.version, event.data["reason_code"]) == (2, fault)
    assert event.data["reason"].endswith("。")
    assert (await media.get(f"/assets/{asset_id}")).json()["reason"] == event.data["reason"]


@pytest.mark.parametrize(
    ("stored", "fault"),
    [(b"", "empty"), (photo() + b"more", "size-differs"), (photo()[:-1], "size-differs")],
    ids=["zero bytes", "larger than declared", "smaller than declared"],
)
async def test_an_object_that_is_not_as_long_as_declared_is_rejected(media: Media, stored: bytes, fault: str) -> None:
    asset_id = await media.store_as_is(stored, **{**declared(photo()), "bytes": len(photo())})

    await media.verify()

    assert await fate(media, asset_id) == ("rejected", fault)


async def test_two_processors_never_verify_the_same_asset(media: Media) -> None:
    for _ in range(3):
        await media.upload(photo())

    await asyncio.gather(*(media.verify() for _ in range(4)))

    events = await published(media.database, type_prefix="media.asset.ready")
    assert len({event.subject for event in events}) == len(events) == 3


async def test_an_asset_left_behind_by_a_processor_that_died_is_verified_again(media: Media) -> None:
    asset_id = await media.upload(photo())
    async with media.database.work() as work:
        row = await work.get(type(await media.row(asset_id)), asset_id)
        row.claim(lease=LEASE, at=work.now())
    held = await verify_asset(media.database, media.store, media.lab, lease=LEASE)
    await run(media, "update asset set lease_until = now() - interval '1 second'")

    await media.verify()

    assert held is False
    assert await fate(media, asset_id) == ("ready", None)
    assert (await media.row(asset_id)).attempts == 2


class Restarting:
    """A database that is away when a verdict is to be written, so many times; whoever asks before finds it there."""

    def __init__(self, database: Database, *, times: int) -> None:
        self._database = database
        self._left = times
        self._claimed = False

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """The transaction, or no connection."""
        if self._claimed and self._left:
            self._left -= 1
            raise InterfaceError("select 1", None, ConnectionRefusedError("the database system is starting up"))
        self._claimed = True
        async with self._database.work() as work:
            yield work


@pytest.mark.parametrize("content", [photo(), truncated(photo())])
async def test_a_verdict_waits_for_a_database_that_restarts_and_not_for_the_end_of_the_lease(
    media: Media, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.setattr("services.media.use_cases.verify_asset.PAUSES", [0.0] * len(PAUSES))
    asset_id = await media.upload(content)
    restarting = cast("Database", Restarting(media.database, times=len(PAUSES)))

    await verify_asset(restarting, media.store, media.lab, lease=LEASE)

    assert (await media.row(asset_id)).state == ("ready" if content == photo() else "rejected")
    assert 20 < sum(PAUSES) < media.settings.processor_lease_seconds


async def test_a_file_that_fails_again_and_again_is_given_up(media: Media) -> None:
    asset_id = await media.upload(photo())
    await run(media, "update asset set attempts = 5")

    await media.verify()

    assert await fate(media, asset_id) == ("rejected", "processing-failed")


async def test_a_store_that_is_down_is_not_the_files_fault(media: Media) -> None:
    asset_id = await media.upload(photo())
    away = media.settings.model_copy(update={"s3_endpoint": "http://127.0.0.1:1"}).store()

    await verify_asset(media.database, away, media.lab, lease=LEASE)
    waiting = await media.row(asset_id)
    await run(media, "update asset set lease_until = now()")
    await media.verify()

    assert (waiting.state, waiting.attempts) == ("verifying", 0)
    assert await fate(media, asset_id) == ("ready", None)


async def test_a_unit_with_much_in_hand_waits_for_one_with_less(media: Media) -> None:
    crowd = [await media.upload(photo()) for _ in range(2)]
    await run(
        media,
        "update asset set state = 'verifying', lease_until = now() + interval '1 hour' where id = :id",
        id=crowd[0],
    )
    media.unit_id = crowd[1]
    late = await media.upload(photo())

    await verify_asset(media.database, media.store, media.lab, lease=LEASE)

    assert await fate(media, late) == ("ready", None)
    assert await fate(media, crowd[1]) == ("stored", None)


async def test_the_current_state_is_each_assets_last_fact_under_its_version(media: Media) -> None:
    ready = await media.ready()
    opened = UUID((await media.open(photo()))["asset_id"])
    cancelled = UUID((await media.open(photo()))["asset_id"])
    await media.client.delete(f"/api/media/v1/uploads/{cancelled}", headers=media.headers())

    async with media.database.work() as work:
        told = {event.subject: (event.type, event.version) async for event in messages.current_state(work)}

    assert told == {
        ready: ("media.asset.ready.v2", 2),
        opened: ("media.asset.declared.v2", 1),
        cancelled: ("media.asset.rejected.v2", 2),
    }


async def run(media: Media, statement: str, **values: Any) -> None:
    async with media.database.connection() as connection:
        await connection.execute(text(statement), values)
