"""The forms of all report types: what each asks, at most, and what it does not take."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_unit import KnownUnit
from services.submission.forms import REPORT_TYPES
from services.submission.forms.edition_form import form_in
from tests.services.submission.report_contents import FIGURE, LINK, WORDS, contents

UNIT = uuid4()
BUDGET = {"T1": 12, "T2": 8, "T3": 10, "T5": 5, "T7": 4}
AT = datetime(2023, 5, 1, tzinfo=UTC)
LIMITS = {"title_max": 40, "body_min": 0, "body_max": 20_000, "photos_max": 9, "videos_max": 1}


def an_edition(**vocabularies: dict[str, str]) -> KnownEdition:
    return KnownEdition(
        edition_id=uuid4(), year=2023, starts_on=date(2023, 5, 14), ends_on=date(2023, 5, 20), opens_at=AT, due_at=AT,
        locks_at=AT, focus_areas={"policy": "政策法规", "people": "人物"}, activity_types={"open_campus": "开放校园"},
        other_vocabularies=vocabularies, item_types=dict.fromkeys(REPORT_TYPES, LIMITS),
    )  # fmt: skip


def faults_of(code: str, *, unit_kind: str = "school", **changes: Any) -> list[tuple[str, str]]:
    content = {name: value for name, value in (contents()[code] | changes).items() if value is not None}
    unit = KnownUnit(edition_id=uuid4(), unit_id=UNIT, code="1", name="单位", kind=unit_kind, region="", path=[UNIT])
    found = REPORT_TYPES[code].faults(content, edition=an_edition(**WORDS), known={}, unit_id=UNIT, unit=unit)
    return [(each.pointer, each.code) for each in found]


def fields_of(form: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from form["properties"].items()
    for part in form.get("$defs", {}).values():
        yield from part.get("properties", {}).items()


@pytest.mark.parametrize("code", REPORT_TYPES)
def test_a_complete_content_of_each_type_has_no_faults_and_is_kept_as_it_was_given(code: str) -> None:
    content = contents()[code]

    kept, faults = REPORT_TYPES[code].read(content, edition=an_edition(**WORDS), known={}, unit_id=UNIT)

    assert faults == []
    assert kept == {"asset_ids": [], **content}
    assert REPORT_TYPES[code].read_draft(content).content() == {n: v for n, v in content.items() if v != []}


@pytest.mark.parametrize("code", REPORT_TYPES)
def test_each_required_field_is_asked_for_by_name_and_any_part_may_be_saved_without_it(code: str) -> None:
    for name in REPORT_TYPES[code].required:
        assert (f"/{name}", "missing") in faults_of(code, **dict[str, Any]({name: None}))
        REPORT_TYPES[code].read_draft({n: v for n, v in contents()[code].items() if n != name})
    assert REPORT_TYPES[code].read_draft({}).content() == {}


@pytest.mark.parametrize(("code", "most"), BUDGET.items())
def test_c4_no_type_asks_for_more_fields_than_its_budget(code: str, most: int) -> None:
    kinds = (REPORT_TYPES[code].asked_of or {"": ()}).values()
    assert max(len({*REPORT_TYPES[code].required, *more}) for more in kinds) <= most


@pytest.mark.parametrize("code", REPORT_TYPES)
def test_the_schema_alone_is_enough_to_draw_the_page_in_chinese(code: str) -> None:
    form = form_in(REPORT_TYPES[code], an_edition(**WORDS))

    for name, field in fields_of(form):
        assert re.search("[一-鿿]", field["title"]), name
        assert re.search("[一-鿿]", field["description"]), name
        assert "anyOf" not in field, name
        if (
            field.get("type") == "string"
            and "oneOf" not in field
            and "format" not in field
            and name in form["required"]
        ):
            assert field["examples"], name
    assert list(form["properties"])[-1] == "asset_ids"


@pytest.mark.parametrize("code", REPORT_TYPES)
def test_words_of_the_edition_are_offered_in_lists_and_rows_and_a_field_without_words_is_not_shown(code: str) -> None:
    spoken = dict(fields_of(form_in(REPORT_TYPES[code], an_edition(**WORDS))))
    mute = dict(fields_of(form_in(REPORT_TYPES[code], an_edition())))

    for field in spoken.values():
        for each in (field, field.get("items", {})):
            assert ("x-vocabulary" in each) <= ("oneOf" in each)
    told = {field.get("x-vocabulary") or field.get("items", {}).get("x-vocabulary") for field in mute.values()}
    assert told <= {None, "focus_area", "activity_type", "person_category"}


def test_r46_no_form_asks_for_gifts_fees_or_sponsors() -> None:
    for report_type in REPORT_TYPES.values():
        text = json.dumps(report_type.complete.model_json_schema(), ensure_ascii=False)
        assert not re.search("礼品|礼金|宴请|赞助|收费|费用|经费", text), report_type.code


@pytest.mark.parametrize(
    ("code", "changes", "faults"),
    [
        ("T1", {"key_cities": ["潍坊市", "青岛市", "烟台市"]}, [("/key_cities", "too_long")]),
        ("T1", {"key_cities": ["潍坊市", "潍坊市"]}, [("/key_cities", "value_error")]),
        ("T1", {"signing_departments": []}, [("/signing_departments", "too_short")]),
        ("T1", {"activities": []}, [("/activities", "too_short")]),
        ("T1", {"website": "http://10.0.0.1/week"}, [("/website", "value_error")]),
        ("T1", {"website": "https://localhost/week"}, [("/website", "value_error")]),
        ("T1", {"website": "https://oa.local/week"}, [("/website", "value_error")]),
        ("T1", {"website": "https://user:secret@example.cn"}, [("/website", "value_error")]),
        ("T1", {"website": "ftp://example.cn"}, [("/website", "value_error")]),
        ("T1", {"website": "http://[fe80::1]/"}, [("/website", "value_error")]),
        ("T1", {"website": "http://2130706433/"}, [("/website", "value_error")]),
        ("T2", {"ends_on": "2023-05-14"}, [("/ends_on", "date-order")]),
        ("T2", {"place": None}, [("/place", "missing")]),
        ("T2", {"mode": "somewhere"}, [("/mode", "enum")]),
        ("T2", {"expected_attendance": 1000}, [("/safety_contact", "missing"), ("/emergency_plan", "missing")]),
        ("T2", {"exchange_schools": [{"name": "一中", "kind": "普通高中"}]}, [("/exchange_schools", "too_short")]),
        ("T2", {"closeness": ["moon"]}, [("/closeness/0", "vocabulary")]),
        ("T3", {"figures": [{**FIGURE, "source": ""}]}, [("/figures/0/source", "string_too_short")]),
        ("T3", {"figures": [{"name": "活动场次", "value": 12}]},
         [("/figures/0/unit", "missing"), ("/figures/0/period", "missing"), ("/figures/0/source", "missing")]),
        ("T3", {"figures": [{**FIGURE, "value": -1}]}, [("/figures/0/value", "greater_than_equal")]),
        ("T3", {"persons": [{"name": "王小明", "category": "hero"}]}, [("/persons/0/category", "vocabulary")]),
        ("T5", {"asset_ids": []}, [("/asset_ids", "too_short")]),
        ("T8", {"picked_item_ids": []}, [("/picked_item_ids", "too_short")]),
        ("T8", {"asset_ids": []}, [("/asset_ids", "too_short")]),
        ("T8", {"highlights": None}, [("/highlights", "missing")]),
        ("T8", {"picked_item_ids": [str(UNIT), str(UNIT)]}, [("/picked_item_ids", "value_error")]),
        ("T9", {"kind": "local_activity"}, [("/response", "missing")]),
        ("T10", {"link": None}, [("/link", "missing")]),
        ("T10", {"published_on": "昨天"}, [("/published_on", "date_from_datetime_parsing")]),
    ],
)  # fmt: skip
def test_r29_to_r67_what_a_form_does_not_take_is_named_with_its_place(
    code: str, changes: dict[str, Any], faults: list[tuple[str, str]]
) -> None:
    assert faults_of(code, **changes) == faults


def test_r29_an_online_activity_has_link_platform_and_time_and_needs_no_place() -> None:
    online: dict[str, Any] = {"mode": "online", "place": None, "expected_attendance": 5_000}
    assert faults_of("T2", **online) == [(f"/{name}", "missing") for name in ("link", "platform", "online_at")]

    told = {"link": LINK, "platform": "智慧教育平台", "online_at": "2023-05-15T09:00:00+08:00"}
    assert faults_of("T2", **online, **told) == []


def test_r32_a_province_names_one_or_two_key_cities_and_nobody_else_must() -> None:
    assert faults_of("T1", unit_kind="province", key_cities=None) == [("/key_cities", "missing")]
    for kind in ("plan_city", "corps", "industry_council"):
        assert faults_of("T1", unit_kind=kind, key_cities=None) == []


def test_r32_a_city_that_reports_itself_and_a_council_name_no_key_city() -> None:
    for kind in ("plan_city", "industry_council"):
        assert faults_of("T1", unit_kind=kind, key_cities=["青岛市"]) == [("/key_cities", "unwanted")]


def test_r36_schools_of_an_exchange_are_distinct_and_of_different_kinds() -> None:
    one, other = {"name": "一中", "kind": "普通高中"}, {"name": "职业学院", "kind": "高职"}
    assert faults_of("T2", exchange_schools=[one, other]) == []
    assert ("/exchange_schools/1/name", "repeated") in faults_of("T2", exchange_schools=[one, one])
    assert faults_of("T2", exchange_schools=[one, {**one, "name": "二中"}]) == [("/exchange_schools", "same-kind")]


def test_r47_a_mass_activity_with_contact_and_plan_is_complete() -> None:
    assert faults_of("T2", expected_attendance=1000, safety_contact="值班室", emergency_plan="两处出口。") == []


def test_a_link_may_have_chinese_letters_and_half_of_one_may_be_saved() -> None:
    assert faults_of("T10", link="https://活动周.中国/专题?页=1") == []
    assert REPORT_TYPES["T10"].read_draft({"link": "http"}).content() == {"link": "http"}


def test_an_emptied_field_of_any_kind_is_no_longer_in_the_draft_and_rows_keep_their_places() -> None:
    draft = REPORT_TYPES["T1"].read_draft(
        {"website": "", "activities": [{"name": "", "starts_on": ""}, {"name": "二", "starts_on": "2023-05-14"}]}
    )
    assert draft.content() == {"activities": [{}, {"name": "二", "starts_on": "2023-05-14"}]}


@pytest.mark.parametrize("code", REPORT_TYPES)
def test_what_readers_outside_see_of_an_item_for_the_office_is_its_title_and_media(code: str) -> None:
    told = REPORT_TYPES[code].told(contents()[code], pooled=False)

    assert told.model_dump(exclude_defaults=True, exclude={"asset_ids"}) == {"title": contents()[code]["title"]}
