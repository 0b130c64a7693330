"""A text finds its places in a form by its headings."""

from services.submission.documents.placing import Unplaced, place
from services.submission.documents.word_file import read_word
from services.submission.documents.written_text import pasted
from services.submission.domain.form_fields import FieldKind, FormField, fields_of
from services.submission.forms import REPORT_TYPES
from tests.services.submission.documents.word import a_case_in_word, a_word_file

FIELDS = fields_of(REPORT_TYPES["T3"].complete.model_json_schema())


def test_each_part_of_a_case_is_found_and_the_rest_is_told() -> None:
    placed = place(read_word(a_word_file(a_case_in_word), file_name="a.docx"), FIELDS)

    assert placed.texts == {
        "title": "胡同口的职教法小课堂",
        "background": "法律事务专业的学生把课堂搬到了学校旁边的三条胡同里。",
        "action": "三天里，小课堂走了九个点位。\n回答问题三百多个。\n点位 | 人数\n胡同口 | 120",
        "result": "老师把重复率高的问题整理成四十二条问答。",
        "participants": "1,260人",
        "keywords": "普法、情景剧",
    }
    assert placed.unplaced == [Unplaced("", "槐荫职业学院"), Unplaced("四、下一步打算", "把剧本交给其他院校使用。")]


def test_headings_of_a_lower_rank_stay_in_their_part() -> None:
    placed = place(pasted("题目\n一、主要做法\n（一）走进社区\n开了小课堂。\n1. 普法\n讲了六个法条。"), FIELDS)

    assert placed.texts["action"] == "（一）走进社区\n开了小课堂。\n1. 普法\n讲了六个法条。"


def test_a_text_without_headings_is_told_whole_where_a_form_has_several_parts() -> None:
    placed = place(pasted("题目\n第一段。\n第二段。"), FIELDS)

    assert placed.texts == {"title": "题目"}
    assert placed.unplaced == [Unplaced("", "第一段。\n第二段。")]


def test_a_form_with_one_text_takes_all_of_it() -> None:
    article = (FormField("title", "标题", FieldKind.LINE), FormField("text", "正文", FieldKind.TEXT, longest=10_000))

    placed = place(pasted("题目\n——副题\n一、开头\n第一段。\n第二段。"), article)

    assert placed.texts == {"title": "题目——副题", "text": "一、开头\n第一段。\n第二段。"}


def test_a_part_longer_than_its_field_is_cut_between_paragraphs_and_the_rest_is_told() -> None:
    placed = place(pasted("题目\n一、背景\n" + "甲" * 6000 + "\n" + "乙" * 6000), FIELDS)

    assert placed.texts["background"] == "甲" * 6000
    assert placed.unplaced == [Unplaced("背景（超出 10000 字的部分）", "乙" * 6000)]
