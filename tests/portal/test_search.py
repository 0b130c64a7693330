"""Filters and Chinese search, all by address."""

import pytest

from portal.releases import Question
from portal.search import SearchIndex, excerpt, highlighted, terms_of
from tests.portal.conftest import Portal


def asked(portal: Portal, **question: str) -> list[str]:
    """Titles of what is found, in order."""
    return [each.title for each in portal.site.releases.answer(Question(**question), at=portal.clock.now())]


def test_every_piece_of_a_word_is_found_and_nothing_else(portal: Portal) -> None:
    portal.release("鲁班工坊开到海外", body="工匠精神")
    portal.release("护理专业走进社区", body="教师讲解")

    assert asked(portal, words="班工") == ["鲁班工坊开到海外"]
    assert asked(portal, words="匠精") == ["鲁班工坊开到海外"]
    assert asked(portal, words="工坊 精神") == ["鲁班工坊开到海外"]
    assert asked(portal, words="坊鲁") == []
    assert asked(portal, words="工坊 护理") == []


def test_one_letter_is_searched_too(portal: Portal) -> None:
    portal.release("护理专业走进社区")

    assert asked(portal, words="护") == ["护理专业走进社区"]


def test_a_title_comes_before_a_body_and_the_newest_first_among_equals(portal: Portal) -> None:
    portal.release("旧的标题里有焊接")
    portal.release("标题里没有", body="正文里有焊接")
    portal.release("新的标题里有焊接")

    assert asked(portal, words="焊接") == ["新的标题里有焊接", "旧的标题里有焊接", "标题里没有"]


def test_case_and_width_make_no_difference(portal: Portal) -> None:
    portal.release("ＶＲ实训室对外开放")

    assert asked(portal, words="vr实训") == ["ＶＲ实训室对外开放"]


def test_the_unit_the_place_and_key_words_are_found(portal: Portal) -> None:
    portal.release("一件")

    for words in ("沂河县", "山东", "县域职教"):
        assert asked(portal, words=words) == ["一件"]


def test_filters_narrow_the_answer(portal: Portal) -> None:
    portal.release("一件")

    assert asked(portal, area="reform", place="370000", activity="open_campus", year="2023") == ["一件"]
    for other in ({"area": "policy"}, {"place": "110000"}, {"activity": "x"}, {"year": "2022"}):
        assert asked(portal, **other) == []


def test_a_changed_text_is_found_by_its_new_words_only() -> None:
    from uuid import uuid4

    index, key = SearchIndex(), uuid4()
    index.put(key, title="旧标题", body="")
    index.put(key, title="新题目", body="")

    assert (index.find(["标题"]), list(index.find(["题目"]))) == ({}, [key])
    index.drop(key)
    assert index.find(["题目"]) == {}


def test_found_words_are_marked_and_everything_else_is_escaped() -> None:
    assert highlighted("<b>工匠工匠</b>", terms_of("工匠")) == "&lt;b&gt;<mark>工匠工匠</mark>&lt;/b&gt;"
    assert highlighted("ＶＲ<", terms_of("vr")) == "<mark>ＶＲ</mark>&lt;"


def test_an_excerpt_begins_a_little_before_what_was_found() -> None:
    text = "甲" * 200 + "工匠" + "乙" * 200

    piece = str(excerpt(text, ["工匠"]))

    assert piece.startswith("…" + "甲" * 18 + "<mark>工匠</mark>")
    assert piece.endswith("乙…")


async def test_the_list_works_by_its_address_alone(portal: Portal) -> None:
    for number in range(14):
        portal.release(f"第{number}件焊接")

    first = (await portal.get("/cases?q=焊接&area=reform")).text
    second = (await portal.get("/cases?q=焊接&area=reform&page=2")).text

    assert "“焊接”共找到 14 个案例" in first
    assert first.count("<mark>焊接</mark>") >= 12
    assert 'rel="next" href="/cases?q=%E7%84%8A%E6%8E%A5&amp;area=reform&amp;page=2"' in first
    assert "第 2 页，共 2 页" in second
    assert "第0件" in second
    assert 'href="/cases?q=%E7%84%8A%E6%8E%A5" aria-label="去掉“职业教育改革发展重要成果”"' in first


@pytest.mark.parametrize("query", ["page=9999999", "page=-1", "page=x", "q=" + "长" * 500, "area=<script>", "place="])
async def test_any_query_is_answered(portal: Portal, query: str) -> None:
    portal.release("一件")

    page = await portal.get(f"/cases?{query}")

    assert page.status_code == 200
    assert "<script" not in page.text


async def test_choices_bear_the_registrys_names_and_their_counts(portal: Portal) -> None:
    portal.release("一件")
    portal.release("二件", subjects=[
        {"name": "旧名", "rel": "theme", "uri": "urn:openweek:focus-area:policy"},
        {"name": "开放赛场", "rel": "activity", "uri": "urn:openweek:activity:open_competition"},
    ])  # fmt: skip

    page = (await portal.get("/cases")).text

    assert '<option value="policy">职业教育方针政策及法律法规（1）</option>' in page
    assert '<option value="reform">职业教育改革发展重要成果（1）</option>' in page
    assert portal.site.catalogue.place(portal.site.releases.newest(at=portal.clock.now())[0].place).name == "山东"


def test_headings_of_the_text_stand_in_no_excerpt(portal: Portal) -> None:
    bodies = [
        {"role": "main", "contentType": "application/xhtml+xml", "value": "<h2>背景</h2><p>第一句</p>", "charCount": 5},
        {"role": "main", "contentType": "text/plain", "value": "背景\n第一句", "charCount": 5},
    ]
    portal.release("一件", bodies=bodies)

    assert portal.site.releases.newest(at=portal.clock.now())[0].text == "第一句"
