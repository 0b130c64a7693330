"""How points become a score: criteria, weights, the veto. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from chassis.errors import FieldError
from services.publicity.domain.refusals import ScoreIncomplete

LEAST, MOST = 0, 100
REVIEWERS = 2
CENT = Decimal("0.01")
RUBRIC_FILE = Path(__file__).parent.parent / "reference" / "review_rubric.json"


@dataclass(frozen=True)
class Criterion:
    """One thing that is scored; `veto` marks one that can flag an entry by itself."""

    code: str
    name: str
    weight: int
    veto: bool
    anchors: Mapping[str, str]


@dataclass(frozen=True)
class Rubric:
    """What reviewers score by."""

    criteria: tuple[Criterion, ...]
    veto_below: int

    def check(self, points: Mapping[str, int]) -> None:
        """Points for each criterion and for nothing else, from 0 to 100."""
        codes = {each.code for each in self.criteria}
        errors = [FieldError(f"/points/{each.code}", "请为此项打分", "missing") for each in self.criteria
                  if each.code not in points]  # fmt: skip
        errors += [FieldError(f"/points/{code}", "评分标准中没有此项", "unknown") for code in points
                   if code not in codes]  # fmt: skip
        errors += [FieldError(f"/points/{code}", f"分值应在 {LEAST} 到 {MOST} 之间", "out-of-range")
                   for code, value in points.items() if not LEAST <= value <= MOST]  # fmt: skip
        if errors:
            raise ScoreIncomplete(errors=errors)

    def total(self, points: Mapping[str, int]) -> Decimal:
        """The weighted mean of one reviewer's points, to a hundredth."""
        weighted = sum(each.weight * points[each.code] for each in self.criteria)
        return _rounded(Decimal(weighted) / sum(each.weight for each in self.criteria))

    def vetoes(self, points: Mapping[str, int]) -> tuple[str, ...]:
        """The veto criteria that these points fail."""
        return tuple(each.code for each in self.criteria if each.veto and points[each.code] < self.veto_below)


def mean(totals: Sequence[Decimal]) -> Decimal:
    """The mean of the reviewers' totals, to a hundredth."""
    return _rounded(sum(totals, Decimal(0)) / len(totals))


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


@cache
def rubric() -> Rubric:
    """The rubric that this release of the service ships with."""
    return read_rubric(RUBRIC_FILE.read_text("utf-8"))


def read_rubric(text: str) -> Rubric:
    """A rubric from its JSON; weights add up to 100."""
    read = json.loads(text)
    criteria = tuple(
        Criterion(each["code"], each["name"], each["weight"], bool(each.get("veto")), each["anchors"])
        for each in read["criteria"]
    )
    if sum(each.weight for each in criteria) != 100:
        raise ValueError("the weights of the rubric do not add up to 100")
    return Rubric(criteria, veto_below=read["veto_below"])
