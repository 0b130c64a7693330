"""Text as people write it: plain, of bounded length, without characters that cannot be seen or that mislead."""

import unicodedata

from pydantic import AfterValidator, BeforeValidator

# Explicit direction marks can make a text read differently from what it says.
DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def unify_line_ends(value: object) -> object:
    """Windows and old Mac line ends become one newline, so that lengths and hashes agree."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def refuse_control_characters(text: str) -> str:
    """Newlines and tabs only."""
    return _refuse(text, allowed="\n\t")


def refuse_line_breaks(text: str) -> str:
    """Not even those."""
    return _refuse(text, allowed="")


def _refuse(text: str, *, allowed: str) -> str:
    for place, letter in enumerate(text, start=1):
        if letter in DIRECTION_MARKS or (
            unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") and letter not in allowed
        ):
            raise ValueError(f"第 {place} 个字符是不允许的控制字符，请删除")
    return text


# Written after the length of a field, so that a length is told in characters: `Annotated[str, Field(…), ONE_LINE]`.
ONE_LINE = AfterValidator(refuse_line_breaks)
LINES = AfterValidator(refuse_control_characters)
LINE_ENDS = BeforeValidator(unify_line_ends)
