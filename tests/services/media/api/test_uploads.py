"""Uploads, from the declaration to the stored object."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from pydantic import SecretStr

from chassis.rows import new_id
from chassis.testing import published
from services.media.domain.asset_state import AssetState
from tests.services.media.conftest import Media, declared
from tests.services.media.pictures import large_photo, photo

LARGE = 20 * 1024 * 1024


def without_trace(answer: httpx.Response) -> dict[str, Any]:
    return {name: value for name, value in answer.json().items() if name != "traceId"}


async def test_a_declared_file_has_an_owner_and_is_told_of(media: Media) -> None:
    upload = await media.open(photo())

    assert upload["parts_count"] == 1
    assert upload["part_bytes"] == 16 * 1024 * 1024
    assert upload["actions"]["allowed"] == ["send-parts", "cancel"]
    event = (await published(media.database))[0]
    assert (event.type, event.version) == ("media.asset.declared.v2", 1)
    assert event.data == {"version": 1, "asset_id": upload["asset_id"], "unit_id": str(media.unit_id), "kind": "photo"}


async def test_a_repeated_declaration_opens_one_upload(media: Media) -> None:
    headers = media.headers()

    answers = [
        await media.client.post("/api/media/v1/uploads", json=declared(photo()), headers=headers) for _ in range(2)
    ]

    assert answers[0].content == answers[1].content
    assert len(await published(media.database)) == 1


@pytest.mark.parametrize(
    ("changes", "code", "pointer"),
    [
        ({"people_consented": False}, "consent-missing", "/people_consented"),
        ({"bytes": 0}, "material-refused", "/bytes"),
        ({"bytes": 20 * 1024 * 1024 + 1}, "material-refused", "/bytes"),
        ({"content_type": "image/svg+xml", "file_name": "a.svg"}, "material-refused", "/content_type"),
        ({"content_type": "text/html", "file_name": "a.html"}, "material-refused", "/content_type"),
        ({"content_type": "video/mp4", "file_name": "a.mp4"}, "material-refused", "/content_type"),
        ({"file_name": "a.jpg.html"}, "material-refused", "/file_name"),
        ({"sha256": "xyz"}, "invalid-input", "/sha256"),
        ({"unknown": 1}, "invalid-input", "/unknown"),
        ({"caption": "a\u0000b"}, "invalid-input", "/caption"),
    ],
)
async def test_what_cannot_be_taken_is_refused_before_it_is_sent(
    media: Media, changes: dict[str, Any], code: str, pointer: str
) -> None:
    answer = await media.post("/uploads", declared(photo(), **changes))

    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert answer.json()["errors"][0]["pointer"] == pointer


async def test_a_name_is_cleaned_and_never_a_path(media: Media) -> None:
    upload = await media.open(photo(), file_name="../../etc/\u202egpj.\x00开幕.jpg")

    assert (await media.row(UUID(upload["asset_id"]))).file_name == "gpj.开幕.jpg"
    assert upload["key"] == f"uploads/{upload['asset_id']}"


async def test_a_large_file_goes_in_parts_straight_to_the_store(media: Media) -> None:
    content = large_photo(LARGE)
    upload = await media.open(content)
    await media.send(upload, content)

    answer = await media.complete(upload)

    assert (answer.status_code, answer.json()["state"]) == (202, AssetState.STORED)
    assert (await media.store.head(media.store.inbox, upload["key"])).bytes == LARGE


async def test_another_client_of_the_unit_goes_on_with_an_upload(media: Media) -> None:
    content = large_photo(LARGE)
    upload = await media.open(content)
    await media.send(upload, content, 2)

    media.account_id = new_id()
    seen = (await media.get(f"/uploads/{upload['upload_id']}")).json()
    await media.send(upload, content, *seen["missing"])

    assert (seen["state"], seen["missing"]) == ("uploading", [1])
    assert [(part["number"], part["bytes"]) for part in seen["parts"]] == [(2, LARGE - 16 * 1024 * 1024)]
    assert (await media.complete(upload)).json()["state"] == "stored"


async def test_completion_of_an_unfinished_upload_names_the_missing_parts_and_leaves_it_open(media: Media) -> None:
    content = large_photo(LARGE)
    upload = await media.open(content)
    before_any = await media.complete(upload)
    await media.send(upload, content, 1)

    answer = await media.complete(upload)

    assert (before_any.status_code, before_any.json()["missing"]) == (409, [1, 2])
    assert (answer.status_code, answer.json()["code"], answer.json()["missing"]) == (409, "parts-missing", [2])
    assert (await media.get(f"/uploads/{upload['upload_id']}")).json()["state"] == "uploading"


async def test_of_twenty_completions_one_wins_and_all_see_its_result(media: Media) -> None:
    content = large_photo(LARGE)
    upload = await media.open(content)
    await media.send(upload, content)

    answers = await asyncio.gather(*(media.complete(upload) for _ in range(20)))

    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.content for answer in answers}) == 1
    row = await media.row(UUID(upload["asset_id"]))
    assert (row.state, row.revision) == (AssetState.STORED, 4)


async def test_a_completion_whose_answer_was_lost_in_the_store_is_found_done(media: Media) -> None:
    upload = await media.open(photo())
    await media.send(upload, photo())
    row = await media.row(UUID(upload["asset_id"]))
    parts = await media.store.list_parts(row.inbox_key, row.multipart_id or "")
    await media.store.complete(row.inbox_key, row.multipart_id or "", parts)

    assert (await media.complete(upload)).json()["state"] == "stored"


async def test_completion_and_cancellation_at_once_end_in_one_of_the_two(media: Media) -> None:
    upload = await media.open(photo())
    await media.send(upload, photo())

    done, ended = await asyncio.gather(
        media.complete(upload),
        media.client.delete(f"/api/media/v1/uploads/{upload['upload_id']}", headers=media.headers()),
    )

    state = (await media.row(UUID(upload["asset_id"]))).state
    assert (done.status_code, ended.status_code, state) in [(202, 409, "stored"), (409, 204, "rejected")]


async def test_a_cancelled_upload_is_told_of_and_takes_no_more_parts(media: Media) -> None:
    upload = await media.open(photo())
    path = f"/api/media/v1/uploads/{upload['upload_id']}"

    answers = [await media.client.delete(path, headers=media.headers()) for _ in range(2)]
    late = await media.post(f"/uploads/{upload['upload_id']}/parts", {"numbers": [1]})

    assert [answer.status_code for answer in answers] == [204, 204]
    assert (late.status_code, late.json()["code"]) == (409, "asset-state")
    events = await published(media.database)
    assert [(event.type, event.version) for event in events] == [
        ("media.asset.declared.v2", 1),
        ("media.asset.rejected.v2", 2),
    ]
    assert events[1].data["reason_code"] == "cancelled"


async def test_a_part_that_the_file_does_not_have_is_refused(media: Media) -> None:
    upload = await media.open(photo())

    answer = await media.post(f"/uploads/{upload['upload_id']}/parts", {"numbers": [1, 2]})

    assert (answer.status_code, answer.json()["code"]) == (422, "part-unknown")


async def test_another_units_upload_is_as_unknown_as_none(media: Media) -> None:
    upload = await media.open(photo())
    stranger = new_id()
    calls = {
        "parts": ("POST", "/parts", {"numbers": [1]}),
        "completion": ("POST", "/completion", None),
        "progress": ("GET", "", None),
        "cancel": ("DELETE", "", None),
    }

    for method, path, body in calls.values():
        answers = [
            await media.client.request(
                method, f"/api/media/v1/uploads/{upload_id}{path}", json=body, headers=media.headers(unit_id=stranger)
            )
            for upload_id in (upload["upload_id"], uuid4())
        ]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert without_trace(answers[0]) == without_trace(answers[1])


async def test_links_are_never_kept_with_the_idempotency_key(media: Media) -> None:
    upload = await media.open(photo())
    await media.send(upload, photo())

    async with media.database.connection() as connection:
        kept = (await connection.exec_driver_sql("select convert_from(body, 'utf8') from idempotency")).scalars().all()

    assert len(kept) == 1
    assert "X-Amz-Signature" not in kept[0]


async def test_an_upload_that_the_store_has_lost_begins_again(media: Media) -> None:
    upload = await media.open(photo())
    await media.send(upload, photo())
    row = await media.row(upload["upload_id"])
    await media.store.abort_all(row.inbox_key)

    lost = await media.complete(upload)
    await media.send(upload, photo())
    again = await media.complete(upload)

    assert (lost.status_code, lost.json()["code"], lost.json()["missing"]) == (409, "parts-missing", [1])
    assert again.json()["state"] == "stored"


async def test_a_store_that_is_down_is_said_so_and_nothing_is_lost(media: Media) -> None:
    upload = await media.open(photo())
    await media.send(upload, photo())
    store, media.client._transport.app.state.runtime.extras["store"] = media.store, down_store(media)  # type: ignore[attr-defined]

    opened = await media.post("/uploads", declared(photo()))
    parts = await media.post(f"/uploads/{opened.json()['upload_id']}/parts", {"numbers": [1]})
    completion = await media.complete(upload)
    media.client._transport.app.state.runtime.extras["store"] = store  # type: ignore[attr-defined]

    assert opened.status_code == 201
    for answer in (parts, completion):
        assert (answer.status_code, answer.json()["code"]) == (503, "storage-down")
        assert answer.headers["retry-after"] == "5"
    assert (await media.complete(upload)).json()["state"] == "stored"


def down_store(media: Media) -> Any:
    return media.settings.model_copy(
        update={"s3_endpoint": "http://127.0.0.1:1", "s3_secret_key": SecretStr("nobody")}
    ).store()


async def test_uppy_uploads_a_file_by_signed_calls_alone(media: Media) -> None:
    content = large_photo(LARGE)
    upload = await media.open(content)

    async def signed(method: str, **call: Any) -> str:
        answer = await media.post("/uploads/sign", {"method": method, "key": upload["key"], **call})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["url"])

    began = await media.outside.post(await signed("POST"))
    multipart = began.text.partition("<UploadId>")[2].partition("</UploadId>")[0]
    etags = []
    for number in (1, 2):
        part = content[(number - 1) * upload["part_bytes"] : number * upload["part_bytes"]]
        sent = await media.outside.put(await signed("PUT", uploadId=multipart, partNumber=number), content=part)
        etags.append(sent.headers["etag"])
    listed = await media.outside.get(await signed("GET", uploadId=multipart))
    document = "".join(
        f"<Part><PartNumber>{n}</PartNumber><ETag>{tag}</ETag></Part>" for n, tag in enumerate(etags, start=1)
    )
    finished = await media.outside.post(
        await signed("POST", uploadId=multipart),
        content=f"<CompleteMultipartUpload>{document}</CompleteMultipartUpload>",
    )

    assert listed.text.count("<PartNumber>") == 2
    assert finished.status_code == 200, finished.text
    assert (await media.complete(upload)).json()["state"] == "stored"


async def test_uppy_sends_a_small_file_in_one_piece(media: Media) -> None:
    upload = await media.open(photo())
    call = {"method": "PUT", "key": upload["key"], "contentType": "image/jpeg"}
    signed = (await media.post("/uploads/sign", call)).json()

    longer = await media.outside.put(signed["url"], content=photo() + b"x", headers=signed["headers"])
    sent = await media.outside.put(signed["url"], content=photo(), headers=signed["headers"])

    assert (longer.status_code, sent.status_code) == (403, 200)
    assert (await media.complete(upload)).json()["state"] == "stored"


async def test_uppys_cancel_is_signed(media: Media) -> None:
    upload = await media.open(photo())
    await media.send(upload, photo())
    row = await media.row(UUID(upload["asset_id"]))
    call = {"method": "DELETE", "key": upload["key"], "uploadId": row.multipart_id}

    url = (await media.post("/uploads/sign", call)).json()["url"]

    assert (await media.outside.delete(url)).status_code == 204


async def test_keys_and_uploads_of_others_are_not_signed(media: Media) -> None:
    upload = await media.open(photo())
    await media.send(upload, photo())
    row = await media.row(UUID(upload["asset_id"]))
    own = {"method": "PUT", "key": upload["key"], "uploadId": row.multipart_id, "partNumber": 1}

    foreign_unit = await media.post("/uploads/sign", own, unit_id=new_id())
    foreign_key = await media.post("/uploads/sign", own | {"key": f"uploads/{new_id()}"})
    odd_key = await media.post("/uploads/sign", own | {"key": f"uploads/../{upload['asset_id']}"})
    foreign_upload = await media.post("/uploads/sign", own | {"uploadId": str(new_id())})

    assert [a.status_code for a in (foreign_unit, foreign_key, odd_key, foreign_upload)] == [404, 404, 404, 404]
