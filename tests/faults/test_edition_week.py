"""The edition week goes on while processes are killed under it: nothing that was accepted is lost, nothing doubles."""

import os
import time
from pathlib import Path

import pytest

from cli.demo.accounts import DemoFile
from tests.faults.run import Plan, judged
from tests.faults.stack import FaultStack

SEED = "OPENWEEK_FAULT_SEED"
"""The seed of a run that failed, to have the same week again; else each run draws its own."""


@pytest.mark.timeout(300)
async def test_a_week_with_a_worker_and_an_api_killed_under_load_breaks_no_invariant(
    faulty: FaultStack, demo_file: DemoFile, tmp_path: Path
) -> None:
    plan = Plan(int(os.environ.get(SEED, time.time())), seconds=20, fault="kill-some", rate=15)
    print(f"seed {plan.seed}: {plan.command()}")  # noqa: T201 -- shown with a failure
    run = await judged(faulty, demo_file, plan, tmp_path)

    assert run.found == [], run.told()
