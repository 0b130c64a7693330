"""From Word, or from the clipboard, to a proposal that the writer looks at."""

from typing import Any

import httpx

from tests.services.submission.documents.word import a_case_in_word, a_word_file
from tests.services.submission.world import Person, World

WORD, PASTED = "/api/submission/v1/word-texts", "/api/submission/v1/pasted-texts"


async def upload(world: World, person: Person, content: bytes, name: str = "案例.docx") -> httpx.Response:
    """A file as the body."""
    asked = {"item_type": "T3", "edition_id": str(world.edition), "file_name": name}
    headers = {"content-type": "application/octet-stream"}
    return await person.send("POST", WORD, params=asked, content=content, headers=headers)


async def paste(world: World, person: Person, text: str, **changes: Any) -> httpx.Response:
    """A text."""
    body = {"item_type": "T3", "edition_id": str(world.edition), "text": text} | changes
    return await person.send("POST", PASTED, json=body)


async def test_a_word_file_becomes_a_proposal_that_can_be_saved_as_it_is(world: World) -> None:
    liaison = world.liaison()

    proposal = (await upload(world, liaison, a_word_file(a_case_in_word))).json()

    assert proposal["content"]["participants"] == 1260
    assert proposal["content"]["keywords"] == ["普法", "情景剧"]
    assert proposal["unplaced"][-1] == {"heading": "四、下一步打算", "text": "把剧本交给其他院校使用。"}
    assert (proposal["tables"], proposal["pictures"], proposal["hidden"]) == (1, 0, 9)
    item = await liaison.create(world.edition)
    saved = await liaison.save(item["id"], proposal["content"], revision=1)
    assert saved.status_code == 200
    assert {each["pointer"] for each in saved.json()["missing"]} >= {"/focus_area", "/highlights"}


async def test_nothing_is_saved_by_proposing(world: World) -> None:
    liaison = world.liaison()

    await upload(world, liaison, a_word_file(a_case_in_word))

    assert (await liaison.send("GET", "/api/submission/v1/items")).json()["items"] == []


async def test_words_of_the_edition_are_found_and_what_no_field_can_hold_is_told(world: World) -> None:
    text = "题目\n宣传重点：政策法规\n活动类型：开放大学\n参与人数：很多\n关键词：" + "、".join(["词" * 30, "普法"])

    proposal = (await paste(world, world.liaison(), text)).json()

    assert proposal["content"] == {"title": "题目", "focus_area": "policy"}
    assert [each["text"] for each in proposal["unplaced"]][:2] == ["开放大学", "很多"]
    assert "关键词" in proposal["unplaced"][2]["heading"]


async def test_thirty_thousand_characters_pasted_from_word_are_placed_as_far_as_they_fit(world: World) -> None:
    text = "题目\n一、背景\n" + "学生把课堂搬到胡同里。\n" * 900 + "二、做法\n" + "走了九个点位。\n" * 2800

    proposal = (await paste(world, world.liaison(), text)).json()

    assert 2_900 < len(proposal["content"]["background"]) <= 3_000
    assert 2_900 < len(proposal["content"]["action"]) <= 3_000
    assert "超出 3000 字" in proposal["unplaced"][-1]["heading"]


async def test_what_is_no_word_file_is_refused_in_words(world: World) -> None:
    liaison = world.liaison()

    for content, name, code in (
        (b"%PDF", "a.pdf", "word-type-refused"),
        (b"", "a.docx", "word-type-refused"),
        (a_word_file(a_case_in_word)[:900], "a.docx", "word-unreadable"),
        (a_word_file(lambda _: None), "a.docx", "text-empty"),
        (a_word_file(a_case_in_word), "a\n.docx", "file-name-malformed"),
    ):
        refused = await upload(world, liaison, content, name)
        assert (refused.status_code, refused.json()["code"]) == (422, code), refused.text

    assert (await paste(world, liaison, "字" * 200_001)).status_code == 422
    assert (await paste(world, liaison, "字", more=1)).status_code == 422
    assert (await upload(world, world.approver(), b"")).status_code == 403
