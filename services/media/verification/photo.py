"""A photo: looked at in a child, which also makes what may be shown of it."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import structlog

from services.media.domain.material_limit import MaterialLimit
from services.media.domain.rejection import Fault, Unfit
from services.media.verification.child import run_child
from services.media.verification.made import Examined, Made, made_file

log = structlog.get_logger(__name__)

PROGRAM = Path(__file__).with_name("photo_child.py")
SECONDS = 60.0
TYPES = {".jpg": "image/jpeg", ".png": "image/png"}


async def examine_photo(path: Path, folder: Path, limit: MaterialLimit) -> Examined:
    """What the picture is, and its renditions in the folder; Unfit when it cannot be used."""
    original = "png" if limit.content_type == "image/png" else "jpg"
    bounds = {"max_pixels": limit.max_pixels, "min_long_side": limit.min_long_side, "original": original}
    ended = await run_child(
        sys.executable, "-P", str(PROGRAM), str(path), str(folder), json.dumps(bounds), seconds=SECONDS
    )
    if ended.code != 0:
        log.warning("photo could not be examined", code=ended.code, complaint=ended.complaint)
        raise Unfit(Fault.UNREADABLE)
    found: dict[str, Any] = json.loads(ended.output)
    if "fault" in found:
        raise Unfit(Fault(found["fault"]))
    return Examined(
        width=found["width"],
        height=found["height"],
        seconds=0.0,
        dhash=found["dhash"],
        made=await asyncio.to_thread(_all_made, folder, found["renditions"]),
    )


def _all_made(folder: Path, renditions: list[dict[str, Any]]) -> tuple[Made, ...]:
    return tuple(_made(folder, each) for each in renditions)


def _made(folder: Path, each: dict[str, Any]) -> Made:
    path = folder / each["file"]
    return made_file(
        path, name=each["name"], content_type=TYPES[path.suffix], width=each["width"], height=each["height"]
    )
