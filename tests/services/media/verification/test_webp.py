"""A WebP picture keeps its points and loses what else it says."""

import struct

import pytest
import pyvips

from services.media.verification.webp import without_metadata
from tests.services.media.pictures import photo, places_in


def container(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(
        name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2) for name, content in chunks
    )
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


def points_of(picture: bytes) -> bytes:
    return bytes(pyvips.Image.new_from_buffer(picture, "").write_to_memory())


@pytest.fixture(scope="module")
def told() -> bytes:
    """A picture that says where it was taken."""
    return photo(".webp", width=301, height=200)


def test_metadata_goes_and_every_point_stays(told: bytes) -> None:
    assert places_in(told)

    plain = without_metadata(told)

    assert places_in(plain) == []
    assert points_of(plain) == points_of(told)


def test_the_sizes_are_true_and_the_flags_are_cleared(told: bytes) -> None:
    plain = without_metadata(told)

    assert struct.unpack_from("<I", plain, 4) == (len(plain) - 8,)
    assert plain[12:16] == b"VP8X"
    assert plain[20] & 0b1100 == 0
    assert b"EXIF" not in plain


def test_other_flags_and_chunks_of_odd_length_stay_as_they_are() -> None:
    odd = (b"ALPH", b"abc")
    head = bytes([0b11100]) + bytes(9)

    plain = without_metadata(container((b"VP8X", head), odd, (b"VP8 ", b"xy"), (b"EXIF", b"e"), (b"XMP ", b"xm")))

    assert plain == container((b"VP8X", bytes([0b10000]) + bytes(9)), odd, (b"VP8 ", b"xy"))


def test_what_was_plain_already_is_left_alone(told: bytes) -> None:
    plain = without_metadata(told)

    assert without_metadata(plain) == plain


@pytest.mark.parametrize("broken", [b"RIFF\x04\0\0\0JPEG", container((b"VP8 ", b"xy"))[:-1]])
def test_what_is_no_whole_webp_is_refused(broken: bytes) -> None:
    with pytest.raises(ValueError, match="WebP"):
        without_metadata(broken)
