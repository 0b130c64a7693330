"""Looks at one picture and writes its renditions; runs in a child of the darkroom, and knows nothing of the system.

Every rendition is encoded anew without any metadata, which takes GPS, thumbnails and whatever else was hidden with it.
The picture is decoded once, into memory, and everything is made from there.
"""

from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pyvips

from services.media.verification.unusable import Unusable
from services.media.verification.webp import without_metadata

WEB, PREVIEW = 1600, 480
QUALITY, ORIGINAL_QUALITY, PREVIEW_QUALITY = 82, 90, 78
UPRIGHT = (0, 1)
OPERATIONS = (
    "autorot", "flatten", "icc_transform", "jpegsave", "pngload", "pngsave", "thumbnail_image", "webpload",
    "webpsave_buffer",
)  # fmt: skip
"""Asked of libvips by some pictures; the others are in the rehearsal."""
SPECK = bytes.fromhex(
    "ffd8ffdb004300100b0c0e0c0a100e0d0e1211101318281a181616183123251d283a333d3c3933383740485c4e404457453738506d51575f"
    "626768673e4d71797064785c656763ffc0000b080001000101011100ffc400140001000000000000000000000000000000"
    "07ffc40014100100000000000000000000000000000000ffda0008010100003f003f7fffd9"
)
"""A JPEG of one black point."""


def rehearse() -> None:
    """Learn from libvips what `look` will ask of it, so that a fork knows it already.

    Pipelines are only laid, no point is computed: that would start threads, which a fork does not take along. Nothing
    is made smaller either: that compiles code into memory which all forks would write. The darkroom checks both.
    """
    with NamedTemporaryFile(suffix=".jpg") as file:
        file.write(SPECK)
        file.flush()
        header = _header(file.name, {"max_pixels": 1, "min_long_side": 1})
        _as_the_source(header, {"original": "jpg"})
        _plain(pyvips.Image.new_from_file(file.name, fail_on="truncated", access="sequential"))
    _of_points(bytes(3), 1, 1, 3).colourspace("b-w").extract_band(0)
    for operation in OPERATIONS:
        pyvips.Introspect.get(operation)


def look(picture: str, folder: Path, limits: dict[str, Any]) -> dict[str, Any]:
    """Find out about the picture, then make what may be shown of it."""
    header = _header(picture, limits)
    image = _points(picture, header)
    web = _fitted(image, WEB)
    preview = _fitted(web, PREVIEW)
    made = [
        _write(image, folder / f"original.{limits['original']}", name="original", **_as_the_source(header, limits)),
        _write(web, folder / "web.jpg", name="web", Q=QUALITY),
        _write_small(preview, folder / "preview.webp", name="preview"),
    ]
    return {
        "width": image.width, "height": image.height, "dhash": _dhash(preview), "taken_on": _taken_on(header),
        "renditions": made,
    }  # fmt: skip


def _header(picture: str, limits: dict[str, Any]) -> Any:
    """What the first bytes say; a picture that says too much is not decoded."""
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
    return header


def _taken_on(header: Any) -> str | None:
    """The day that the camera wrote, by its own clock; one that was never set writes what is no day."""
    try:
        return date.fromisoformat(_field(header, "exif-ifd2-DateTimeOriginal", "")[:10].replace(":", "-")).isoformat()
    except ValueError:
        return None


def _points(picture: str, header: Any) -> Any:
    """The points alone, upright. Savers do not all heed `strip` (WebP's did not): nothing may be there to be saved."""
    image = pyvips.Image.new_from_file(picture, fail_on="truncated", access="sequential")
    try:
        if _field(header, "orientation", 1) not in UPRIGHT:
            image = image.copy_memory().autorot()  # to turn it, it must be there as a whole
        plain = _plain(image)
        points = plain.write_to_memory()
    except pyvips.Error as error:
        raise Unusable("truncated") from error
    return _of_points(points, plain.width, plain.height, plain.bands)


def _of_points(points: Any, width: int, height: int, bands: int) -> Any:
    image = pyvips.Image.new_from_memory(points, width, height, bands, "uchar")
    return image.copy(interpretation="srgb" if bands == 3 else "b-w")


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
    return image.cast("uchar")


def _fitted(image: Any, side: int) -> Any:
    if max(image.width, image.height) <= side:
        return image
    return image.thumbnail_image(side, height=side).copy_memory()


def _as_the_source(header: Any, limits: dict[str, Any]) -> dict[str, Any]:
    """Colour as fine as it came: what a camera has halved does not come back by writing it in full."""
    if limits["original"] == "png":
        return {"compression": 4}
    halved = _field(header, "jpeg-chroma-subsample", "") == "4:2:0"
    return {"Q": ORIGINAL_QUALITY, "subsample_mode": "on" if halved else "off"}


def _field(header: Any, name: str, otherwise: Any) -> Any:
    return header.get(name) if header.get_typeof(name) else otherwise


def _write(image: Any, path: Path, *, name: str, **options: Any) -> dict[str, Any]:
    image.write_to_file(str(path), strip=True, **options)
    return _written(image, path, name)


def _write_small(image: Any, path: Path, *, name: str) -> dict[str, Any]:
    """For pages that show many: fewer bytes than as a JPEG."""
    path.write_bytes(without_metadata(image.webpsave_buffer(Q=PREVIEW_QUALITY, strip=True)))
    return _written(image, path, name)


def _written(image: Any, path: Path, name: str) -> dict[str, Any]:
    return {"name": name, "file": path.name, "width": image.width, "height": image.height}


def _dhash(image: Any) -> str:
    """64 bits, each telling whether a point is brighter than its right neighbour: alike pictures have like bits."""
    small = image.thumbnail_image(9, height=8, size="force").colourspace("b-w")
    points = small.extract_band(0).cast("uchar").write_to_memory()
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (points[row * 9 + column] > points[row * 9 + column + 1])
    return f"{bits:016x}"
