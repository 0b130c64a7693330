"""Text as people write it: plain, of bounded length, without characters that cannot be seen or that mislead."""

import re

from pydantic import AfterValidator, BeforeValidator

# Control characters (Cc), lone surrogates (Cs), line and paragraph separators (Zl, Zp), and explicit direction marks,
# which can make a text read differently from what it says.
_BEYOND = "\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069"
NOT_IN_A_LINE = re.compile(f"[\x00-\x1f{_BEYOND}]")
NOT_IN_LINES = re.compile(f"[\x00-\x08\x0b-\x1f{_BEYOND}]")  # tab and newline may stay


def unify_line_ends(value: object) -> object:
    """Windows and old Mac line ends become one newline, so that lengths and hashes agree."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def refuse_control_characters(text: str) -> str:
    """Newlines and tabs only."""
    return _refuse(text, NOT_IN_LINES)


def refuse_line_breaks(text: str) -> str:
    """Not even those."""
    return _refuse(text, NOT_IN_A_LINE)


def _refuse(text: str, unwanted: re.Pattern[str]) -> str:
    found = unwanted.search(text)
    if found:
        raise ValueError(f"第 {found.start() + 1} 个字符是不允许的控制字符，请删除")
    return text


# Written after the length of a field, so that a length is told in characters: `Annotated[str, Field(…), ONE_LINE]`.
ONE_LINE = AfterValidator(refuse_line_breaks)
LINES = AfterValidator(refuse_control_characters)
LINE_ENDS = BeforeValidator(unify_line_ends)
