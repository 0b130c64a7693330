"""What is read off an item's content, whatever its type."""

import hashlib
from collections.abc import Mapping
from typing import Any

from chassis.work import json_bytes


def is_highlight(content: Mapping[str, Any]) -> bool:
    """Whether the unit flags it as one of the few that show best what is special to it (特色亮点)."""
    return content.get("highlight") is True


def hash_content(content: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of the content, asset list included."""
    return hashlib.sha256(json_bytes(content)).hexdigest()
