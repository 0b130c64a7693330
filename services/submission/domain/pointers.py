"""JSON pointers (RFC 6901) into the content of an item."""

from collections.abc import Mapping, Sequence
from typing import Any


def points_into(content: Mapping[str, Any], pointer: str) -> bool:
    """Whether the pointer names a place of the content; the empty one names the whole."""
    if pointer == "":
        return True
    if not pointer.startswith("/"):
        return False
    place: Any = content
    for part in pointer[1:].split("/"):
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(place, Mapping) and key in place:
            place = place[key]
        elif isinstance(place, Sequence) and not isinstance(place, str) and _is_index(key, len(place)):
            place = place[int(key)]
        else:
            return False
    return True


def _is_index(text: str, length: int) -> bool:
    return text.isascii() and text.isdigit() and str(int(text[:9])) == text and int(text) < length
