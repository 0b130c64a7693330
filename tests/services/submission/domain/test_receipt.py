"""Receipt numbers."""

import re
import secrets

import pytest

from services.submission.domain.receipt import DIGITS, is_receipt_number, receipt_number


def test_a_receipt_number_tells_year_and_unit_and_ends_with_a_check_character() -> None:
    number = receipt_number(year=2023, unit_code="370000", random=b"\x00\x00\x00\x00\x00")

    assert re.fullmatch(r"2023-370000-0{8}-[0-9A-Z]", number)
    assert is_receipt_number(number)
    assert is_receipt_number(number.lower())


def test_all_forty_bits_show() -> None:
    number = receipt_number(year=2023, unit_code="D01", random=b"\xff\xff\xff\xff\xff")

    assert number.split("-")[2] == "Z" * 8


def test_no_single_mistyped_character_passes() -> None:
    number = receipt_number(year=2023, unit_code="370000", random=secrets.token_bytes(5))

    for place, letter in enumerate(number):
        if letter != "-":
            wrong = [number[:place] + other + number[place + 1 :] for other in DIGITS if other != letter]
            assert not any(is_receipt_number(each) for each in wrong)


@pytest.mark.parametrize("text", ["", "-", "2023", "单位"])
def test_what_is_no_receipt_number_does_not_pass(text: str) -> None:
    assert not is_receipt_number(text)
