"""The form of a report type, from which the console makes its page."""

from typing import Any

from chassis.rows import new_id
from contracts.roles import Role
from services.submission.forms import REPORT_TYPES
from tests.services.submission.world import World

TYPES = "/api/submission/v1/report-types"


async def form_of(world: World, code: str = "T3") -> dict[str, Any]:
    """The form as a liaison gets it."""
    answer = await world.liaison().send("GET", f"{TYPES}/{code}", params={"edition_id": str(world.edition)})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def test_the_editions_limits_and_words_stand_in_the_schema(world: World) -> None:
    found = await form_of(world)

    fields = found["form"]["properties"]
    assert (found["code"], found["name"]) == ("T3", "典型案例")
    assert fields["title"]["maxLength"] == 30
    assert fields["background"]["maxLength"] == 3000
    assert fields["asset_ids"]["maxItems"] == 4
    assert {each["const"]: each["title"] for each in fields["focus_area"]["oneOf"]} == {
        "policy": "政策法规",
        "people": "人物",
    }
    assert {each["const"] for each in fields["activity_type"]["oneOf"]} == {"open_campus", "open_field"}
    assert next(iter(fields)) == "title"
    assert list(fields)[-1] == "asset_ids"
    assert found["body"] == ["background", "action", "result", "experience"]
    assert (found["limits"]["body_min"], found["limits"]["photos_max"]) == (30, 3)


async def test_every_field_has_a_chinese_title_and_says_what_belongs_there(world: World) -> None:
    fields = (await form_of(world))["form"]["properties"]

    for name, field in fields.items():
        assert not field["title"].isascii(), name
        assert field["description"], name


async def test_a_case_asks_for_ten_fields_at_most() -> None:
    assert len(REPORT_TYPES["T3"].complete.model_json_schema()["required"]) <= 10


async def test_whoever_shows_an_item_may_read_its_form(world: World) -> None:
    query = {"edition_id": str(world.edition)}

    for role in (Role.REVIEWER, Role.EDITOR, Role.PUBLISHER):
        answer = await world.person(world.ministry, role).send("GET", f"{TYPES}/T3", params=query)
        assert answer.status_code == 200


async def test_a_type_without_a_form_and_an_unknown_edition_are_refused(world: World) -> None:
    liaison = world.liaison()

    no_form = await liaison.send("GET", f"{TYPES}/T5", params={"edition_id": str(world.edition)})
    no_edition = await liaison.send("GET", f"{TYPES}/T3", params={"edition_id": str(new_id())})
    stranger = await world.client.get(f"{TYPES}/T3")

    assert (no_form.status_code, no_form.json()["title"]) == (404, "本届活动周不收集此类材料")
    assert (no_edition.status_code, no_edition.json()["code"]) == (422, "edition-unknown")
    assert stranger.status_code == 401
