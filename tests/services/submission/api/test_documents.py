"""Documents of items, of a unit, and of what is handed over."""

import io
from typing import Any

import docx
import httpx

from chassis.spreadsheets.reading import TableReader
from contracts.roles import Role
from services.submission.api import documents
from tests.services.submission.world import BASE, Person, World

DOCUMENTS = "/api/submission/v1/documents"


def texts(answer: httpx.Response) -> list[str]:
    """The paragraphs of a document."""
    assert answer.status_code == 200, answer.text
    return [each.text for each in docx.Document(io.BytesIO(answer.content)).paragraphs if each.text]


async def fetch(person: Person, path: str, **query: Any) -> httpx.Response:
    """A document."""
    return await person.send("GET", f"{DOCUMENTS}/{path}", params=query)


async def lines(answer: httpx.Response) -> list[list[str]]:
    """The lines of a list in a workbook, without what stands above them."""
    assert answer.status_code == 200, answer.text
    table = await TableReader().read(answer.content, file_name="a.xlsx")
    return [[str(cell) for cell in row.cells] for row in table.rows[3:]]


async def test_an_item_is_a_document_for_its_unit_and_for_the_levels_above(world: World) -> None:
    item = await world.a_submission(world.liaison())

    answers = [
        await person.send("GET", f"{BASE}/{item['id']}/document")
        for person in (world.liaison(), world.approver(), world.liaison(world.other_school))
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 404]
    assert texts(answers[0])[:3] == [
        "胡同口的职教法小课堂",
        "一、背景",
        "法律事务专业的学生把课堂搬到了学校旁边的三条胡同里。",
    ]
    assert answers[0].headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert answers[0].headers["cache-control"] == "private, no-store"


async def test_the_levels_above_read_what_was_submitted_and_not_what_is_being_mended(world: World) -> None:
    liaison = world.liaison()
    item = await world.a_submission(liaison)
    back = (await world.approver().give_back(item["id"])).json()
    await liaison.save(item["id"], {"title": "正在修改"}, revision=back["revision"])

    for person, title in ((liaison, "正在修改"), (world.approver(), "胡同口的职教法小课堂")):
        assert texts(await person.send("GET", f"{BASE}/{item['id']}/document"))[0] == title


async def test_all_of_a_units_items_are_one_document_and_no_other_units(world: World) -> None:
    liaison, stranger = world.liaison(), world.liaison(world.other_school)
    await world.a_draft(liaison, title="草稿一篇")
    await world.a_submission(liaison, title="已报一篇")
    await world.a_draft(stranger, title="外校一篇")

    answer = await fetch(liaison, "own-items", edition_id=world.edition)

    said = " ".join(texts(answer))
    assert "草稿一篇" in said
    assert "已报一篇" in said
    assert "外校一篇" not in said
    assert "共 2 件" in said


async def test_a_hand_over_lists_what_was_submitted_with_receipts(world: World) -> None:
    liaison = world.liaison()
    item = await world.a_submission(liaison)
    await world.a_draft(liaison)

    (line,) = await lines(await fetch(liaison, "hand-over", edition_id=world.edition))

    assert line == [
        "1", item["receipt_number"], "胡同口的职教法小课堂", "典型案例", "单位3701X", "山东省", "2023年5月15日 10:00",
        "是", "审核中",
    ]  # fmt: skip


async def test_a_level_above_lists_what_was_handed_over_to_it_filtered_and_addressed(world: World) -> None:
    await world.a_submission(world.liaison())
    await world.a_submission(world.liaison(world.other_school))
    editor, approver = world.person(world.ministry, Role.EDITOR), world.approver()
    asked = {"edition_id": world.edition, "view": "below"}

    assert len(await lines(await fetch(editor, "hand-over", **asked))) == 2
    assert len(await lines(await fetch(approver, "hand-over", **asked, unit_id=world.school))) == 1
    assert await lines(await fetch(approver, "hand-over", **asked, state="received")) == []
    word = await fetch(approver, "hand-over", **asked, as_file="docx", addressee="教育部职业教育与成人教育司")
    assert "教育部职业教育与成人教育司：" in texts(word)


async def test_a_list_that_is_too_long_says_how_to_make_it_shorter(world: World, monkeypatch: Any) -> None:
    monkeypatch.setitem(documents.MOST_LINES, "xlsx", 1)
    liaison = world.liaison()
    await world.a_submission(liaison)
    await world.a_submission(liaison)

    refused = await fetch(liaison, "hand-over", edition_id=world.edition)

    assert (refused.status_code, refused.json()["code"]) == (422, "list-too-long")


async def test_an_edition_that_nobody_knows_and_a_role_without_items_are_refused(world: World) -> None:
    unknown = await fetch(world.liaison(), "hand-over", edition_id=world.school)
    reviewer = await fetch(world.person(world.ministry, Role.REVIEWER), "hand-over", edition_id=world.edition)

    assert (unknown.status_code, reviewer.status_code) == (422, 403)
