"""One file of tokens, two front ends, and colours that everybody can read."""

import json

import pytest

from tools import design_tokens


def test_both_front_ends_have_the_tokens_of_the_one_file() -> None:
    assert design_tokens.main(["--check"]) == 0


def test_a_name_becomes_a_custom_property_and_a_length_gets_its_unit() -> None:
    tokens = {"color": {"inkSoft": "#475264"}, "font": {"size": 16, "lineHeight": 1.75}, "radius": 4}

    written = design_tokens.css(tokens)

    for line in ("--color-ink-soft: #475264;", "--font-size: 16px;", "--font-line-height: 1.75;", "--radius: 4px;"):
        assert f"  {line}\n" in written


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#767676", "#ffffff", 4.54)])
def test_contrast_is_measured_as_the_guidelines_say(one: str, other: str, ratio: float) -> None:
    assert design_tokens.contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_text_that_is_too_pale_for_its_ground_is_a_fault() -> None:
    tokens = json.loads(design_tokens.TOKENS.read_text("utf-8"))
    tokens["color"]["inkFaint"] = "#b0b7c3"

    assert [each for each in design_tokens.faults(tokens) if each.startswith("inkFaint on paper")]
