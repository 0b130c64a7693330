"""Draw openweek's own marks: the portal's, the tab's, and the demo brand kit. `python -m design.marks`

Seven strokes for seven days stand in a ring, and one of them opens it. The demo kit is ours and says so: 演示.
"""

import json
from math import cos, pi, sin
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORTAL = ROOT / "portal"
KIT = PORTAL / "demo" / "brand_kit"
DAYS, OPEN_DAY = 7, 1
RADIUS, GAP, STEP_OUT, STROKE = 15.5, 0.1, 4.5, 7
SVG = '<svg xmlns="http://www.w3.org/2000/svg"'


def strokes(centre: float = 24.0) -> str:
    """Seven arcs; the one that opens the ring stands further out."""
    return "".join(f'<path d="{_arc(day, centre)}"/>' for day in range(DAYS))


def _arc(day: int, centre: float) -> str:
    turn = 2 * pi / DAYS
    begin, end = day * turn - pi / 2 + GAP, (day + 1) * turn - pi / 2 - GAP
    middle, out = (begin + end) / 2, STEP_OUT if day == OPEN_DAY else 0.0
    x, y = centre + out * cos(middle), centre + out * sin(middle)
    (x1, y1), (x2, y2) = ((x + RADIUS * cos(angle), y + RADIUS * sin(angle)) for angle in (begin, end))
    return f"M{x1:.2f} {y1:.2f}A{RADIUS:g} {RADIUS:g} 0 0 1 {x2:.2f} {y2:.2f}"


def _drawn(colour: str) -> str:
    return f'<g fill="none" stroke="{colour}" stroke-width="{STROKE}">{strokes()}</g>'


def mark(colour: str, *, ground: str = "") -> str:
    """The mark alone."""
    box = "-6 -6 60 60" if ground else "0 0 48 48"
    back = f'<rect x="-6" y="-6" width="60" height="60" rx="6" fill="{ground}"/>' if ground else ""
    return f'{SVG} viewBox="{box}" width="480" height="480">{back}{_drawn(colour)}</svg>\n'


def wordmark(colour: str, ink: str, family: str) -> str:
    """The mark with its words, and with the word that says what it is not."""
    font = family.replace('"', "'")
    words = (
        f'<text x="60" y="26" font-size="20" font-weight="600" fill="{ink}">职业教育活动周</text>'
        f'<text x="60" y="42" font-size="10" letter-spacing="1" fill="{colour}">openweek · 演示标识</text>'
    )
    return f'{SVG} viewBox="0 0 216 48" width="1080" height="240" font-family="{font}">{_drawn(colour)}{words}</svg>\n'


def main() -> None:
    """Write every file."""
    tokens = json.loads((ROOT / "design" / "tokens.json").read_text("utf-8"))
    accent, ink, family = tokens["color"]["accent"], tokens["color"]["ink"], tokens["font"]["family"]
    (PORTAL / "templates" / "mark.svg").write_text(_drawn("currentColor") + "\n", "utf-8")
    (PORTAL / "static" / "favicon.svg").write_text(mark(accent), "utf-8")
    KIT.mkdir(parents=True, exist_ok=True)
    vectors = {
        "openweek-demo-mark.svg": mark(accent),
        "openweek-demo-mark-reversed.svg": mark("#ffffff", ground=accent),
        "openweek-demo-wordmark.svg": wordmark(accent, ink, family),
    }
    for name, text in vectors.items():
        (KIT / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
