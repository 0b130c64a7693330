"""Photos and a clip that show nobody and nothing: drawn by ffmpeg, kept in the user's cache."""

import asyncio
import hashlib
import os
from pathlib import Path

from cli.client import SourceFile
from cli.stack.layout import cache_folder

CLIP_SECONDS = 14
CLIP_RATE = "14M"
PHOTO_SIZE = "1600x1066"
AT_ONCE = 2
_drawing = asyncio.Semaphore(AT_ONCE)


class DrawingFailed(Exception):
    """ffmpeg could not draw; the text is its own."""


def _folder() -> Path:
    folder = cache_folder() / "demo-media-1"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


async def _ffmpeg(target: Path, arguments: list[str]) -> Path:
    """Draw beside the target, then rename: half a picture never counts."""
    if os.path.exists(target):  # noqa: ASYNC240 -- one look, no waiting
        return target
    scratch = target.with_name(f".{os.getpid()}-{target.name}")
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", *arguments, str(scratch)]
    async with _drawing:
        drawing = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
        _, said = await drawing.communicate()
    if drawing.returncode != 0:
        scratch.unlink(missing_ok=True)
        raise DrawingFailed(said.decode(errors="replace"))
    scratch.rename(target)
    return target


async def draw_photo(name: str) -> Path:
    """A photo-like picture; each name gives another one, the same name the same."""
    mark = hashlib.sha256(name.encode()).digest()
    colours = ":".join(f"c{n}=0x{mark[3 * n : 3 * n + 3].hex()}" for n in range(4))
    seed = int.from_bytes(mark[12:16]) % 2**31
    shapes = ",".join(
        f"drawbox=x={40 + 3 * mark[16 + n] * (n + 1) % 1300}:y={30 + 2 * mark[20 + n] * (n + 2) % 800}"
        f":w={120 + mark[24 + n]}:h={100 + mark[28 + n]}:color=0x{mark[n : n + 3].hex()}@0.8:t=fill"
        for n in range(4)
    )
    drawn = f"gradients=s={PHOTO_SIZE}:{colours}:n=4:seed={seed}:speed=0.01,{shapes},noise=alls=8"
    source = ["-f", "lavfi", "-i", drawn, "-frames:v", "1", "-q:v", "4"]
    return await _ffmpeg(_folder() / f"photo-{mark[:8].hex()}.jpg", source)


async def draw_clip() -> Path:
    """A clip of more than twenty megabytes in fourteen seconds: large enough for several parts, cheap to make."""
    picture = ["-f", "lavfi", "-i", "testsrc2=s=1280x720:r=25,noise=alls=60:allf=t"]
    sound = ["-f", "lavfi", "-i", "sine=frequency=440"]
    rate = ["-b:v", CLIP_RATE, "-minrate", CLIP_RATE, "-maxrate", CLIP_RATE, "-bufsize", CLIP_RATE]
    coded = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", *rate, "-c:a", "aac"]
    length = ["-t", str(CLIP_SECONDS), "-movflags", "+faststart"]
    return await _ffmpeg(_folder() / "clip.mp4", [*picture, *sound, *length, *coded])


async def photo(name: str, caption: str) -> SourceFile:
    """A photo as a unit declares it."""
    return SourceFile(await draw_photo(name), "image/jpeg", "photo", caption, "openweek 演示图库（程序生成）")


async def clip(caption: str) -> SourceFile:
    """The clip as a unit declares it."""
    return SourceFile(await draw_clip(), "video/mp4", "video", caption, "openweek 演示图库（程序生成）")
