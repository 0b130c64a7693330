"""A program of its own: looks at one picture and writes its renditions; knows nothing of the rest of the system.

`photo_child.py PICTURE FOLDER LIMITS_JSON` prints JSON: {"fault": code} or what it found and made. Every rendition
is encoded anew without any metadata, which takes GPS, thumbnails and whatever else was hidden with it.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pyvips

WEB, PREVIEW, QUALITY = 1600, 480, 82


class Unusable(Exception):
    """The picture cannot be used; the text is the fault's code."""


def look(picture: str, folder: Path, limits: dict[str, Any]) -> dict[str, Any]:
    """Find out about the picture, then make what may be shown of it."""
    image = _plain(_opened(picture, limits).autorot())
    web = _fitted(image, WEB).copy_memory()
    made = [
        _write(image, folder / f"original.{limits['original']}", name="original", quality=90),
        _write(web, folder / "web.jpg", name="web", quality=QUALITY),
        _write(_fitted(web, PREVIEW), folder / "preview.jpg", name="preview", quality=QUALITY),
    ]
    return {"width": image.width, "height": image.height, "dhash": _dhash(web), "renditions": made}


def _opened(picture: str, limits: dict[str, Any]) -> Any:
    try:
        header = pyvips.Image.new_from_file(picture)
    except pyvips.Error as error:
        raise Unusable("unreadable") from error
    if header.get_typeof("n-pages") and header.get("n-pages") > 1:
        raise Unusable("animated")
    if header.width * header.height > limits["max_pixels"]:
        raise Unusable("too-many-pixels")
    if max(header.width, header.height) < limits["min_long_side"]:
        raise Unusable("too-small")
    try:
        return pyvips.Image.new_from_file(picture, fail_on="truncated", access="sequential").copy_memory()
    except pyvips.Error as error:
        raise Unusable("truncated") from error


def _plain(image: Any) -> Any:
    """Eight bits of sRGB on white: what every screen and every desk can show."""
    if image.get_typeof("icc-profile-data"):
        try:
            image = image.icc_transform("srgb", embedded=True)
        except pyvips.Error:  # a broken profile is no reason to refuse the picture
            image = image.copy()
    image = image.colourspace("srgb")
    if image.hasalpha():
        image = image.flatten(background=255)
    return _bare(image.cast("uchar"))


def _bare(image: Any) -> Any:
    """The points alone. Savers do not all heed `strip` (WebP's did not), so nothing may be there to be saved."""
    points = pyvips.Image.new_from_memory(image.write_to_memory(), image.width, image.height, image.bands, "uchar")
    return points.copy(interpretation="srgb" if image.bands == 3 else "b-w")


def _fitted(image: Any, side: int) -> Any:
    return image if max(image.width, image.height) <= side else image.thumbnail_image(side, height=side)


def _write(image: Any, path: Path, *, name: str, quality: int) -> dict[str, Any]:
    options = {"compression": 4} if path.suffix == ".png" else {"Q": quality}
    image.write_to_file(str(path), strip=True, **options)
    return {"name": name, "file": path.name, "width": image.width, "height": image.height}


def _dhash(image: Any) -> str:
    """64 bits, each telling whether a point is brighter than its right neighbour: alike pictures have like bits."""
    small = image.colourspace("b-w").thumbnail_image(9, height=8, size="force")
    points = small.extract_band(0).cast("uchar").write_to_memory()
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (points[row * 9 + column] > points[row * 9 + column + 1])
    return f"{bits:016x}"


if __name__ == "__main__":
    try:
        found = look(sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3]))
    except Unusable as fault:
        found = {"fault": str(fault)}
    sys.stdout.write(json.dumps(found))
