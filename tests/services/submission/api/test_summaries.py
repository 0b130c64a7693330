"""A summary writes its own skeleton (R66, first 6)."""

from io import BytesIO
from typing import Any
from uuid import uuid4

from docx import Document

from chassis.testing.application import count_statements
from contracts.roles import Role
from services.submission.use_cases.propose_summary import propose_summary
from tests.services.submission.report_contents import every_type
from tests.services.submission.world import BASE, Person, World

V1 = "/api/submission/v1"


async def approved(world: World, number: int, **changes: Any) -> dict[str, Any]:
    """A case of the school that its province approved."""
    item = await world.a_submission(world.liaison(), title=f"第{number}个案例", **changes)
    answer = await world.approver().send("POST", f"{BASE}/{item['id']}/approval")
    assert answer.status_code == 201, answer.text
    return item


async def outline(world: World, liaison: Person) -> dict[str, Any]:
    answer = await liaison.send("GET", f"{V1}/summary-outline?edition_id={world.edition}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_d2_6_fifty_items_become_a_draft_of_four_parts_in_a_few_statements(world: World) -> None:
    photo = uuid4()
    await world.tell(world.ready(photo))
    await world.tell(every_type(world.edition))
    liaison = world.liaison()
    items = [
        await approved(world, number, participants=number, highlights=[f"亮点{number}"],
                       asset_ids=[str(photo)] if number == 1 else [])
        for number in range(1, 51)
    ]  # fmt: skip

    with count_statements(world.database.engine) as count:
        async with world.database.work() as work:
            await propose_summary(work, edition_id=world.edition, by=liaison.account)
    proposal = await outline(world, liaison)

    assert len(count) <= 4
    content = proposal["content"]
    assert set(content) == {"title", "overview", "figures", "highlights", "picked_item_ids", "asset_ids"}
    assert "共50件" in content["overview"]
    assert set(content["picked_item_ids"]) == {item["id"] for item in items}
    known = {item["id"] for item in items}
    sources = {each["pointer"]: each["item_ids"] for each in proposal["sources"]}
    assert all(sources[f"/figures/{place}"][0] in known for place in range(len(content["figures"])))
    draft = await liaison.create(world.edition, "T8")
    saved = await liaison.save(draft["id"], content, revision=1)
    assert (saved.status_code, saved.json()["missing"]) == (200, [])
    assert (await liaison.submit(draft["id"])).status_code == 201


async def test_d2_6_the_same_comes_as_a_document(world: World) -> None:
    await world.tell(every_type(world.edition))
    await approved(world, 1, participants=120, highlights=["把法条改编成短剧"])

    answer = await world.liaison().send("GET", f"{V1}/summary-outline/document?edition_id={world.edition}")

    assert answer.status_code == 200, answer.text
    text = "\n".join(each.text for each in Document(BytesIO(answer.content)).paragraphs)
    assert "参与人数合计120人次" in text
    assert "把法条改编成短剧" in text


async def test_r66_only_what_was_approved_counts_and_photos_of_others_stay_theirs(world: World) -> None:
    photo = uuid4()
    await world.tell(world.ready(photo))
    await world.tell(every_type(world.edition))
    await approved(world, 1, asset_ids=[str(photo)])
    await world.a_submission(world.liaison(), title="还在审核")
    gone = await approved(world, 2)
    await world.liaison().send("POST", f"{BASE}/{gone['id']}/withdrawal", json={"reason": "写错了"})

    school = (await outline(world, world.liaison()))["content"]
    province = (await outline(world, world.person(world.province, Role.LIAISON)))["content"]

    assert "共1件" in school["overview"]
    assert school["asset_ids"] == [str(photo)]
    assert "共1件" in province["overview"]
    assert "asset_ids" not in province


async def test_r66_a_unit_without_approved_items_gets_the_title_to_begin_with(world: World) -> None:
    await world.tell(every_type(world.edition))

    proposal = await outline(world, world.liaison())

    assert list(proposal["content"]) == ["title"]
    assert (proposal["sources"], proposal["remarks"]) == ([], [])
