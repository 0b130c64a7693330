"""A written text → the parts of a form: by its headings, with whatever finds no place told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from services.submission.documents.written_text import Block, BlockKind, WrittenText, without_number
from services.submission.domain.form_fields import FieldKind, FormField

# What a part is called besides its title, by a word of the title.
ALSO_CALLED: Mapping[str, Sequence[str]] = {
    "背景": ("起因", "缘起", "基本情况", "案例概述", "问题"),
    "做法": ("举措", "措施", "实施", "过程", "活动内容", "主要工作", "具体安排"),
    "成效": ("效果", "成果", "成绩", "影响", "收获"),
    "亮点": ("特色", "创新"),
    "关键词": ("关键字",),
    "参与人数": ("参加人数", "参与人次", "受众"),
    "正文": ("内容", "全文"),
}
LABELLED = re.compile(r"^([^：:。，]{2,12})[：:]\s*(.+)$", re.DOTALL)
IN_TEXTS = (FieldKind.TEXT, FieldKind.LINES)
TITLE_MOST = 60


@dataclass(frozen=True)
class Unplaced:
    """A part of the text that fits no field; `heading` is the one it stood under."""

    heading: str
    text: str


@dataclass
class Placed:
    """What each field would hold, as text, and what is left."""

    texts: dict[str, str] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)

    def add(self, name: str, text: str) -> None:
        """A paragraph more."""
        self.texts[name] = f"{self.texts[name]}\n{text}" if name in self.texts else text


def place(written: WrittenText, fields: Sequence[FormField]) -> Placed:
    """Each paragraph under the field that its heading names; the only text field takes what has no heading."""
    placed, blocks = Placed(), list(written.blocks)
    title = next((each for each in fields if each.name == "title"), None)
    if title and blocks and _is_title(blocks[0], fields):
        placed.texts["title"] = without_number(blocks.pop(0).text)
        if blocks and blocks[0].text.startswith("—"):
            placed.texts["title"] += blocks.pop(0).text
    texts = [each for each in fields if each.kind is FieldKind.TEXT]
    heading, current = "", texts[0] if len(texts) == 1 else None
    for block in blocks:
        if _labelled(block, fields, placed):
            continue
        named = _heads(block, fields)
        if named is not None:
            heading, current = block.text, named
        else:
            if block.kind is BlockKind.HEADING and len(texts) > 1:
                heading, current = (block.text, None) if _is_top(block) else (heading, current)
            _put(block, heading, current, placed)
    _cut_to_fit(placed, fields)
    return placed


def field_called(heading: str, fields: Sequence[FormField]) -> FormField | None:
    """The field whose title the heading has, else one that is also called so."""
    plain = without_number(heading)
    for each in fields:
        if plain == each.title:
            return each
    for each in fields:
        if any(word in plain for word in _words(each)) and len(plain) <= max(12, len(each.title) + 6):
            return each
    return None


def _heads(block: Block, fields: Sequence[FormField]) -> FormField | None:
    """The part that begins here: by a heading, or by a line that is nothing but its name."""
    plain = without_number(block.text)
    if block.kind is BlockKind.HEADING:
        named = field_called(block.text, fields)
    else:
        named = next((each for each in fields if plain in _words(each)), None)
    return named if named is not None and named.kind in IN_TEXTS else None


def _words(each: FormField) -> Iterator[str]:
    yield each.title
    for word, others in ALSO_CALLED.items():
        if word in each.title:
            yield from (word, *others)


def _is_title(block: Block, fields: Sequence[FormField]) -> bool:
    """The first line, when it is short, ends no sentence and names no part."""
    short = len(block.text) <= TITLE_MOST and not block.text.endswith(("。", "；", "："))
    return block.kind is not BlockKind.TABLE and short and field_called(block.text, fields) is None


def _is_top(block: Block) -> bool:
    """A heading of the first rank ends what came before; one of a lower rank belongs to it."""
    return not block.text.startswith(("（", "(", *"0123456789"))


def _labelled(block: Block, fields: Sequence[FormField], placed: Placed) -> bool:
    """`参与人数：1260` is the value of a field that is no text."""
    said = LABELLED.match(block.text)
    if said is None or block.kind is BlockKind.TABLE:
        return False
    named = field_called(said[1], fields)
    if named is None or named.kind is FieldKind.TEXT or named.name in placed.texts:
        return False
    placed.texts[named.name] = said[2].strip()
    return True


def _put(block: Block, heading: str, current: FormField | None, placed: Placed) -> None:
    if current is not None:
        placed.add(current.name, block.text)
    elif not (block.kind is BlockKind.HEADING and block.text == heading):
        last = placed.unplaced[-1] if placed.unplaced else None
        if last is not None and last.heading == heading:
            placed.unplaced[-1] = Unplaced(heading, f"{last.text}\n{block.text}")
        else:
            placed.unplaced.append(Unplaced(heading, block.text))


def _cut_to_fit(placed: Placed, fields: Sequence[FormField]) -> None:
    """A text longer than its field keeps whole paragraphs from its beginning; the rest is told."""
    for each in fields:
        text = placed.texts.get(each.name, "")
        if each.kind is not FieldKind.TEXT or each.longest is None or len(text) <= each.longest:
            continue
        end = text.rfind("\n", 0, each.longest + 1)
        end = end if end > 0 else each.longest
        placed.texts[each.name] = text[:end].rstrip()
        placed.unplaced.append(Unplaced(f"{each.title}（超出 {each.longest} 字的部分）", text[end:].strip()))
