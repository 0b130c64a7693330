"""What happens when: drawn from the seed before the week begins."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

Mix = Mapping[str, float]

WEEK: Mix = {
    "save": 40,
    "submit": 15,
    "decide": 10,
    "withdraw": 3,
    "recall": 2,
    "upload": 10,
    "select": 5,
    "pull": 15,
    "trespass": 2,
    "list": 2,
    "reuse": 2,
}
"""Shares of the draws. One draw is one thing that somebody does: a selection is some ten requests, an upload five."""


@dataclass(frozen=True)
class Draw:
    """Something happens at this second of the week; `dice` decides on whom and on what."""

    at: float
    kind: str
    dice: random.Random


def draws(seed: int, *, rate: float, seconds: float, mix: Mix) -> list[Draw]:
    """The week of this seed."""
    chance = random.Random(seed)  # noqa: S311 -- a workload, no secret
    kinds, weights = list(mix), list(mix.values())
    found, at = [], 0.0
    while (at := at + chance.expovariate(rate)) < seconds:
        kind = chance.choices(kinds, weights)[0]
        found.append(Draw(at, kind, random.Random(chance.getrandbits(64))))  # noqa: S311
    return found
