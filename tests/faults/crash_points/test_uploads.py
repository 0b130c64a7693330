"""C15–C22: a process of media dies on the way of a photo from a liaison's disk to `ready`."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from chassis.failpoints import COMMITTED
from cli.client.member import MEDIA
from cli.demo import pictures
from tests.faults.crash_points.crash import CrashPoint, back, in_vain, killed_at
from tests.faults.crash_points.stored_bytes import in_inbox, open_uploads, store_of
from tests.faults.crash_points.upload import Upload
from tests.faults.points import store_point
from tests.faults.stack import FaultStack
from tests.flows.people import People
from tests.flows.records import Records

API, WORKER, PROCESSOR = "media-api", "media-worker", "media-processor"
PARTS, COMPLETION = "/parts HTTP", "/completion HTTP"
LEASE = timedelta(minutes=2)
RENDITIONS = 3


@pytest.fixture
async def upload(faulty: FaultStack, people: People, records: Records) -> AsyncIterator[Upload]:
    """A photo that was declared."""
    photo = await pictures.photo("crash-point", "上传中断的照片（演示配图）")
    store = store_of(faulty)
    opened = await people.liaison.post(f"{MEDIA}/uploads", photo.declaration())
    yield Upload(people.liaison, photo, opened, records, store)
    store.close()


def comes_back(repeat: int) -> bool:
    """In every second repeat the liaison is never seen again."""
    return repeat % 2 == 1


async def test_c15_an_upload_begun_in_the_store_but_not_in_its_row_is_ended_by_us(
    faulty: FaultStack, upload: Upload, repeat: int
) -> None:
    async with killed_at(faulty, CrashPoint(API, store_point("create_multipart", "after"), PARTS)):
        await in_vain(upload.send_parts())

    row = await upload.row()
    assert (row["state"], row["multipart_id"]) == ("created", None)
    assert len(await open_uploads(upload.store, row["inbox_key"])) == 1
    await back(faulty, API)
    if comes_back(repeat):
        await upload.send_parts()
        await upload.complete()
        await upload.ends_ready()
    else:
        await upload.ends_expired()


async def test_c16_an_upload_whose_links_were_not_returned_goes_on(
    faulty: FaultStack, upload: Upload, repeat: int
) -> None:
    async with killed_at(faulty, CrashPoint(API, COMMITTED, PARTS)):
        await in_vain(upload.send_parts())

    row = await upload.row()
    assert row["state"] == "uploading"
    await back(faulty, API)
    if comes_back(repeat):
        await upload.send_parts()
        assert await open_uploads(upload.store, row["inbox_key"]) == [row["multipart_id"]]
        await upload.complete()
        await upload.ends_ready()
    else:
        await upload.ends_expired()


async def test_c17_a_completion_that_never_reached_the_store_is_reopened(
    faulty: FaultStack, upload: Upload, repeat: int
) -> None:
    await upload.send_parts()
    async with killed_at(faulty, CrashPoint(API, store_point("complete", "before"), COMPLETION)):
        await in_vain(upload.complete())

    row = await upload.row()
    assert row["state"] == "completing"
    assert not await in_inbox(upload.store, row["inbox_key"])
    await upload.let_pass("lease_until", LEASE)
    await upload.in_state("uploading")
    await back(faulty, API)
    if comes_back(repeat):
        await upload.complete()
        await upload.ends_ready()
    else:
        await upload.ends_expired()


async def test_c18_an_object_that_the_store_has_and_no_row_tells_of_is_found_and_finished(
    faulty: FaultStack, upload: Upload, repeat: int
) -> None:
    await upload.send_parts()
    async with killed_at(faulty, CrashPoint(API, store_point("complete", "after"), COMPLETION)):
        await in_vain(upload.complete())

    row = await upload.row()
    assert row["state"] == "completing"
    assert await in_inbox(upload.store, row["inbox_key"])
    await back(faulty, API)
    await upload.let_pass("lease_until", LEASE)
    if comes_back(repeat):
        # Whoever is first, the reconciler or the liaison, finds the object by HEAD.
        assert (await upload.complete())["state"] in {"stored", "verifying", "ready"}
    await upload.ends_ready()


async def test_c19_an_object_whose_verification_was_not_asked_for_is_verified(
    faulty: FaultStack, upload: Upload, repeat: int
) -> None:
    await upload.send_parts()
    # The first commit takes the completion, the second notes the object; what would wake the processor comes after.
    async with killed_at(faulty, CrashPoint(API, COMMITTED, COMPLETION), on_pass=2):
        await in_vain(upload.complete())

    assert (await upload.row())["state"] in {"stored", "verifying", "ready"}
    if comes_back(repeat):
        await back(faulty, API)
        assert (await upload.complete())["state"] in {"stored", "verifying", "ready"}
    await upload.ends_ready()
    await back(faulty, API)


async def test_c20_an_object_that_was_examined_and_not_promoted_is_taken_again(
    faulty: FaultStack, upload: Upload, repeat: int
) -> None:
    await upload.send_parts()
    async with killed_at(faulty, CrashPoint(PROCESSOR, store_point("promote", "before"))):
        await upload.complete()

    row = await upload.row()
    assert (row["state"], row["sha256"], row["attempts"]) == ("verifying", None, 1)
    await upload.let_pass("lease_until", LEASE)
    await upload.ends_ready()
    assert (await upload.row())["attempts"] == 2
    await back(faulty, PROCESSOR)


async def test_c21_an_object_that_was_promoted_is_not_ready_before_its_row_says_so(
    faulty: FaultStack, upload: Upload, repeat: int
) -> None:
    await upload.send_parts()
    # Every rendition is written, then all but the last, then all but the last two.
    written = RENDITIONS - (repeat - 1) % RENDITIONS
    async with killed_at(faulty, CrashPoint(PROCESSOR, store_point("put", "after")), on_pass=written):
        await upload.complete()

    row = await upload.row()
    assert (row["state"], row["source_key"], json.loads(row["renditions"])) == ("verifying", None, [])
    await upload.let_pass("lease_until", LEASE)
    await upload.ends_ready()
    assert len(json.loads((await upload.row())["renditions"])) == RENDITIONS
    await back(faulty, PROCESSOR)


async def test_c22_an_inbox_object_that_was_deleted_and_not_noted_is_cleared_again(
    faulty: FaultStack, upload: Upload, repeat: int
) -> None:
    await upload.send_parts()
    await upload.complete()
    await upload.in_state("ready")
    async with killed_at(faulty, CrashPoint(WORKER, store_point("delete", "after"))):
        await upload.let_pass("ended_at", timedelta(hours=1))

    row = await upload.row()
    assert (row["state"], row["inbox_cleared_at"]) == ("ready", None)
    assert not await in_inbox(upload.store, row["inbox_key"])
    await back(faulty, WORKER)
    await upload.ends_ready()
