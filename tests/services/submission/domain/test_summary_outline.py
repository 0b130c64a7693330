"""What the outline of a summary is made of (R66, R67)."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from services.submission.domain.summary_outline import MOST_FIGURES, MOST_HIGHLIGHTS, Outline, Told, outline_of

NAMES = {"T2": "活动", "T3": "典型案例"}


def told(title: str, *, item_type: str = "T3", unit_name: str = "甲校", **content: Any) -> Told:
    return Told(uuid4(), item_type, title, f"R-{title}", unit_name, {"title": title, **content})


def outline(*items: Told) -> Outline:
    return outline_of(items, title="总结", period="2023年5月14日至2023年5月20日", type_names=NAMES)


def figure(value: float, name: str = "活动场次") -> dict[str, Any]:
    return {"name": name, "value": value, "unit": "场", "period": "活动周", "source": "登记表"}


def test_every_number_names_the_item_that_it_comes_from() -> None:
    one, other = told("一", participants=120, figures=[figure(3)]), told("二", unit_name="乙校", participants=80)

    made = outline(one, other)

    assert made.content["overview"] == (
        "活动周期间，2个单位报送并经审核通过的材料共2件，其中典型案例2件。\n据各单位报送，参与人数合计200人次。"
    )
    figures = made.content["figures"]
    assert [(each["name"], each["value"], each["source"]) for each in figures] == [
        ("参与人数", 120, "《一》R-一"), ("活动场次", 3, "《一》R-一"), ("参与人数", 80, "《二》R-二"),
    ]  # fmt: skip
    sources = {each.pointer: each.item_ids for each in made.sources}
    assert [sources[f"/figures/{place}"] for place in range(3)] == [
        (one.item_id,), (one.item_id,), (other.item_id,),
    ]  # fmt: skip
    assert set(sources["/overview"]) == {one.item_id, other.item_id}


def test_highlights_come_in_turn_and_none_twice() -> None:
    made = outline(told("一", highlights=["甲", "乙"]), told("二", highlights=["丙", "甲"]))

    assert made.content["highlights"] == ["甲", "丙", "乙"]


def test_a_photo_that_two_items_show_is_taken_once() -> None:
    shared = uuid4()
    one, other = told("一"), told("二")
    one, other = replace(one, own_photos=[shared]), replace(other, own_photos=[shared, uuid4()])

    made = outline(one, other)

    assert made.content["asset_ids"] == [str(shared), str(other.own_photos[1])]


def test_cases_and_activities_are_picked_and_leads_are_not() -> None:
    case, activity, lead = told("一"), told("二", item_type="T2"), told("三", item_type="T7")

    assert outline(case, activity, lead).content["picked_item_ids"] == [str(case.item_id), str(activity.item_id)]


def test_two_numbers_for_the_same_are_pointed_at_and_of_two_units_they_are_not() -> None:
    made = outline(
        told("一", figures=[figure(3)]),
        told("二", figures=[figure(5)]),
        told("三", unit_name="乙校", figures=[figure(9)]),
    )

    assert made.remarks == ("甲校的“活动场次”（活动周）前后不一致：3场（《一》R-一）、5场（《二》R-二），请核对",)


def test_what_is_long_is_cut_and_what_is_not_there_is_left_to_be_written() -> None:
    many = outline(*(told(str(n), participants=n + 1, highlights=[f"亮点{n}"]) for n in range(50)))

    assert len(many.content["figures"]) == MOST_FIGURES
    assert len(many.content["highlights"]) == MOST_HIGHLIGHTS
    assert outline().content == {"title": "总结"}
    assert "figures" not in outline(told("一")).content
