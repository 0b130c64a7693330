"""The kinds of fields that forms are made of.

These limits hold in every edition; an edition can only be stricter (`ItemType` of the registry). What a page needs to
know beyond JSON Schema stands in three words of ours: `x-vocabulary` names the edition's words that a field is chosen
from, `x-item-types` the types of the items that a list of references is picked from, `x-asset-kinds` what the assets
of a list are.
"""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from services.submission.forms.links import LINK
from services.submission.forms.plain_text import LINE_ENDS, LINES, ONE_LINE

MOST_PICKED = 100

Line = Annotated[str, Field(min_length=1, max_length=100), ONE_LINE]
Title = Annotated[str, Field(min_length=1, max_length=200), ONE_LINE]
Passage = Annotated[str, LINE_ENDS, Field(min_length=1, max_length=10_000), LINES]
LongPassage = Annotated[str, LINE_ENDS, Field(min_length=1, max_length=30_000), LINES]
ShortPassage = Annotated[str, LINE_ENDS, Field(min_length=1, max_length=1_000), LINES]
Highlight = Annotated[str, Field(min_length=1, max_length=200), ONE_LINE]
Keyword = Annotated[str, Field(min_length=1, max_length=20), ONE_LINE]
Count = Annotated[int, Field(strict=True, ge=0, le=100_000_000)]
Year = Annotated[int, Field(strict=True, ge=1949, le=2100)]
Amount = Annotated[float, Field(ge=0, le=1e15, allow_inf_nan=False)]
Link = Annotated[
    str,
    Field(
        min_length=1,
        max_length=500,
        examples=["https://www.example.edu.cn/week"],
        json_schema_extra={"format": "uri"},
    ),
    ONE_LINE,
    LINK,
]


def words_of(vocabulary: str) -> dict[str, Any]:
    """A field whose value is the code of a word of the edition."""
    return {"x-vocabulary": vocabulary}


def picked_from(*item_types: str) -> dict[str, Any]:
    """A list of items of these types, of the own unit or of units below it."""
    return {"x-item-types": list(item_types)}


def assets_of(*kinds: str) -> dict[str, Any]:
    """A list of assets of these kinds, of the own unit."""
    return {"x-asset-kinds": list(kinds)}


def _code(vocabulary: str) -> Any:
    return Annotated[str, Field(min_length=1, max_length=40, json_schema_extra=words_of(vocabulary)), ONE_LINE]


FocusArea = _code("focus_area")
ActivityType = _code("activity_type")
ActivityLevel = _code("activity_level")
Integration = _code("integration")
Sector = _code("sector")
Closeness = _code("closeness")
ServiceKind = _code("service_kind")
PersonCategory = _code("person_category")
MediaLevel = _code("media_level")
Picks = tuple[UUID, ...]
