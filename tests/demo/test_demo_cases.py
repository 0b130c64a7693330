"""The demo's cases, sign-ins and package check, without a stack."""

import hashlib
import io
import json
import stat
import zipfile
from pathlib import Path

import pytest

from cli.client.desk import PackageDamaged, read_package
from cli.demo.accounts import DemoFile, case_accounts, journey_accounts
from cli.demo.cases import demo_cases, demo_units, journey_content, sections
from cli.demo.target import remote_target, write_seed_files
from services.registry.domain.passwords import check_password
from services.registry.seed import AccountLine, UnitLine
from services.submission.forms.case import CaseForm


def test_sixty_cases_fit_the_form_and_the_limits_of_a_typical_case() -> None:
    cases = demo_cases()

    assert len(cases) == 60
    for case in cases:
        form = CaseForm.model_validate(case.content)
        assert len(form.title) <= 40
        assert 100 <= len(form.background + form.action + form.result) <= 5000


def test_every_invented_name_says_that_it_is_invented() -> None:
    for unit in demo_units(demo_cases()):
        assert unit.name.endswith(("（虚构）", "（演示）", "（演示数据）"))


def test_a_text_of_four_paragraphs_becomes_background_action_and_result() -> None:
    assert sections("一\n\n二\n\n三\n\n四") == ("一", "二\n三", "四")


def test_a_text_without_three_paragraphs_is_no_case() -> None:
    with pytest.raises(ValueError, match="three paragraphs"):
        sections("一\n\n二")


def test_each_journey_reports_a_case_of_its_own_that_fits_the_form() -> None:
    first, second = journey_content(1), journey_content(2)

    assert first["title"] != second["title"]
    CaseForm.model_validate(first)


def test_every_account_has_a_name_and_a_password_of_its_own_that_the_registry_takes() -> None:
    accounts = [*journey_accounts(), *case_accounts(demo_cases())]

    assert len({account.username for account in accounts}) == len(accounts)
    assert len({account.password for account in accounts}) == len(accounts)
    for account in accounts:
        check_password(account.password, username=account.username)


def test_the_registrys_seed_reads_what_the_demo_writes(tmp_path: Path) -> None:
    accounts = [*journey_accounts(), *case_accounts(demo_cases())]

    units, people = write_seed_files(tmp_path, accounts)

    assert all(UnitLine.model_validate(line) for line in json.loads(units.read_text()))
    assert all(AccountLine.model_validate(line) for line in json.loads(people.read_text()))


def test_sign_ins_are_kept_for_their_owner_only_and_come_back_as_they_were(tmp_path: Path) -> None:
    file = DemoFile(tmp_path / "demo.json", url="http://gateway.test", accounts=journey_accounts())

    file.write()

    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert DemoFile.read(file.path) == file


def test_a_stack_elsewhere_needs_the_file_that_it_was_seeded_from(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="openweek demo files"):
        remote_target("http://gateway.test", tmp_path / "demo.json")


def package(manifest_of: bytes, held: bytes) -> bytes:
    """A ZIP with one file and a manifest of other bytes, perhaps."""
    sha256 = hashlib.sha256(manifest_of).hexdigest()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("article.html", held)
        archive.writestr("manifest.json", json.dumps({"files": [{"name": "article.html", "sha256": sha256}]}))
    return out.getvalue()


def test_a_package_whose_files_match_its_manifest_is_whole() -> None:
    assert read_package(package(b"text", b"text")).checked == 1


def test_a_package_with_a_changed_file_is_refused() -> None:
    with pytest.raises(PackageDamaged, match=r"article\.html"):
        read_package(package(b"text", b"other"))
