"""Rules on marks: half-width ones between Chinese characters, and those that shout."""

import re
from collections.abc import Iterator

from services.submission.hints.hint import Hint, Passage, Surroundings, hint

HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff])[,;!?:](?=[\u4e00-\u9fff\d])|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff]|$)")
SHOUTING = re.compile(r"[~～]{2,}|[!！]{2,}|[?？]{2,}|(?<![.…])\.{3,}|。{2,}")


def marks(passage: Passage, _: Surroundings) -> Iterator[Hint]:
    """The first place of each kind, with how often it is so."""
    for pattern, message in (
        (HALF_WIDTH, "中文里请用全角标点"),
        (SHOUTING, "标点重复，请按规范使用"),
    ):
        found = list(pattern.finditer(passage.text))
        if found:
            often = f"（共 {len(found)} 处）" if len(found) > 1 else ""
            yield hint("typography", passage, found[0].span(), f"{message}{often}")
