"""Every word that readers see, by area, from one file."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml

FILE = Path(__file__).with_name("texts.zh.yaml")


@cache
def texts() -> Mapping[str, Any]:
    """The catalogue."""
    catalogue: Mapping[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return catalogue


def named(words: Any) -> Any:
    """The same by attribute, for templates: a word may be called `clear`, which a mapping has another use for."""
    return SimpleNamespace(**{name: named(each) for name, each in words.items()}) if isinstance(words, dict) else words
