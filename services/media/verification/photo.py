"""A photo: looked at in a child, which also makes what may be shown of it."""

import asyncio
from datetime import date
from pathlib import Path
from typing import Any

import structlog

from services.media.domain.material_limit import MaterialLimit
from services.media.domain.rejection import Fault, Unfit
from services.media.verification.made import Examined, Made, made_file
from services.media.verification.photo_lab import PhotoLab

log = structlog.get_logger(__name__)

SECONDS = 60.0
TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}


async def examine_photo(path: Path, folder: Path, limit: MaterialLimit, lab: PhotoLab) -> Examined:
    """What the picture is, and its renditions in the folder; Unfit when it cannot be used."""
    original = "png" if limit.content_type == "image/png" else "jpg"
    limits = {"max_pixels": limit.max_pixels, "min_long_side": limit.min_long_side, "original": original}
    found = await lab.develop(path, folder, limits, seconds=SECONDS)
    if "fault" in found:
        log.info("photo cannot be used", fault=found["fault"], complaint=found.get("complaint", ""))
        raise Unfit(Fault(found["fault"]))
    return Examined(
        width=found["width"],
        height=found["height"],
        seconds=0.0,
        dhash=found["dhash"],
        taken_on=date.fromisoformat(found["taken_on"]) if found["taken_on"] else None,
        made=await asyncio.to_thread(_all_made, folder, found["renditions"]),
    )


def _all_made(folder: Path, renditions: list[dict[str, Any]]) -> tuple[Made, ...]:
    return tuple(_made(folder, each) for each in renditions)


def _made(folder: Path, each: dict[str, Any]) -> Made:
    path = folder / each["file"]
    return made_file(
        path, name=each["name"], content_type=TYPES[path.suffix], width=each["width"], height=each["height"]
    )
