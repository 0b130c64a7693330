"""How points become a score."""

from decimal import Decimal

import pytest

from services.publicity.domain.refusals import ScoreIncomplete
from services.publicity.domain.rubric import mean, rubric
from tests.services.publicity.world import points


def test_a_total_is_the_mean_of_the_points_by_their_weights() -> None:
    assert rubric().total(points(0, effect=100)) == Decimal("25.00")
    assert rubric().total(points(73)) == Decimal("73.00")


def test_totals_and_means_are_rounded_half_up_to_a_hundredth() -> None:
    assert mean([Decimal("80.00"), Decimal("80.01")]) == Decimal("80.01")
    assert rubric().total(points(80, orientation=81)) == Decimal("80.15")


def test_only_a_veto_criterion_below_the_threshold_vetoes() -> None:
    assert rubric().vetoes(points(59)) == ("orientation",)
    assert rubric().vetoes(points(59, orientation=60)) == ()


def test_missing_unknown_and_impossible_points_are_named_each() -> None:
    given = points(80, effect=101, charm=50)
    del given["innovation"]
    with pytest.raises(ScoreIncomplete) as refusal:
        rubric().check(given)
    assert {(error.pointer, error.code) for error in refusal.value.errors} == {
        ("/points/innovation", "missing"),
        ("/points/charm", "unknown"),
        ("/points/effect", "out-of-range"),
    }
