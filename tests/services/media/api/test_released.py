"""What everybody may see of an asset, and when."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import httpx
import pytest

from chassis.rows import new_id
from services.media.use_cases.note_release import note_release
from services.media.use_cases.note_withdrawal import note_withdrawal
from tests.services.media.conftest import V1, Media
from tests.services.media.pictures import film, places_in

NO_EMBARGO = None


async def release(media: Media, asset_id: UUID, *, until: datetime | None = NO_EMBARGO) -> UUID:
    """The asset goes out in an item of its own."""
    item_id = new_id()
    async with media.database.work() as work:
        await note_release(work, item_id=item_id, asset_ids=(asset_id,), embargoed_until=until)
    return item_id


async def withdraw(media: Media, item_id: UUID, asset_id: UUID) -> None:
    """The item is taken back."""
    async with media.database.work() as work:
        await note_withdrawal(work, item_id=item_id, asset_ids=(asset_id,))


async def seen(media: Media, asset_id: UUID, name: str = "web") -> httpx.Response:
    """As a stranger asks."""
    return await media.client.get(f"{V1}/released/{asset_id}/renditions/{name}")


@pytest.mark.parametrize(("name", "content_type"), [("web", "image/jpeg"), ("preview", "image/webp")])
async def test_a_stranger_sees_a_picture_while_a_release_stands(media: Media, name: str, content_type: str) -> None:
    asset_id = await media.ready()
    await release(media, asset_id)

    answer = await seen(media, asset_id, name)
    got = await media.outside.get(answer.headers["location"])

    assert answer.status_code == 302
    assert answer.headers["cache-control"] == "private, max-age=20"
    assert "X-Amz-Expires=30" in answer.headers["location"]
    assert got.headers["content-type"] == content_type
    assert places_in(got.content) == []


async def test_what_was_never_released_is_as_unknown_as_none(media: Media) -> None:
    asset_id = await media.ready()

    for each in (asset_id, uuid4()):
        assert (await seen(media, each)).json()["code"] == "not-found"


async def test_an_embargo_hides_it_without_a_word_about_the_embargo(media: Media) -> None:
    asset_id = await media.ready()
    item_id = await release(media, asset_id, until=datetime.now(UTC) + timedelta(hours=1))

    before = await seen(media, asset_id)
    async with media.database.work() as work:
        over = work.now() - timedelta(seconds=1)
        await note_release(work, item_id=item_id, asset_ids=(asset_id,), embargoed_until=over)

    assert before.status_code == 404
    assert "embargo" not in before.text
    assert (await seen(media, asset_id)).status_code == 302


async def test_a_withdrawn_one_is_gone_until_no_other_release_shows_it(media: Media) -> None:
    asset_id = await media.ready()
    first, second = await release(media, asset_id), await release(media, asset_id)

    await withdraw(media, first, asset_id)
    still = await seen(media, asset_id)
    await withdraw(media, second, asset_id)
    gone = await seen(media, asset_id)

    assert (still.status_code, gone.status_code) == (302, 410)


async def test_an_original_photo_is_never_public_and_a_photo_is_no_film(media: Media) -> None:
    asset_id = await media.ready()
    await release(media, asset_id)

    assert (await seen(media, asset_id, "original")).status_code == 422
    assert (await seen(media, asset_id, "mp4")).status_code == 404


async def test_a_film_is_seen_as_its_clean_copy_and_by_its_cover(media: Media) -> None:
    asset_id = await media.ready(film(), kind="video", content_type="video/mp4", file_name="开幕式.mp4")
    await release(media, asset_id)

    shown = await seen(media, asset_id, "mp4")
    got = await media.outside.get(shown.headers["location"])

    assert got.headers["content-type"] == "video/mp4"
    assert (await seen(media, asset_id, "cover")).status_code == 302
