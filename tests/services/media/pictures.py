"""Pictures and films made on the spot: good ones, and each kind of bad one."""

import struct
import subprocess
import zlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyvips

GPS_FIELDS = {
    "exif-ifd0-Make": "Shanghai Camera Works (Shanghai Camera Works, ASCII, 22 components, 22 bytes)",
    "exif-ifd3-GPSLatitudeRef": "N (N, ASCII, 2 components, 2 bytes)",
    "exif-ifd3-GPSLatitude": "31/1 12/1 0/1 (31, 12, 0, Rational, 3 components, 24 bytes)",
    "exif-ifd3-GPSLongitudeRef": "E (E, ASCII, 2 components, 2 bytes)",
    "exif-ifd3-GPSLongitude": "121/1 28/1 0/1 (121, 28, 0, Rational, 3 components, 24 bytes)",
}
TAKEN = "exif-ifd2-DateTimeOriginal"
MP4_PLACE = b"+31.2304+121.4737/"


@cache
def photo(suffix: str = ".jpg", *, width: int = 1800, height: int = 1200, taken: str = "") -> bytes:
    """A picture that says where it was taken and with what, and when by the words of `taken`."""
    band = pyvips.Image.gaussnoise(width, height, mean=128, sigma=30).cast("uchar")
    image = band.bandjoin([band.invert(), band]).copy(interpretation="srgb")
    for name, value in {**GPS_FIELDS, **({TAKEN: taken} if taken else {})}.items():
        image.set_type(pyvips.GValue.gstr_type, name, value)
    jpeg = image.write_to_buffer(".jpg")  # its saver puts the fields into the one block that other savers copy
    return bytes(jpeg if suffix == ".jpg" else pyvips.Image.new_from_buffer(jpeg, "").write_to_buffer(suffix))


def large_photo(size: int) -> bytes:
    """A picture with bytes after its end, which every decoder ignores: exactly `size` long."""
    picture = photo()
    return picture + bytes(size - len(picture))


def places_in(content: bytes) -> list[str]:
    """Metadata that could tell where and with what a picture was taken."""
    image = pyvips.Image.new_from_buffer(content, "")
    return [name for name in image.get_fields() if name.startswith(("exif", "xmp", "iptc"))]


def bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """A small PNG that says it has very many pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(100_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@cache
def film(*, seconds: int = 2, size: str = "1280x720", codec: str = "libx264") -> bytes:
    """A film with sound that says where it was taken."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        subprocess.run(
            ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", f"testsrc2=s={size}:d={seconds}:r=10",
             "-f", "lavfi", "-i", f"sine=d={seconds}", "-c:v", codec, "-preset", "ultrafast", "-c:a", "aac",
             "-metadata", f"location={MP4_PLACE.decode()}", "-movflags", "+faststart+use_metadata_tags", str(path)],
            check=True,
        )  # fmt: skip
        return path.read_bytes()
