"""Each crash point several times: three times in `make test`, twenty times in `make faults`."""

import os

import pytest

REPEATS = int(os.environ.get("OPENWEEK_FAULT_REPEATS", "3"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes `repeat` runs for each of 1, 2, 3, …; it chooses by it what differs between the runs."""
    if "repeat" in metafunc.fixturenames:
        metafunc.parametrize("repeat", range(1, REPEATS + 1))
