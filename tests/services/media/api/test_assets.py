"""Who sees an asset, and what a link to it is worth."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import httpx
import pytest

from chassis.rows import new_id
from services.media.use_cases.note_reference import note_reference
from services.media.use_cases.note_release import note_release
from services.media.use_cases.note_unit import note_unit
from services.media.use_cases.note_withdrawal import note_withdrawal
from tests.services.media.conftest import Media
from tests.services.media.pictures import photo, places_in


async def released(media: Media, asset_id: UUID, *, until: datetime | None = None, item_id: UUID | None = None) -> UUID:
    item = item_id or new_id()
    async with media.database.work() as work:
        await note_release(work, item_id=item, asset_ids=(asset_id,), embargoed_until=until)
    return item


async def withdrawn(media: Media, item_id: UUID, *asset_ids: UUID) -> None:
    async with media.database.work() as work:
        await note_withdrawal(work, item_id=item_id, asset_ids=asset_ids)


async def link(
    media: Media, asset_id: UUID, *roles: str, unit_id: UUID | None = None, name: str = "web"
) -> httpx.Response:
    return await media.get(f"/assets/{asset_id}/renditions/{name}", *roles, unit_id=unit_id)


async def test_the_own_unit_follows_a_link_that_dies_within_a_minute(media: Media) -> None:
    asset_id = await media.ready()

    answer = await link(media, asset_id, name="original")
    got = await media.outside.get(answer.headers["location"])

    assert answer.status_code == 302
    assert answer.headers["cache-control"] == "no-store"
    assert parse_qs(urlsplit(answer.headers["location"]).query)["X-Amz-Expires"] == ["30"]
    assert got.headers["content-type"] == "image/jpeg"
    assert "attachment" in got.headers["content-disposition"]
    assert places_in(got.content) == []


async def test_a_link_can_be_had_as_an_answer_that_nobody_keeps(media: Media) -> None:
    asset_id = await media.ready()

    answer = await media.get(f"/assets/{asset_id}/renditions/web/link")
    foreign = await media.get(f"/assets/{asset_id}/renditions/web/link", "liaison", unit_id=new_id())

    assert answer.headers["cache-control"] == "no-store"
    assert (await media.outside.get(answer.json()["url"])).headers["content-type"] == "image/jpeg"
    assert foreign.status_code == 404


async def test_an_asset_tells_its_state_renditions_and_what_can_be_done(media: Media) -> None:
    asset_id = await media.ready()

    told = (await media.get(f"/assets/{asset_id}")).json()

    assert (told["state"], told["width"], told["height"]) == ("ready", 1800, 1200)
    assert {each["name"]: (each["width"], each["content_type"]) for each in told["renditions"]} == {
        "original": (1800, "image/jpeg"),
        "web": (1600, "image/jpeg"),
        "preview": (480, "image/webp"),
    }
    assert told["actions"]["allowed"] == ["download"]
    assert {each["action"] for each in told["actions"]["locked"]} == {"send-parts", "complete", "cancel"}


async def test_an_asset_that_is_not_ready_has_no_link(media: Media) -> None:
    asset_id = await media.upload(photo())

    answer = await link(media, asset_id)

    assert (answer.status_code, answer.json()["code"]) == (409, "asset-not-ready")


@pytest.mark.parametrize("role", ["liaison", "approver"])
async def test_another_units_asset_is_as_unknown_as_none(media: Media, role: str) -> None:
    asset_id = await media.ready()

    answers = [await link(media, each, role, unit_id=new_id()) for each in (asset_id, uuid4())]

    assert [answer.status_code for answer in answers] == [404, 404]
    bodies = [{**answer.json(), "traceId": ""} for answer in answers]
    assert bodies[0] == bodies[1]


async def test_units_above_in_the_path_see_it_and_units_beside_and_below_do_not(media: Media) -> None:
    asset_id = await media.ready()
    ministry, province, sibling, below = (new_id() for _ in range(4))
    async with media.database.work() as work:
        await note_unit(work, enrolment_id=new_id(), unit_id=media.unit_id, path=(ministry, province, media.unit_id))
        await note_unit(work, enrolment_id=new_id(), unit_id=sibling, path=(ministry, province, sibling))
        await note_unit(work, enrolment_id=new_id(), unit_id=below, path=(ministry, province, media.unit_id, below))

    seen = {
        name: (await link(media, asset_id, "approver", unit_id=unit)).status_code
        for name, unit in {"ministry": ministry, "province": province, "sibling": sibling, "below": below}.items()
    }

    assert seen == {"ministry": 302, "province": 302, "sibling": 404, "below": 404}


@pytest.mark.parametrize("role", ["reviewer", "editor", "publisher"])
async def test_those_who_review_for_the_ministry_see_it(media: Media, role: str) -> None:
    asset_id = await media.ready()

    assert (await link(media, asset_id, role, unit_id=new_id())).status_code == 302


async def test_r76_a_department_sees_a_picture_once_an_item_that_shows_it_was_submitted(media: Media) -> None:
    asset_id, stranger = await media.ready(), new_id()
    before = await link(media, asset_id, "co_department", unit_id=media.unit_id)

    async with media.database.work() as work:
        await note_reference(work, unit_id=media.unit_id, asset_ids=(asset_id,), at=work.now())

    assert before.status_code == 404
    assert (await link(media, asset_id, "co_department", unit_id=media.unit_id)).status_code == 302
    assert (await link(media, asset_id, "co_department", unit_id=stranger)).status_code == 404


async def test_those_without_a_role_for_it_are_refused(media: Media) -> None:
    asset_id = await media.ready()

    assert (await link(media, asset_id, "operator")).status_code == 403
    assert (await media.client.get(f"/api/media/v1/assets/{asset_id}")).status_code == 401


async def test_a_desk_sees_an_asset_only_while_a_release_stands(media: Media) -> None:
    asset_id, desk = await media.ready(), new_id()

    before = await link(media, asset_id, "desk", unit_id=desk)
    item_id = await released(media, asset_id)
    during = await link(media, asset_id, "desk", unit_id=desk)
    await withdrawn(media, item_id, asset_id)
    after = await link(media, asset_id, "desk", unit_id=desk)
    told = await media.get(f"/assets/{asset_id}", "desk", unit_id=desk)

    assert (before.status_code, during.status_code, after.status_code, told.status_code) == (404, 302, 410, 410)
    assert after.json()["code"] == "asset-withdrawn"


async def test_a_desk_waits_for_the_end_of_the_embargo(media: Media) -> None:
    asset_id, desk, now = await media.ready(), new_id(), datetime.now(UTC)
    item_id = await released(media, asset_id, until=now + timedelta(hours=1))
    early = await link(media, asset_id, "desk", unit_id=desk)
    await released(media, asset_id, until=now - timedelta(seconds=5), item_id=item_id)

    assert (early.status_code, early.json()["code"]) == (403, "asset-embargoed")
    assert (await link(media, asset_id, "desk", unit_id=desk)).status_code == 302


async def test_an_asset_in_two_releases_stays_until_both_are_withdrawn(media: Media) -> None:
    asset_id, desk = await media.ready(), new_id()
    items = [await released(media, asset_id) for _ in range(2)]

    statuses = []
    for item_id in items:
        await withdrawn(media, item_id, asset_id)
        statuses.append((await link(media, asset_id, "desk", unit_id=desk)).status_code)

    assert statuses == [302, 410]


async def test_the_own_unit_keeps_its_asset_after_a_withdrawal(media: Media) -> None:
    asset_id = await media.ready()
    await withdrawn(media, new_id(), asset_id)

    assert (await link(media, asset_id)).status_code == 302


async def test_a_units_assets_are_listed_newest_first_page_by_page(media: Media) -> None:
    opened = [(await media.open(photo()))["asset_id"] for _ in range(5)]
    await media.post("/uploads", None, unit_id=new_id())

    seen: list[Any] = []
    cursor = ""
    while True:
        page = (await media.get(f"/assets?limit=2{cursor}")).json()
        seen += [each["id"] for each in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"

    assert seen == opened[::-1]
    assert (await media.get(f"/assets?limit=2{cursor}", unit_id=new_id())).status_code == 400
