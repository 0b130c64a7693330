"""Each rule on a text that it is for, and on one that only looks like it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from services.submission.domain.form_fields import FieldKind, FormField
from services.submission.hints.hint import Surroundings
from services.submission.hints.looking import MOST, hints_for

FIELDS = (
    FormField("title", "标题", FieldKind.LINE),
    FormField("text", "正文", FieldKind.TEXT),
    FormField("highlights", "亮点", FieldKind.LINES),
    FormField("contact", "安全联系电话", FieldKind.LINE),
    FormField("rows", "活动", FieldKind.ROWS, parts=(FormField("name", "名称", FieldKind.LINE),)),
)
EDITION = Surroundings(
    2023,
    "技能：让生活更美好",
    date(2023, 5, 14),
    date(2023, 5, 20),
    wordings=({"right": "新修订的职业教育法", "wrong": ["新职教法", "职业教育法"], "note": ""},),
    numbers={"participants": 1260},
)


def codes(text: str, **more: Any) -> list[str]:
    """What is said of a text, without the remark that it has no figures."""
    return [each.code for each in hints_for({"text": text, **more}, FIELDS, EDITION) if each.code != "no_data"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("联系王老师１３８００１３８０００。", "pii_phone"),
        ("身份证号11010519491231002x，", "pii_id_card"),
        ("来信请寄 wang.wei@example.edu.cn", "pii_mail"),
        ("以“一技在手一生无忧”为主题的启动仪式", "theme_mismatch"),
        ("本届主题是“技能强国梦”", "theme_mismatch"),
        ("口号是弘扬工匠精神 打造技能强国", "theme_mismatch"),
        ("2022年全国职业教育活动周如期举行", "year_mismatch"),
        ("认真学习新职教法", "wording"),
        ("由农业部指导", "org_name_error"),
        ("9月1日举办开学典礼", "date_outside_window"),
        ("共有学生100人参加，参与的90名学生来自五个班", "number_inconsistent"),
        ("合计开展活动10场，其中校内4场、校外5场。", "stats_sum_mismatch"),
        ("观看人数1260万人次", "magnitude_doubtful"),
        ("覆盖15亿人", "magnitude_doubtful"),
        ("新增-3人", "magnitude_doubtful"),
        ("参加人数XX人", "placeholder_text"),
        ("成效：待补充", "placeholder_text"),
        ("现价99元，八折起", "commercial_content"),
        ("扫描二维码报名", "commercial_content"),
        ("招生热线0532-88880000", "commercial_content"),
        ("由某酒厂赞助", "fees_or_gifts"),
        ("国内首创的做法", "absolute_claim"),
        ("涉密项目", "security_review_required"),
        ("附全国院校分布地图", "map_no_approval"),
        ("很好,很热闹", "typography"),
    ],
)
def test_a_rule_speaks_where_it_should(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    ("day", "hinted"),
    [
        (date(2023, 4, 14), False),
        (date(2023, 4, 13), True),
        (date(2023, 6, 19), False),
        (date(2023, 6, 20), True),
        (None, False),
    ],
)
def test_r50_a_photo_that_was_taken_long_before_or_after_the_week_is_pointed_at(day: date | None, hinted: bool) -> None:
    around = replace(EDITION, taken_on={"second": day} if day else {})

    found = hints_for({"asset_ids": ["first", "second"]}, FIELDS, around)

    assert [(each.code, each.pointer) for each in found] == [("photo_outside_window", "/asset_ids/1")] * hinted


@pytest.mark.parametrize(
    "text",
    [
        "回执号13800138000123，编号110105194912310020。",
        "以“技能:让生活更美好”为主题的启动仪式",
        "学校以“工学一体”为主题开展教研",
        "自2022年职业教育活动周以来",
        "学习新修订的职业教育法",
        "由农业农村部指导",
        "3月筹备，5月15日举办开放日",
        "截至4月1日，已举办三期",
        "共有学生100人参加，教师20人参加",
        "合计开展活动10场，其中主要有校内4场、校外5场等。",
        "共开展活动10场，其中校内4场、校外6场。",
        "观看人数1.26万人次，气温-3度，12-15人一组",
        "加工精度3×4毫米，型号XX7",
        "不收取赞助，也不发礼品",
        "免费维修，配件每个5元以内按进价收取",
        "地图引自标准地图，审图号GS（2019）1822号",
        "第一名选手是唯一的女生，三折叠屏也会修",
        "精度达到0.01毫米,误差更小",
    ],
)
def test_a_rule_is_silent_where_a_text_only_looks_like_it(text: str) -> None:
    assert [code for code in codes(text) if code != "typography"] == []


def test_a_hint_points_to_the_words_in_their_field() -> None:
    content = {"title": "开放日", "highlights": ["好", "由农业部指导"], "rows": [{"name": "待补充"}]}

    found = {each.pointer: each for each in hints_for(content, FIELDS, EDITION)}

    assert set(found) == {"/highlights/1", "/rows/0/name"}
    hint = found["/highlights/1"]
    assert content["highlights"][1][hint.start : hint.end] == hint.quote == "农业部"  # type: ignore[index]
    assert hint.instead == "农业农村部"


def test_a_field_that_asks_for_a_number_may_have_it() -> None:
    assert codes("共有三十人。", contact="13800138000") == []


def test_a_hint_keeps_its_key_when_its_words_move() -> None:
    (one,) = hints_for({"text": "共30人，由农业部指导"}, FIELDS, EDITION)
    (other,) = hints_for({"text": "共30人到场。前面多写一句，由农业部指导"}, FIELDS, EDITION)

    assert (one.key, one.start) != (other.key, other.start)
    assert one.key == other.key


def test_the_same_words_are_said_once_and_all_in_all_not_without_end() -> None:
    assert codes("由农业部指导，请农业部审核30次") == ["org_name_error"]
    numbers = "，".join(f"联系1380013{number:04}" for number in range(100))
    assert len(codes(numbers)) == MOST


def test_a_text_without_any_figure_is_told_once_for_the_whole_item() -> None:
    bare = "师生积极参与，气氛热烈，大家收获很大，各方面都给予充分肯定。"

    said = [each.code for each in hints_for({"text": bare, "highlights": [bare]}, FIELDS, EDITION)]

    assert said == ["no_data"]
    assert (
        hints_for(
            {"text": bare, "highlights": ["三十名学生参加了活动，走访农户二百户，修好农机四十台，服务到晚上"]},
            FIELDS,
            EDITION,
        )
        == []
    )
