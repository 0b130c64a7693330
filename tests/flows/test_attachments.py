"""A plan with its document (R54): uploaded, verified, approved, read by the levels above, and by nobody else."""

from pathlib import Path

import httpx
import pytest

from cli.client import Refused
from cli.client.member import MEDIA
from cli.client.uploading import SourceFile, send_parts
from cli.demo.loading import patiently
from tests.flows.people import People
from tests.infra.waiting import eventually
from tests.services.media.documents import DOCX, docx
from tests.services.submission.report_contents import contents


async def attached(people: People, path: Path) -> str:
    """A document in the object store, on its way to verification."""
    source = SourceFile(path, DOCX["content_type"], "document", caption="", credit="")
    told = source.declaration()
    body = {name: told[name] for name in ("file_name", "bytes", "content_type", "sha256")}
    opened = await people.liaison.post(f"{MEDIA}/uploads/documents", body)
    await send_parts(people.liaison, source, opened, range(1, opened["parts_count"] + 1))
    await people.liaison.post(f"{MEDIA}/uploads/{opened['upload_id']}/completion")
    return str(opened["asset_id"])


async def test_r54_a_plan_goes_from_its_docx_to_the_approval_and_only_those_above_read_it(
    people: People, tmp_path: Path
) -> None:
    path = tmp_path / DOCX["file_name"]
    path.write_bytes(docx())
    document = await attached(people, path)
    edition_id = await people.edition_id()
    content = contents()["T1"] | {"attachment_ids": [document]}
    content["activities"] = [{**content["activities"][0], "activity_type": "into_village"}]
    created = await patiently(lambda: people.liaison.create_item(edition_id, item_type="T1"))
    draft = await people.liaison.save_draft(created["id"], content, etag=created.etag)
    await people.liaison.submit(created["id"])
    (verified,) = await people.liaison.verified([document])

    async def can_be_approved() -> bool:
        return "approve" in (await people.approver.item(created["id"]))["actions"]["allowed"]

    await eventually(can_be_approved, within=30)
    await people.approver.approve(created["id"])

    assert (draft["missing"], verified["state"], verified["has_text"]) == ([], "ready", True)
    item = await people.in_state(created["id"], "approved")
    assert [(each["asset_id"], each["state"]) for each in item["attachments"]] == [(document, "ready")]
    for reader in (people.liaison, people.approver, people.editor):
        link = await reader.get(f"{MEDIA}/assets/{document}/document/link")
        async with httpx.AsyncClient() as store:
            saved = await store.get(link["url"])
        assert (saved.content, saved.headers["content-type"]) == (path.read_bytes(), "application/octet-stream")
    for path_of in ("document/link", "renditions/original"):
        with pytest.raises(Refused) as refused:
            await people.desks[0].get(f"{MEDIA}/assets/{document}/{path_of}")
        assert refused.value.status in (403, 404)
