"""The outline of a summary (T8), assembled from what was approved: every number says which items it comes from.

「力戒形式主义」: nobody counts again what the system holds; the officer writes what only people know.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

MOST_FIGURES, MOST_HIGHLIGHTS, MOST_PICKED, MOST_PHOTOS = 30, 20, 100, 10
PICKED_TYPES = ("T2", "T3", "T4", "T5", "T6")
PEOPLE = "参与人数"


@dataclass(frozen=True)
class Told:
    """One approved item: what it says, and the photos in it that the summarising unit may use again."""

    item_id: UUID
    item_type: str
    title: str
    receipt_number: str
    unit_name: str
    content: Mapping[str, Any]
    own_photos: Sequence[UUID] = ()

    @property
    def source(self) -> str:
        """How a figure names where it comes from; fits into a line."""
        return f"《{self.title[:60]}》{self.receipt_number}"


@dataclass(frozen=True)
class Source:
    """A place of the outline, and the items that it was made from."""

    pointer: str
    item_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class Outline:
    """A draft's content that is kept nowhere; where each part comes from; what contradicts itself in the sources."""

    content: dict[str, Any]
    sources: tuple[Source, ...]
    remarks: tuple[str, ...]


@dataclass
class _Outliner:
    items: Sequence[Told]
    type_names: Mapping[str, str]
    content: dict[str, Any] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)

    def say(self, name: str, value: Any, *items: Told, place: str = "") -> None:
        self.content[name] = value
        self.sources.append(Source(f"/{name}{place}", tuple(each.item_id for each in items)))


def outline_of(items: Sequence[Told], *, title: str, period: str, type_names: Mapping[str, str]) -> Outline:
    """The four parts: text with numbers, photos, highlights, picked cases. Empty parts are left out, to be written."""
    made = _Outliner(items, type_names)
    made.content["title"] = title
    if items:
        made.say("overview", _overview(made), *items)
        _figures(made, period)
        _highlights(made)
        picked = [each for each in items if each.item_type in PICKED_TYPES][:MOST_PICKED]
        if picked:
            made.say("picked_item_ids", [str(each.item_id) for each in picked], *picked)
        photos: dict[UUID, Told] = {}  # two items may show the same one
        for each in items:
            for photo in each.own_photos:
                photos.setdefault(photo, each)
        chosen = list(photos)[:MOST_PHOTOS]
        if chosen:
            made.say("asset_ids", [str(photo) for photo in chosen], *(photos[photo] for photo in chosen))
    return Outline(made.content, tuple(made.sources), tuple(_contradictions(items)))


def _overview(made: _Outliner) -> str:
    counts = Counter(each.item_type for each in made.items)
    parts = "、".join(f"{made.type_names.get(code, code)}{count}件" for code, count in sorted(counts.items()))
    units = len({each.unit_name for each in made.items})
    lines = [f"活动周期间，{units}个单位报送并经审核通过的材料共{len(made.items)}件，其中{parts}。"]
    people = sum(_people(each) for each in made.items)
    if people:
        lines.append(f"据各单位报送，参与人数合计{people}人次。")
    return "\n".join(lines)


def _figures(made: _Outliner, period: str) -> None:
    """The people of each item that counted them, then the figures that items told, as they told them."""
    figures: list[dict[str, Any]] = []
    for each in made.items:
        rows = list(each.content.get("figures") or ())
        if people := _people(each):
            rows.insert(0, {"name": PEOPLE, "value": people, "unit": "人次", "period": period})
        for row in rows[: MOST_FIGURES - len(figures)]:
            made.sources.append(Source(f"/figures/{len(figures)}", (each.item_id,)))
            figures.append({**row, "source": each.source})
    if figures:
        made.content["figures"] = figures


def _highlights(made: _Outliner) -> None:
    """The first of each item before the second of any, none twice."""
    lists = [(each, list(each.content.get("highlights") or ())) for each in made.items]
    deepest = max((len(lines) for _, lines in lists), default=0)
    in_turn = ((each, lines[rank]) for rank in range(deepest) for each, lines in lists if rank < len(lines))
    chosen: dict[str, Told] = {}
    for each, line in in_turn:
        if len(chosen) < MOST_HIGHLIGHTS:
            chosen.setdefault(line, each)
    for place, each in enumerate(chosen.values()):
        made.sources.append(Source(f"/highlights/{place}", (each.item_id,)))
    if chosen:
        made.content["highlights"] = list(chosen)


def _contradictions(items: Sequence[Told]) -> Iterator[str]:
    """Of one thing in one unit of count for one time, told by one unit, two numbers."""
    told: dict[tuple[str, str, str, str], dict[float, Told]] = defaultdict(dict)
    for each in items:
        for row in each.content.get("figures") or ():
            key = (each.unit_name, str(row["name"]), str(row["unit"]), str(row["period"]))
            told[key].setdefault(float(row["value"]), each)
    for (unit, name, count, period), values in told.items():
        if len(values) > 1:
            numbers = "、".join(f"{value:g}{count}（{each.source}）" for value, each in sorted(values.items()))
            yield f"{unit}的“{name}”（{period}）前后不一致：{numbers}，请核对"


def _people(each: Told) -> int:
    count = each.content.get("participants")
    return count if isinstance(count, int) else 0
