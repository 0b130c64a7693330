"""Facts as the services would write them, by number: the outbox rows and with them the bytes on Kafka."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, Literal
from uuid import UUID

from bench.drafts import EDITION_ID, MINISTRY, UNITS, item_id, province_of, unit_id
from bench.payloads import VARIANTS, case_contents
from chassis.outbox import outbox_row
from cli.stack.layout import ROOT
from contracts.base import Event
from contracts.media import AssetReady
from contracts.submission import ItemApproved

Kind = Literal["approved", "ready"]
SOURCES: Mapping[Kind, str] = {"approved": "submission", "ready": "media"}
PASSAGES = (("background", "背景"), ("action", "做法"), ("result", "成效"))
AT = datetime(2023, 5, 20, 2, 31, 10, 882000, tzinfo=UTC)
ASSET_FILE = ROOT / "contracts" / "examples" / "media.asset.ready.v2" / "photo.json"


def asset_id(number: int) -> UUID:
    """A photo; they are counted from 0."""
    return UUID(f"01960000-0000-7000-8000-{number:012x}")


def subject(kind: Kind, number: int) -> UUID:
    """The aggregate that the fact of this number is about."""
    return item_id(number) if kind == "approved" else asset_id(number)


def outbox_row_of(kind: Kind, number: int) -> dict[str, Any]:
    """The row of the outbox; a new event id each time."""
    return outbox_row(event(kind, number), source=SOURCES[kind], at=AT)


def event(kind: Kind, number: int) -> Event:
    """The fact about a new aggregate."""
    if kind == "approved":
        unit = number % UNITS
        changes = {"item_id": item_id(number), "unit_id": unit_id(unit), "unit_path": _path(unit)}
        return _approved(number % VARIANTS).model_copy(update=changes)
    return _ready().model_copy(update={"asset_id": asset_id(number), "unit_id": unit_id(number % UNITS)})


@cache
def _approved(variant: int) -> ItemApproved:
    return ItemApproved.model_validate(
        {
            "version": 3,
            "item_id": item_id(0),
            "edition_id": EDITION_ID,
            "item_type": "T3",
            "unit_id": unit_id(0),
            "unit_name": "测速职业学院（虚构）",
            "unit_path": _path(0),
            "region": "山东省",
            "occurred_at": AT,
            "receipt_number": "2023-370000-7K3M9Q2X-C",
            "submitted_at": AT,
            "approved_at": AT,
            "pooled": True,
            "content": _told(case_contents()[variant]),
            "content_hash": "9b1b3fb9b4567399dafd18670db967c6a1bf2ede9ce1b86972524b8ac7cd4393",
        }
    )


def _told(case: Mapping[str, Any]) -> dict[str, Any]:
    """A case as the ministry reads it: three passages of the text under their headings."""
    passages = [{"name": name, "heading": heading, "text": case[name]} for name, heading in PASSAGES]
    return {**case, "passages": passages}


@cache
def _ready() -> AssetReady:
    return AssetReady.model_validate(json.loads(ASSET_FILE.read_text(encoding="utf-8")))


def _path(unit: int) -> tuple[UUID, ...]:
    return (MINISTRY, province_of(unit), unit_id(unit))
