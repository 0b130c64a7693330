"""One file of colours, type and space for both front ends. `python -m tools.design_tokens [--check]`.

`design/tokens.json` is what people edit; the portal's CSS variables, the console's TypeScript
and the tables of docs/design.md are written from it.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TOKENS = ROOT / "design" / "tokens.json"
CSS = ROOT / "portal" / "static" / "tokens.css"
PAGE = ROOT / "docs" / "design.md"
TYPESCRIPT = ROOT / "console" / "src" / "theme" / "tokens.ts"
WRITTEN = "Written by `python -m tools.design_tokens` from design/tokens.json."
UNITLESS = {"lineHeight", "lineHeightTight"}
BEGIN, END = "<!-- tokens: written by `make tokens` -->", "<!-- end of tokens -->"
GROUNDS = {"paper", "wash", "accentWash", "dangerWash", "successWash", "warningWash", "highlight", "line"}
LEAST_CONTRAST = 4.5
READ_TOGETHER = (
    ("ink", "paper"), ("ink", "wash"), ("ink", "highlight"), ("inkSoft", "paper"), ("inkSoft", "wash"),
    ("inkFaint", "paper"), ("inkFaint", "wash"), ("accent", "paper"), ("accent", "wash"), ("accent", "accentWash"),
    ("paper", "accent"), ("paper", "accentStrong"), ("danger", "paper"), ("danger", "dangerWash"), ("paper", "danger"),
    ("success", "paper"), ("success", "successWash"), ("warning", "paper"), ("warning", "warningWash"),
)  # fmt: skip
"""Text and the ground it stands on: WCAG 2.1 AA wants 4.5 to 1."""

Tokens = Mapping[str, Any]


def css(tokens: Tokens) -> str:
    """Every token as a custom property: color.inkSoft is --color-ink-soft."""
    lines = (f"  --{name}: {value};" for name, value in _properties(tokens))
    return "\n".join([f"/* {WRITTEN} */", ":root {", *lines, "}", ""])


def typescript(tokens: Tokens) -> str:
    """The tokens as one constant."""
    return f"// {WRITTEN}\nexport const tokens = {json.dumps(tokens, ensure_ascii=False, indent=2)} as const;\n"


def page(text: str, tokens: Tokens) -> str:
    """The page about the look, with its tables written anew between the marks."""
    before, _, rest = text.partition(BEGIN)
    colours = tokens["color"]
    rows = [f"| `{name}` | `{value}` | {_on_paper(name, colours)} |" for name, value in colours.items()]
    table = ["| Colour | Value | Contrast on paper |", "|---|---|---|", *rows]
    others = [f"| `--{name}` | `{value}` |" for name, value in _properties(tokens) if not name.startswith("color")]
    lines = [BEGIN, *table, "", "| Property | Value |", "|---|---|", *others, END]
    return before + "\n".join(lines) + rest.partition(END)[2]


def _on_paper(name: str, colours: Mapping[str, str]) -> str:
    ground = name in GROUNDS
    return "ground" if ground else f"{contrast(colours[name], colours['paper']):.1f}"


def _properties(tokens: Tokens) -> Iterator[tuple[str, str]]:
    for group, values in tokens.items():
        for name, value in values.items() if isinstance(values, dict) else [("", values)]:
            kebab = re.sub(r"([A-Z])", r"-\1", name).lower()
            length = isinstance(value, int | float) and name not in UNITLESS
            yield "-".join(filter(None, (group, kebab))), f"{value}px" if length else str(value)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def faults(tokens: Tokens) -> list[str]:
    """Pairs of text and ground that not everybody can read."""
    colours = tokens["color"]
    ratios = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in READ_TOGETHER}
    return [
        f"{text} on {ground} is {ratio:.2f} to 1" for (text, ground), ratio in ratios.items() if ratio < LEAST_CONTRAST
    ]


def main(arguments: list[str]) -> int:
    """Write all three; with --check only say which are not as they would be written."""
    tokens = json.loads(TOKENS.read_text("utf-8"))
    said = faults(tokens)
    written = (CSS, css(tokens)), (TYPESCRIPT, typescript(tokens)), (PAGE, page(PAGE.read_text("utf-8"), tokens))
    for path, text in written:
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        elif not path.exists() or path.read_text("utf-8") != text:
            said.append(f"{path.relative_to(ROOT)} is out of date: python -m tools.design_tokens")
    print(*said, sep="\n", end="\n" if said else "")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
