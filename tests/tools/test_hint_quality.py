"""Hints are as good as the documents say, on texts that the rules have seen and on texts that they have not."""

from tools.hint_quality import HELD_OUT, LABELLED, measured, whole


def test_of_the_labelled_defects_all_are_found_and_the_sound_cases_are_left_in_peace() -> None:
    by_code, remarks = measured(LABELLED, with_sound=True)

    assert whole(by_code).recall == 1
    assert whole(by_code).precision >= 0.85
    assert [each for each in remarks if each.startswith("SC")] == []


def test_on_texts_that_the_rules_were_not_written_with_four_of_five_hints_are_right() -> None:
    by_code, _ = measured(HELD_OUT, with_sound=False)

    assert whole(by_code).recall >= 0.95
    assert whole(by_code).precision >= 0.8
