"""Documents (R54): declared by their file alone, and read by those who approve and nobody else."""

from typing import Any
from urllib.parse import unquote

import pytest

from chassis.rows import new_id
from services.media.use_cases.note_release import note_release
from services.media.use_cases.note_unit import note_unit
from tests.services.media.conftest import Media, declared, declared_document
from tests.services.media.documents import DOCX, PDF, docx, pdf, written

MEGABYTE = 1024**2


async def test_r54_a_document_needs_no_caption_no_credit_and_no_consent(media: Media) -> None:
    asset_id = await media.ready(docx(), **DOCX)

    told = (await media.get(f"/assets/{asset_id}")).json()

    assert (told["kind"], told["state"], told["has_text"], told["renditions"]) == ("document", "ready", True, [])
    assert [told[name] for name in ("credit", "licence", "people_consented", "ai_generated")] == [None] * 4


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        pytest.param({"bytes": 200 * MEGABYTE}, "too-large", "文件不能超过 50 MB", id="200 MB"),
        pytest.param({"bytes": 0}, "empty", "文件没有内容", id="nothing"),
        pytest.param({"file_name": "方案.docm"}, "type-differs", ".docx", id="another extension"),
        pytest.param({"content_type": "application/zip"}, "type-refused", "DOCX、PDF、OFD、DOC、WPS", id="a zip"),
        pytest.param({"content_type": "image/jpeg"}, "type-refused", "DOCX、PDF、OFD、DOC、WPS", id="a photo"),
    ],
)
async def test_r54_what_cannot_be_taken_is_refused_before_it_is_sent(
    media: Media, changes: dict[str, Any], code: str, words: str
) -> None:
    answer = await media.post("/uploads/documents", declared_document(docx(), **{**DOCX, **changes}))

    assert (answer.status_code, answer.json()["code"]) == (422, "material-refused")
    fault = answer.json()["errors"][0]
    assert (fault["code"], words in fault["detail"]) == (code, True)


async def test_r54_a_document_is_not_declared_as_a_photo(media: Media) -> None:
    answer = await media.post("/uploads", declared(docx(), **DOCX))

    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "type-refused")


async def test_r54_a_document_is_saved_under_its_name_as_bytes_that_no_browser_shows(media: Media) -> None:
    content = written(pdf())
    asset_id = await media.ready(content, **PDF)

    answer = await media.get(f"/assets/{asset_id}/document/link")
    got = await media.outside.get(answer.json()["url"])

    assert answer.headers["cache-control"] == "no-store"
    assert "X-Amz-Expires=30" in answer.json()["url"]
    assert got.content == content
    assert got.headers["content-type"] == "application/octet-stream"
    assert unquote(got.headers["content-disposition"]) == "attachment; filename*=UTF-8''活动周方案.pdf"


async def test_r54_units_above_read_a_document_and_nobody_beside_does(media: Media) -> None:
    asset_id = await media.ready(docx(), **DOCX)
    ministry, province, sibling = (new_id() for _ in range(3))
    async with media.database.work() as work:
        await note_unit(work, enrolment_id=new_id(), unit_id=media.unit_id, path=(ministry, province, media.unit_id))
        await note_unit(work, enrolment_id=new_id(), unit_id=sibling, path=(ministry, province, sibling))

    callers = {("approver", province): 200, ("editor", ministry): 200, ("approver", sibling): 404}
    callers |= {("liaison", sibling): 404, ("desk", new_id()): 403, ("reviewer", ministry): 403}
    path = f"/assets/{asset_id}/document/link"
    assert {(role, unit): (await media.get(path, role, unit_id=unit)).status_code for role, unit in callers} == callers


async def test_r54_a_document_is_served_by_no_other_door_even_if_a_release_named_it(media: Media) -> None:
    asset_id = await media.ready(docx(), **DOCX)
    async with media.database.work() as work:
        await note_release(work, item_id=new_id(), asset_ids=(asset_id,), embargoed_until=None)

    public = await media.client.get(f"/api/media/v1/released/{asset_id}/renditions/web")
    desk = await media.get(f"/assets/{asset_id}/renditions/original", "desk", unit_id=new_id())

    assert [each.status_code for each in (public, desk)] == [404, 404]


async def test_r54_only_a_document_is_served_as_it_came_and_only_when_it_is_ready(media: Media) -> None:
    a_photo, waiting = await media.ready(), await media.upload(docx(), **DOCX)

    answers = [await media.get(f"/assets/{each}/document/link") for each in (a_photo, waiting)]

    assert [(each.status_code, each.json()["code"]) for each in answers] == [
        (404, "not-found"),
        (409, "asset-not-ready"),
    ]
