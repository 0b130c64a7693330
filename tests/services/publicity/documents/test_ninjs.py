"""Documents are valid by the official schemas of IPTC, wherever those are at hand."""

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from chassis.rows import new_id
from contracts.feed import MediaItemPublished
from contracts.ninjs import NinjsItem
from services.publicity.documents.article import xhtml
from services.publicity.documents.ninjs_1_6 import to_ninjs_1_6
from tests.services.publicity.world import World, an_asset

ROOT = Path(__file__).resolve().parents[4]
PRIVATE = re.compile(r"score|reviewer|mean|editor_|account|X-Amz|signature", re.IGNORECASE)


@cache
def schema(version: str) -> dict[str, Any]:
    places = [ROOT / "standards", ROOT.parent / "shared" / "standards"]
    if named := os.environ.get("OPENWEEK_STANDARDS"):
        places.insert(0, Path(named))
    for place in places:
        path = place / "ninjs" / f"ninjs-schema_{version}.json"
        if path.exists():
            found: dict[str, Any] = json.loads(path.read_text("utf-8"))
            return found
    pytest.skip("the schemas of IPTC are not at hand: put them into standards/ninjs or name OPENWEEK_STANDARDS")


def check_both(document: dict[str, Any]) -> None:
    Draft202012Validator(schema("3.1")).validate(document)
    view = to_ninjs_1_6(NinjsItem.model_validate(document))
    Draft7Validator(schema("1.6")).validate(view)
    for name in ("firstCreated", "versionCreated"):
        for told in (document[name], view[name.lower()]):
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", told)


async def documents(world: World) -> tuple[dict[str, Any], dict[str, Any]]:
    desk = await world.desk()
    photo, video = new_id(), new_id()
    await world.hear(an_asset(photo), an_asset(video, kind="video"))
    entry_id = await world.release(content={"asset_ids": (photo, video)})
    published = await desk.read(f"/feed/items/{entry_id}")
    await world.publisher.done(f"/releases/{entry_id}/withdrawal", {"reason": "数据有误"})
    return published, (await desk.read("/feed/items"))["items"][0]


async def test_published_and_withdrawn_documents_are_valid_in_both_versions(world: World) -> None:
    published, canceled = await documents(world)
    check_both(published)
    check_both(canceled)


async def test_a_document_without_region_photos_or_known_names_is_valid(world: World) -> None:
    desk = await world.desk()
    entry_id = await world.release(
        region="", edition_id=new_id(), unit_path=(new_id(),), content={"highlights": (), "keywords": ()}
    )
    check_both(await desk.read(f"/feed/items/{entry_id}"))


async def test_the_check_can_fail(world: World) -> None:
    published, _ = await documents(world)
    with pytest.raises(Exception, match="private"):
        Draft202012Validator(schema("3.1")).validate(published | {"private": 1})


async def test_media_are_named_by_our_redirects_and_nothing_private_is_in_a_document(world: World) -> None:
    published, canceled = await documents(world)
    photo, video = published["associations"]
    assert (photo["type"], video["type"]) == ("picture", "video")
    for each in (*photo["renditions"], *video["renditions"]):
        assert re.fullmatch(r"http://gateway\.test/api/media/v1/assets/[0-9a-f-]+/renditions/\w+", each["href"])
    assert video["renditions"][0]["duration"] == 12.5
    assert not PRIVATE.search(json.dumps([published, canceled]))


async def test_an_event_is_read_back_from_the_record_alone(world: World) -> None:
    published, canceled = await documents(world)
    told = (await world.told("cn.openweek"))[0]
    assert (told.topic, told.version, told.data) == ("openweek.media.items", 1, published)
    event = MediaItemPublished.model_validate(told.data)
    assert (event.version, event.subject) == (1, UUID(told.subject))
    assert json.loads(event.payload()) == published
    assert (await world.told("cn.openweek"))[1].data == canceled


def test_text_of_a_unit_is_text_in_the_document() -> None:
    texts = ('a\x00b\x0b<script>alert(1)</script>\n\n  第二段 & "引号"  ', "", "𠮷")
    markup = xhtml({"passages": [{"name": "n", "heading": "<h>", "text": text} for text in texts]})
    tree = ET.fromstring(markup)  # noqa: S314 -- our own text, and it must be well-formed
    paragraphs = [each.text for each in tree.iter("{http://www.w3.org/1999/xhtml}p")]
    assert paragraphs == ["ab<script>alert(1)</script>", '第二段 & "引号"', "𠮷"]
    assert "<script" not in markup


async def test_an_item_that_is_all_pictures_has_no_bodies_and_names_no_word_that_it_lacks(world: World) -> None:
    pictures: dict[str, Any] = {"passages": (), "highlights": (), "keywords": (), "focus_area": "", "activity_type": ""}
    desk = await world.desk()
    entry_id = await world.release(item_type="T5", content=pictures)

    document = await desk.read(f"/feed/items/{entry_id}")

    assert document["profile"] == "photo-set"
    assert not {"bodies", "descriptions", "subjects"} & {name for name, value in document.items() if value}
