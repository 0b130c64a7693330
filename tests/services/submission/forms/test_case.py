"""The form of a case."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from services.submission.domain.known_asset import KnownAsset
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.refusals import ContentInvalid
from services.submission.forms import REPORT_TYPES
from tests.services.submission.world import a_case

CASE = REPORT_TYPES["T3"]
UNIT = uuid4()


def faults_of(content: dict[str, Any], *, known: Any = None) -> list[tuple[str, str]]:
    at = datetime(2023, 5, 1, tzinfo=UTC)
    limits = {"title_max": 30, "body_min": 30, "body_max": 100, "photos_max": 2, "videos_max": 1}
    edition = KnownEdition(
        edition_id=uuid4(),
        year=2023,
        starts_on=date(2023, 5, 14),
        ends_on=date(2023, 5, 20),
        opens_at=at,
        due_at=at,
        locks_at=at,
        focus_areas={"policy": "政策法规"},
        activity_types={"open_campus": "开放校园"},
        item_types={"T3": limits},
    )
    return [(f.pointer, f.code) for f in CASE.faults(content, edition=edition, known=known or {}, unit_id=UNIT)]


def test_a_complete_case_has_no_faults() -> None:
    assert faults_of(a_case()) == []


@pytest.mark.parametrize("field", sorted(set(a_case()) - {"asset_ids"}))
def test_every_field_but_media_must_be_there(field: str) -> None:
    assert faults_of(a_case(**{field: None})) == [(f"/{field}", "missing")]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"title": "题" * 31}, ("/title", "string_too_long")),
        ({"focus_area": "nothing"}, ("/focus_area", "vocabulary")),
        ({"activity_type": "nothing"}, ("/activity_type", "vocabulary")),
        ({"background": "短", "action": "短", "result": "短"}, ("/background", "body_too_short")),
        ({"background": "长" * 101}, ("/background", "body_too_long")),
        ({"highlights": [""]}, ("/highlights/0", "string_too_short")),
        ({"asset_ids": [str(uuid4()) for _ in range(4)]}, ("/asset_ids", "too_long")),
    ],
)
def test_what_the_edition_does_not_allow_is_named_with_its_place(
    changes: dict[str, Any], fault: tuple[str, str]
) -> None:
    assert faults_of(a_case(**changes)) == [fault]


def test_the_limits_themselves_are_within() -> None:
    assert faults_of(a_case(title="题" * 30, background="长" * 98, action="一", result="二")) == []
    assert faults_of(a_case(background="长" * 28, action="一", result="二")) == []


@pytest.mark.parametrize(("kind", "count"), [("photo", 3), ("video", 2)])
def test_photos_and_videos_have_a_limit_each(kind: str, count: int) -> None:
    ids = [uuid4() for _ in range(count)]
    known = {each: KnownAsset(asset_id=each, unit_id=UNIT, kind=kind, state="ready") for each in ids}

    assert faults_of(a_case(asset_ids=[str(each) for each in ids]), known=known) == [("/asset_ids", "too_long")]


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"title": "题" * 201}, "/title"),
        ({"background": "长" * 10_001}, "/background"),
        ({"highlights": ["亮"] * 6}, "/highlights"),
        ({"highlights": ["亮" * 201]}, "/highlights/0"),
        ({"keywords": ["词"] * 9}, "/keywords"),
        ({"keywords": ["词" * 21]}, "/keywords/0"),
        ({"participants": -1}, "/participants"),
        ({"participants": True}, "/participants"),
        ({"participants": "12"}, "/participants"),
        ({"participants": 10**9}, "/participants"),
        ({"participants": 1.5}, "/participants"),
        ({"title": ["题"]}, "/title"),
        ({"asset_ids": ["no-id"]}, "/asset_ids/0"),
        ({"asset_ids": ["018f0000-0000-7000-8000-000000000000"] * 2}, "/asset_ids"),
        ({"asset_ids": [str(uuid4()) for _ in range(11)]}, "/asset_ids"),
        ({"score": 5}, "/score"),
        ({"title": "一\n二"}, "/title"),
        ({"title": "一\u0000二"}, "/title"),
        ({"background": "一\u0007二"}, "/background"),
        ({"background": "一\u202e二"}, "/background"),
        ({"keywords": ["一\t二"]}, "/keywords/0"),
    ],
)
def test_a_draft_is_partial_but_never_beyond_its_limits(changes: dict[str, Any], pointer: str) -> None:
    with pytest.raises(ContentInvalid) as refusal:
        CASE.read_draft(changes)

    assert [fault.pointer for fault in refusal.value.errors] == [pointer]


def test_empty_parts_of_a_draft_are_not_kept_and_line_ends_are_one() -> None:
    draft = CASE.read_draft(
        {"title": "  题 ", "background": "一\r\n二\r三\t四", "action": "", "keywords": [], "result": None}
    )

    assert draft.content() == {"title": "题", "background": "一\n二\n三\t四"}


def test_markup_is_text_like_any_other() -> None:
    draft = CASE.read_draft({"title": "<script>alert(1)</script> & '题'"})

    assert draft.content()["title"] == "<script>alert(1)</script> & '题'"
