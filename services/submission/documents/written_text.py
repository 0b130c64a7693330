"""A written text as blocks: what a Word file or a pasted text says, without what cannot be seen."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from chassis.errors import Unprocessable

LONGEST = 100_000
HEADING_MOST = 30
NUMBERED = re.compile(
    r"^(?:第[一二三四五六七八九十]+[部章节]分?|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|\d{1,2}[、.．](?!\d)|[（(]\d{1,2}[）)])\s*"
)
SENTENCE_END = ("。", "！", "？", "；", "!", "?", ";", "，", ",")
BLANKS = re.compile(r"[ \t\u00a0\u3000]+")


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    TEXT = "text"
    TABLE = "table"


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph or a table, its rows as lines."""

    kind: BlockKind
    text: str


@dataclass(frozen=True)
class WrittenText:
    """The blocks in their order, and what was left out of them."""

    blocks: Sequence[Block]
    pictures: int = 0
    tables: int = 0
    hidden: int = 0


class TextTooLong(Unprocessable):
    """More than anybody reports."""

    code = "text-too-long"
    title = f"文字超过 {LONGEST} 字，请拆分后分次导入"


class TextEmpty(Unprocessable):
    """Nothing that can be read."""

    code = "text-empty"
    title = "没有读到文字；扫描件和图片中的文字请改为可编辑的文字"


def pasted(text: str) -> WrittenText:
    """A pasted text: a line is a paragraph, a short numbered line without an end is a heading."""
    blocks = [block_of(cleaned(line)) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return checked(WrittenText([each for each in blocks if each.text]))


def block_of(text: str, *, heading: bool = False) -> Block:
    """A paragraph, or a heading by its look."""
    looks_so = bool(NUMBERED.match(text)) and len(text) <= HEADING_MOST and not text.endswith(SENTENCE_END)
    return Block(BlockKind.HEADING if (heading or looks_so) and text else BlockKind.TEXT, text)


def checked(written: WrittenText) -> WrittenText:
    """TextEmpty and TextTooLong, by what can be read."""
    length = sum(len(each.text) for each in written.blocks)
    if length == 0:
        raise TextEmpty
    if length > LONGEST:
        raise TextTooLong
    return written


def cleaned(text: str) -> str:
    """One line: blanks as one, nothing that has no form or only looks like nothing."""
    kept = "".join(each for each in text if each == "\t" or unicodedata.category(each) not in ("Cc", "Cf", "Cs", "Co"))
    return BLANKS.sub(" ", kept.replace("\u2028", " ").replace("\u2029", " ")).strip()


def without_number(heading: str) -> str:
    """`二、主要做法` → `主要做法`."""
    return NUMBERED.sub("", heading).strip(" 　:：【】[]")
