"""A dose of seeds at each run of the tests, and the proof that the simulation can fail."""

import os
import subprocess
import sys

import pytest

from cli.stack.layout import ROOT
from tests.simulation.mutants import MUTANTS
from tests.simulation.seeds import Failure, quiet, run_seed, trace_of
from tests.simulation.striped import run_seeds

DOSE = int(os.environ.get("OPENWEEK_SIMULATION_SEEDS", "1200"))
SEEDS_FOR_A_MUTANT = 2000
ONCE_BROKEN = (4205,)
"""Seeds that found something: here the relay passed a fact that had committed late."""


@pytest.mark.timeout(900)  # seconds on a machine of its own
def test_a_dose_of_seeds_keeps_every_promise() -> None:
    failures = [failure for _, failure in run_seeds(0, DOSE, processes=2) if failure]

    assert failures == []


@pytest.mark.parametrize("seed", ONCE_BROKEN)
def test_a_seed_that_found_something_finds_nothing_more(seed: int) -> None:
    with quiet():
        assert run_seed(seed) is None


@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_is_found(name: str) -> None:
    with quiet(), MUTANTS[name].put_in():
        found = _first_failure(MUTANTS[name].scene)

    assert found is not None, f"{SEEDS_FOR_A_MUTANT} seeds let {name} pass"
    with quiet():
        assert run_seed(found.seed, scenes=(found.scene,)) is None, "the right code keeps its promises in that seed"


def _first_failure(scene: str) -> Failure | None:
    runs = (run_seed(seed, scenes=(scene,)) for seed in range(SEEDS_FOR_A_MUTANT))
    return next((failure for failure in runs if failure is not None), None)


def test_a_seed_takes_the_same_course_twice() -> None:
    with quiet():
        for scene in ("spine", "uploads"):
            assert trace_of(11, scene) == trace_of(11, scene)


def test_a_seed_takes_the_same_course_in_every_process() -> None:
    courses = {_replayed({"PYTHONHASHSEED": salt}) for salt in ("1", "2")}

    assert len(courses) == 1
    assert "every promise kept" in courses.pop()


def _replayed(environment: dict[str, str]) -> str:
    command = [sys.executable, "-m", "tests.simulation", "--replay", "11"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    return done.stdout
