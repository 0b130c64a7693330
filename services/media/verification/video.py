"""A video: probed, copied into a clean container, and a cover taken, each by a child with bounds."""

import asyncio
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import structlog

from services.media.domain.material_limit import MaterialLimit
from services.media.domain.rejection import Fault, Unfit
from services.media.verification.child import run_child
from services.media.verification.made import Examined, made_file
from services.media.verification.photo import examine_photo
from services.media.verification.photo_lab import PhotoLab

log = structlog.get_logger(__name__)

PROBE_SECONDS, COVER_SECONDS, COPY_SECONDS = 20.0, 30.0, 120.0
STREAMS_MAX = 8
# Only this file, only as what it says it is: a playlist inside must not make ffmpeg open anything else.
ONLY_THIS_FILE = ("-protocol_whitelist", "file", "-format_whitelist", "mov,mp4,m4a,3gp,3g2,mj2")


@dataclass(frozen=True)
class Probed:
    """What ffprobe tells, as far as it matters."""

    width: int
    height: int
    seconds: float
    video_codec: str
    audio_codecs: tuple[str, ...]


async def examine_video(path: Path, folder: Path, limit: MaterialLimit, lab: PhotoLab) -> Examined:
    """What the film is; its clean copy, cover and preview in the folder; Unfit when it cannot be used."""
    probed = await _probe(path)
    _check(probed, limit)
    copy = folder / f"original.{limit.extensions[0]}"
    await _copy_clean(path, copy)
    still = folder / "still.png"
    await _take_still(copy, still, at=min(1.0, probed.seconds / 2))
    original = await asyncio.to_thread(
        made_file, copy, name="original", content_type=limit.content_type, width=probed.width, height=probed.height
    )
    pictures = await examine_photo(still, folder, _still_limit(limit), lab)
    named = {"web": "cover", "preview": "preview"}
    shown = tuple(replace(made, name=named[made.name]) for made in pictures.made if made.name in named)
    return Examined(probed.width, probed.height, probed.seconds, pictures.dhash, (original, *shown))


async def _probe(path: Path) -> Probed:
    ended = await run_child(
        "ffprobe", "-v", "error", *ONLY_THIS_FILE, "-of", "json", "-show_format", "-show_streams", f"file:{path}",
        seconds=PROBE_SECONDS,
    )  # fmt: skip
    if ended.code != 0:
        log.info("video could not be probed", code=ended.code, complaint=ended.complaint)
        raise Unfit(Fault.TRUNCATED if "moov atom not found" in ended.complaint else Fault.UNREADABLE)
    return _read(json.loads(ended.output))


def _read(told: dict[str, Any]) -> Probed:
    streams = told.get("streams", [])
    pictures = [
        s for s in streams if s.get("codec_type") == "video" and not s.get("disposition", {}).get("attached_pic")
    ]
    if not pictures or len(streams) > STREAMS_MAX:
        raise Unfit(Fault.UNREADABLE)
    first = pictures[0]
    return Probed(
        width=int(first.get("width", 0)),
        height=int(first.get("height", 0)),
        seconds=round(float(told.get("format", {}).get("duration", 0)), 3),
        video_codec=str(first.get("codec_name", "")),
        audio_codecs=tuple(str(s.get("codec_name", "")) for s in streams if s.get("codec_type") == "audio"),
    )


def _check(probed: Probed, limit: MaterialLimit) -> None:
    if probed.seconds <= 0:
        raise Unfit(Fault.UNREADABLE)
    if probed.seconds > limit.max_seconds:
        raise Unfit(Fault.TOO_LONG)
    if probed.video_codec not in limit.video_codecs or not set(probed.audio_codecs) <= set(limit.audio_codecs):
        raise Unfit(Fault.CODEC_REFUSED)
    if probed.width * probed.height > limit.max_pixels:
        raise Unfit(Fault.TOO_MANY_PIXELS)
    if max(probed.width, probed.height) < limit.min_long_side:
        raise Unfit(Fault.TOO_SMALL)


async def _copy_clean(path: Path, copy: Path) -> None:
    """Picture and sound only: no place, no maker, no data tracks. Reading every packet finds a file cut short."""
    ended = await run_child(
        "ffmpeg", "-v", "error", "-xerror", "-nostdin", *ONLY_THIS_FILE, "-i", f"file:{path}",
        "-map", "0:v:0", "-map", "0:a:0?", "-c", "copy", "-map_metadata", "-1", "-map_metadata:s", "-1",
        "-map_chapters", "-1", "-fflags", "+bitexact", "-movflags", "+faststart", f"file:{copy}",
        seconds=COPY_SECONDS,
    )  # fmt: skip
    if ended.code != 0 or "partial file" in ended.complaint:
        log.info("video could not be copied", code=ended.code, complaint=ended.complaint)
        raise Unfit(Fault.TRUNCATED)


async def _take_still(path: Path, still: Path, *, at: float) -> None:
    ended = await run_child(
        "ffmpeg", "-v", "error", "-nostdin", *ONLY_THIS_FILE, "-threads", "1", "-ss", f"{at:.3f}", "-i", f"file:{path}",
        "-frames:v", "1", "-map_metadata", "-1", "-f", "image2", "-update", "1", f"file:{still}",
        seconds=COVER_SECONDS,
    )  # fmt: skip
    if ended.code != 0 or not await asyncio.to_thread(still.exists):
        log.info("video has no picture", code=ended.code, complaint=ended.complaint)
        raise Unfit(Fault.UNREADABLE)


def _still_limit(limit: MaterialLimit) -> MaterialLimit:
    return replace(limit, content_type="image/jpeg", min_long_side=1)
