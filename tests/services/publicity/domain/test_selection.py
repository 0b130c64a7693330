"""Who is given an entry."""

from uuid import UUID

import pytest

from services.publicity.domain.conflict import Standing, conflicted, kin_units
from services.publicity.domain.refusals import TooFewReviewers
from services.publicity.domain.selection import Candidate, choose_reviewers

ROOT, PROVINCE, SCHOOL, ELSEWHERE = (UUID(int=n) for n in range(1, 5))
KIN = kin_units(SCHOOL, (ROOT, PROVINCE, SCHOOL))


def candidate(number: int, *, load: int = 0, unit_id: UUID = ELSEWHERE, region: str = "") -> Candidate:
    return Candidate(Standing(account_id=UUID(int=number), unit_id=unit_id, region=region), load)


def chosen(*candidates: Candidate, wanted: int = 2, taken: tuple[UUID, ...] = ()) -> list[int]:
    found = choose_reviewers(candidates, taken=taken, kin=KIN, region="山东省", wanted=wanted)
    return [each.int for each in found]


def test_the_least_loaded_are_chosen_and_the_smaller_id_breaks_a_tie() -> None:
    assert chosen(candidate(9, load=1), candidate(8), candidate(7, load=1), candidate(6, load=2)) == [8, 7]


def test_nobody_of_the_items_unit_line_or_region_is_chosen() -> None:
    near = [candidate(1, unit_id=SCHOOL), candidate(2, unit_id=PROVINCE), candidate(3, region="山东省")]
    assert chosen(*near, candidate(4, region="吉林省"), candidate(5, unit_id=ROOT)) == [4, 5]


def test_a_reviewer_who_had_the_entry_before_is_not_chosen_again() -> None:
    assert chosen(candidate(1), candidate(2), candidate(3), wanted=1, taken=(UUID(int=1),)) == [2]


def test_too_few_reviewers_without_a_conflict_are_refused_with_the_numbers() -> None:
    with pytest.raises(TooFewReviewers) as refusal:
        chosen(candidate(1), candidate(2, region="山东省"))
    assert refusal.value.extensions == {"wanted": 2, "available": 1}


def test_no_region_is_no_region_conflict() -> None:
    standing = Standing(account_id=UUID(int=9), unit_id=ELSEWHERE, region="")
    assert not conflicted(standing, kin=KIN, region="")


def test_the_root_of_the_tree_is_kin_only_to_what_it_filed_itself() -> None:
    assert ROOT not in KIN
    assert kin_units(ROOT, (ROOT,)) == (ROOT,)
