"""The description of each service's API is a file, and the file says what the application does."""

import json
from pathlib import Path

import pytest

from tools.openapi import TARGET, out_of_date, write


def test_files_just_written_are_up_to_date_and_a_changed_a_missing_and_a_foreign_one_are_not(tmp_path: Path) -> None:
    write(tmp_path)
    fresh = out_of_date(tmp_path)

    (tmp_path / "media.json").write_text("{}", "utf-8")
    (tmp_path / "registry.json").unlink()
    (tmp_path / "forgotten.json").write_text("{}", "utf-8")

    assert fresh == []
    assert out_of_date(tmp_path) == ["forgotten.json", "media.json", "registry.json"]


@pytest.mark.parametrize("service", ["registry", "submission", "media", "publicity"])
def test_every_operation_may_answer_with_a_problem_and_none_with_the_frameworks_own_errors(
    service: str, tmp_path: Path
) -> None:
    write(tmp_path)

    described = json.loads((tmp_path / f"{service}.json").read_text("utf-8"))

    answers = [each["responses"] for path in described["paths"].values() for each in path.values()]
    assert all("application/problem+json" in each["default"]["content"] for each in answers)
    assert not any("422" in each for each in answers)
    assert "HTTPValidationError" not in described["components"]["schemas"]


def test_the_files_in_the_tree_are_up_to_date() -> None:
    assert out_of_date(TARGET) == []
