"""Photographs that nobody took: made from noise at many scales, so that they compress as camera pictures do."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyvips

SCALES = ((4, 60.0), (16, 40.0), (64, 25.0), (200, 12.0))
"""Waves across a picture of 1200 points, and how strong they are."""
GRAIN = 2.5
QUALITY = 90


@dataclass(frozen=True)
class Size:
    """What a camera makes."""

    name: str
    width: int
    height: int


CAMERA = Size("12 MP", 4000, 3000)
SMALL = Size("3 MP", 2048, 1536)


def photographs(folder: Path, size: Size, count: int) -> list[Path]:
    """So many different JPEGs with halved colour, as cameras write them; made once, kept in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{size.width}x{size.height}-{number}.jpg" for number in range(count)]
    for number, path in enumerate(paths):
        if not path.exists():
            scratch = path.with_suffix(".part.jpg")
            _scene(size, number).write_to_file(str(scratch), Q=QUALITY, subsample_mode="on")
            scratch.rename(path)
    return paths


def _scene(size: Size, seed: int) -> Any:
    grain = pyvips.Image.gaussnoise(size.width, size.height, mean=128, sigma=GRAIN, seed=seed)
    image = grain
    for waves, strength in SCALES:
        image = image + _clouds(size, waves, strength, seed=seed * 97 + waves * 3)
    return image.cast("uchar").copy(interpretation="srgb")


def _clouds(size: Size, waves: int, strength: float, *, seed: int) -> Any:
    width, height = (max(4, side * waves // 1200 + 4) for side in (size.width, size.height))
    bands = [pyvips.Image.gaussnoise(width, height, mean=0, sigma=strength, seed=seed + band) for band in range(3)]
    spread = bands[0].bandjoin(bands[1:]).resize((size.width + 2) / width, vscale=(size.height + 2) / height)
    return spread.crop(0, 0, size.width, size.height)
