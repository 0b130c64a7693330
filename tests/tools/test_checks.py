"""Each check finds what it is for, and nothing in the right way of doing it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tools import checks
from tools.checks import Check, findings
from tools.refusals import refusal_names, refusals_speak_chinese
from tools.sources import Finding, Source

USE_CASE = "services/media/use_cases/open_upload.py"
SIGNATURE = "X-Amz-" + "Signature=" + "0123456789abcdef" * 4


def planted(check: Check, path: str, text: str) -> list[Finding]:
    """What the check finds in one file."""
    return list(check(Source(path, text)))


VIOLATIONS: dict[str, tuple[Check, str, str]] = {
    "a service commits": (
        checks.only_the_chassis_commits,
        "services/media/api/assets.py",
        "async def f(session):\n    await session.commit()\n",
    ),
    "two use cases in one file": (
        checks.a_use_case_is_one_function,
        USE_CASE,
        "async def open_upload(work): ...\nasync def close_upload(work): ...\n",
    ),
    "a use case named otherwise": (checks.a_use_case_is_one_function, USE_CASE, "async def start(work): ...\n"),
    "a use case that is not asynchronous": (
        checks.a_use_case_is_one_function,
        USE_CASE,
        "def open_upload(work): ...\n",
    ),
    "a use case that is no verb with a noun": (
        checks.a_use_case_is_one_function,
        "services/media/use_cases/upload.py",
        "async def upload(work): ...\n",
    ),
    "a file of helpers": (checks.names_say_something, "services/media/date_helpers.py", ""),
    "a file of what is common": (checks.names_say_something, "chassis/common.py", ""),
    "a manager": (checks.names_say_something, "services/media/uploads.py", "class UploadManager: ...\n"),
    "an implementation": (checks.names_say_something, "services/media/uploads.py", "class StorageImpl: ...\n"),
    "a base": (checks.names_say_something, "services/media/uploads.py", "class BaseUpload: ...\n"),
    "a long file": (checks.files_are_short, "services/media/uploads.py", "x = 1\n" * 401),
    "the host's clock": (
        checks.time_comes_in_by_the_door,
        "services/media/domain/upload.py",
        "at = datetime.now(UTC)\n",
    ),
    "the host's clock by its module": (
        checks.time_comes_in_by_the_door,
        "services/media/domain/upload.py",
        "at = datetime.datetime.now()\n",
    ),
    "the host's day": (checks.time_comes_in_by_the_door, "services/media/domain/upload.py", "at = date.today()\n"),
    "a use case without its rule": (checks.rules_are_told, USE_CASE, "async def open_upload(work): ...\n"),
    "a method without its rule": (
        checks.rules_are_told,
        "chassis/x.py",
        '"""X."""\n\n\nclass A:\n    """A."""\n\n    def f(self): ...\n',
    ),
    "a module without its purpose": (checks.rules_are_told, "contracts/x.py", "X = 1\n"),
    "a test that sleeps": (checks.tests_do_not_sleep, "tests/chassis/test_x.py", "await asyncio.sleep(1)\n"),
    "a test that sleeps by a bare name": (checks.tests_do_not_sleep, "tests/chassis/test_x.py", "sleep(1)\n"),
    "a registry's host": (
        checks.files_name_no_place_of_ours,
        "deploy/Dockerfile",
        "FROM ghcr" + ".io/somebody/something\n",
    ),
    "a signed link": (checks.files_name_no_place_of_ours, "docs/x.md", f"https://s3.test/a?{SIGNATURE}\n"),
    "a folder of one machine": (checks.files_name_no_place_of_ours, "docs/x.md", "see /" + "work/main/README\n"),
}

TOLD = """
'X.'

def f():
    'F.'

def _g(): ...

class A:
    'A.'

    def __call__(self): ...
"""

RIGHT: dict[str, tuple[Check, str, str]] = {
    "the chassis commits": (checks.only_the_chassis_commits, "chassis/database.py", "session.commit()\n"),
    "a use case with its own small parts": (
        checks.a_use_case_is_one_function,
        USE_CASE,
        "class Opened: ...\nasync def open_upload(work): ...\nasync def _sign(work): ...\n",
    ),
    "a package mark": (checks.a_use_case_is_one_function, "services/media/use_cases/__init__.py", ""),
    "a test of a use case": (
        checks.a_use_case_is_one_function,
        "tests/services/media/use_cases/test_open_upload.py",
        "async def test_x(): ...\n",
    ),
    "the base of every event": (checks.names_say_something, "contracts/base.py", "class Event: ...\n"),
    "a name that holds a forbidden word inside": (
        checks.names_say_something,
        "services/media/implicit.py",
        "class Basement: ...\nclass Database: ...\nclass Implicit: ...\n",
    ),
    "a file of 400 lines": (checks.files_are_short, "services/media/uploads.py", "x = 1\n" * 400),
    "the clock of the work": (checks.time_comes_in_by_the_door, USE_CASE, "at = work.now()\n"),
    "the clock in a test": (checks.time_comes_in_by_the_door, "tests/x.py", "at = datetime.now(UTC)\n"),
    "rules that are told": (
        checks.rules_are_told,
        "chassis/x.py",
        TOLD,
    ),
    "a sleep that is no wait": (
        checks.tests_do_not_sleep,
        "tests/chassis/test_x.py",
        "await asyncio.sleep(1)  # not a wait: the server is slow\n",
    ),
    "the one place that waits": (checks.tests_do_not_sleep, "tests/infra/waiting.py", "await asyncio.sleep(1)\n"),
    "an address that is nobody's": (
        checks.files_name_no_place_of_ours,
        "docs/x.md",
        "https://openweek.example.cn/media/items/1 and network/" + "tmp/x\n",
    ),
}


@pytest.mark.parametrize("name", sorted(VIOLATIONS))
def test_a_violation_is_found(name: str) -> None:
    check, path, text = VIOLATIONS[name]

    assert [finding.path for finding in planted(check, path, text)] == [path]


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_the_right_way_is_left_alone(name: str) -> None:
    assert planted(*RIGHT[name]) == []


def test_every_check_has_a_planted_violation() -> None:
    tried: set[Callable[..., object]] = {check for check, _, _ in VIOLATIONS.values()}

    assert tried == {*checks.PYTHON_CHECKS, checks.files_name_no_place_of_ours}


REFUSALS = """
class UploadClosed(DomainError):
    title = "上传已结束"

class UploadLost(UploadClosed):
    title = "upload lost"

class Unrelated:
    title = "a title of something else"

def f(n, words):
    raise UploadClosed("第 {n} 部分缺失")
    raise UploadClosed(f"part {n} is missing")
    raise errors.UploadClosed(detail="too late")
    raise UploadClosed(words)
    FieldError("/title", detail="too long")
    FieldError("/title", detail="太长")
"""


def test_a_refusal_in_another_language_than_its_readers_is_found() -> None:
    source = Source("services/media/domain/upload.py", REFUSALS)

    assert refusal_names([source]) == {"DomainError", "UploadClosed", "UploadLost"}
    assert [finding.line for finding in refusals_speak_chinese([source])] == [6, 13, 14, 16]


def test_a_refusal_is_known_by_its_name_in_every_file() -> None:
    defining = Source("services/media/domain/upload.py", "class UploadLost(DomainError):\n    title = '上传'\n")
    raising = Source("services/media/use_cases/x_y.py", "raise UploadLost('lost')\n")

    assert [finding.path for finding in refusals_speak_chinese([defining, raising])] == [raising.path]


def test_the_command_names_file_line_and_advice(tmp_path: Path) -> None:
    folder = tmp_path / "services" / "media" / "domain"
    folder.mkdir(parents=True)
    (folder / "upload.py").write_text("at = datetime.now(UTC)\n", "utf-8")

    assert [str(finding) for finding in findings(tmp_path)] == [
        "services/media/domain/upload.py:1: time comes in by the door: work.now()"
    ]
