"""Attachments of a plan (R54): documents for those who approve, who wait for them as for photos; never published."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.roles import Role
from services.submission.use_cases.return_unusable_items import return_unusable_items
from tests.services.submission.report_contents import contents, every_type
from tests.services.submission.world import BASE, Person, World


async def a_plan(world: World, liaison: Person, **changes: Any) -> dict[str, Any]:
    """A draft of a plan."""
    await world.tell(every_type(world.edition))
    item = await liaison.create(world.edition, "T1")
    answer = await liaison.save(item["id"], contents()["T1"] | changes, revision=1)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def attached(*asset_ids: UUID) -> dict[str, Any]:
    return {"attachment_ids": [str(each) for each in asset_ids]}


async def test_r54_a_plan_is_approved_once_its_attachment_is_ready_and_tells_it_apart_from_what_is_published(
    world: World,
) -> None:
    liaison, document, photo = world.liaison(world.province), uuid4(), uuid4()
    await world.tell(world.ready(photo, unit_id=world.province))
    plan = await a_plan(world, liaison, asset_ids=[str(photo)], **attached(document))
    submitted = (await liaison.submit(plan["id"])).json()
    refused = await world.approver().approve(plan["id"])

    await world.tell(world.ready(document, unit_id=world.province, kind="document"))
    approved = await world.approver().approve(plan["id"])

    assert submitted["media_not_ready"] == [str(document)]
    assert (refused.json()["code"], approved.status_code) == ("media-pending", 201)
    body = await liaison.read(plan["id"])
    assert [(each["asset_id"], each["kind"]) for each in body["media"]] == [(str(photo), "photo")]
    assert [(each["asset_id"], each["kind"]) for each in body["attachments"]] == [(str(document), "document")]
    said = {each.type: each.data for each in await world.said(plan["id"])}
    assert said["submission.item.submitted.v1"]["asset_ids"] == [str(photo), str(document)]
    told = said["submission.item.approved.v2"]
    assert (told["content"]["asset_ids"], told["attachment_ids"]) == ([str(photo)], [str(document)])


async def test_r54_a_department_beside_the_unit_is_told_of_no_attachment_that_it_may_not_open(world: World) -> None:
    liaison, document, department = world.liaison(world.province), uuid4(), await world.department()
    await world.tell(world.ready(document, unit_id=world.province, kind="document"))
    plan = await a_plan(world, liaison, **attached(document))
    await liaison.submit(plan["id"])

    above, beside = await world.approver().read(plan["id"]), await department.read(plan["id"])

    assert (len(above["attachments"]), "attachment_ids" in above["content"]) == (1, True)
    assert (beside["attachments"], "attachment_ids" in beside["content"]) == ([], False)


async def test_r54_a_rejected_attachment_returns_the_plan_with_the_reason_at_its_place(world: World) -> None:
    liaison, good, bad = world.liaison(world.province), uuid4(), uuid4()
    plan = await a_plan(world, liaison, **attached(good, bad))
    await liaison.submit(plan["id"])
    await world.tell(world.declared(bad, unit_id=world.province, kind="document"))

    rejected = world.rejected(bad, kind="document", reason="文档含有宏")
    await world.tell(rejected.model_copy(update={"unit_id": world.province}))

    body = await liaison.read(plan["id"])
    assert (body["state"], body["returned"]["reason_code"]) == ("returned", "asset-rejected")
    assert body["returned"]["notes"] == [{"pointer": "/attachment_ids/1", "text": "文档含有宏"}]


@pytest.mark.parametrize(("field", "kind"), [("asset_ids", "document"), ("attachment_ids", "photo")])
async def test_r54_a_document_among_the_photos_or_a_photo_among_the_attachments_is_refused_at_its_place(
    world: World, field: str, kind: str
) -> None:
    liaison, asset = world.liaison(world.province), uuid4()
    await world.tell(world.ready(asset, unit_id=world.province, kind=kind))
    plan = await a_plan(world, liaison, **{field: [str(asset)]})

    refused = await liaison.submit(plan["id"])

    assert (refused.status_code, refused.json()["code"]) == (422, "asset-misplaced")
    assert refused.json()["errors"][0]["pointer"] == f"/{field}/0"


@pytest.mark.parametrize(("field", "kind"), [("asset_ids", "document"), ("attachment_ids", "video")])
async def test_r54_what_turns_out_to_be_misplaced_returns_the_plan(world: World, field: str, kind: str) -> None:
    liaison, asset = world.liaison(world.province), uuid4()
    plan = await a_plan(world, liaison, **{field: [str(asset)]})
    await liaison.submit(plan["id"])

    await world.tell(world.ready(asset, unit_id=world.province, kind=kind))

    body = await liaison.read(plan["id"])
    assert (body["state"], body["returned"]["reason_code"]) == ("returned", "asset-misplaced")
    assert body["returned"]["notes"][0]["pointer"] == f"/{field}/0"


async def test_r54_a_plan_whose_assets_stand_where_they_belong_is_not_looked_at_twice(world: World) -> None:
    liaison, document, photo = world.liaison(world.province), uuid4(), uuid4()
    plan = await a_plan(world, liaison, asset_ids=[str(photo)], **attached(document))
    await liaison.submit(plan["id"])

    await world.tell(world.ready(photo, unit_id=world.province))
    await world.tell(world.ready(document, unit_id=world.province, kind="document"))

    async with world.database.work() as work:
        assert await return_unusable_items(work) == 0
    assert (await liaison.read(plan["id"]))["state"] == "submitted"


async def test_r54_of_another_unit_twice_or_more_than_five_are_refused(world: World) -> None:
    liaison, foreign, twice = world.liaison(world.province), uuid4(), uuid4()
    await world.tell(world.ready(foreign, unit_id=world.school, kind="document"))
    plan = await a_plan(world, liaison, **attached(foreign))
    await liaison.save(plan["id"], contents()["T1"] | attached(twice, twice), revision=2)
    repeated = await liaison.submit(plan["id"])
    await liaison.save(plan["id"], contents()["T1"] | attached(foreign), revision=3)
    others = await liaison.submit(plan["id"])
    six = await liaison.save(plan["id"], contents()["T1"] | attached(*(uuid4() for _ in range(6))), revision=4)

    assert (repeated.status_code, repeated.json()["errors"][0]["pointer"]) == (422, "/attachment_ids")
    assert (others.status_code, others.json()["code"]) == (422, "asset-foreign")
    assert (six.status_code, six.json()["errors"][0]["pointer"]) == (422, "/attachment_ids")


async def test_r54_no_other_type_takes_attachments(world: World) -> None:
    liaison = world.liaison()
    item = await liaison.create(world.edition)

    refused = await liaison.save(item["id"], attached(uuid4()), revision=1)

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/attachment_ids")


async def test_r54_the_form_says_that_attachments_are_documents_and_those_above_see_them(world: World) -> None:
    liaison, document = world.liaison(world.province), uuid4()
    await world.tell(world.ready(document, unit_id=world.province, kind="document"))
    plan = await a_plan(world, liaison, **attached(document))
    await liaison.submit(plan["id"])

    form = (
        await liaison.send("GET", "/api/submission/v1/report-types/T1", params={"edition_id": str(world.edition)})
    ).json()["form"]["properties"]
    editor = world.person(world.ministry, Role.EDITOR)
    seen = await editor.send("GET", f"{BASE}/{plan['id']}")

    assert form["attachment_ids"]["x-asset-kinds"] == ["document"]
    assert form["attachment_ids"]["maxItems"] == 5
    assert seen.json()["attachments"][0]["asset_id"] == str(document)
