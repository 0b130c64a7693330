"""JSON pointers into content."""

from typing import Any

import pytest

from services.submission.domain.pointers import points_into

CONTENT: dict[str, Any] = {"title": "题", "highlights": ["一", "二"], "asset_ids": [], "a/b": 1, "a~b": 1}


@pytest.mark.parametrize("pointer", ["", "/title", "/highlights", "/highlights/1", "/asset_ids", "/a~1b", "/a~0b"])
def test_a_place_of_the_content_is_found(pointer: str) -> None:
    assert points_into(CONTENT, pointer)


@pytest.mark.parametrize(
    "pointer",
    [
        *("title", "/", "/Title", "/title/0", "/highlights/2", "/highlights/-1", "/highlights/01", "/highlights/-"),
        *("/highlights/１", "/highlights/x", "/asset_ids/0", "/highlights/0/0", "/" + "9" * 100),
        "/highlights/" + "9" * 100,
    ],
)
def test_what_the_content_does_not_have_is_not_found(pointer: str) -> None:
    assert not points_into(CONTENT, pointer)
