"""Media said that a photo or video is verified."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.work import Work
from services.publicity.domain import KnownAsset


@dataclass(frozen=True)
class ReadyAsset:
    """A verified asset as media tells it."""

    asset_id: UUID
    unit_id: UUID
    kind: str
    caption: str
    content_type: str
    sha256: str
    seconds: float
    renditions: Sequence[dict[str, Any]]
    credit: str
    licence: str
    ai_generated: bool


async def note_ready_asset(work: Work, *, asset: ReadyAsset) -> None:
    """Keep what documents and packages tell of it; it may come before or after the item that shows it."""
    known = await work.find(KnownAsset, asset.asset_id)
    values = {**asset.__dict__, "renditions": list(asset.renditions)}
    if known is None:
        work.add(KnownAsset(**values))
    else:
        for name, value in values.items():
            setattr(known, name, value)
