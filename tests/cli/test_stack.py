"""Up, down and what happens in between, on real processes."""

import os
import subprocess
import sys

import pytest

from cli.stack.running import RunningStack, UpFailed
from tests.cli.conftest import MakeStack


def test_up_on_a_running_stack_changes_nothing(small_stack: MakeStack) -> None:
    running = small_stack("versitygw")
    assert running.up() is not None
    before = running.states()["versitygw"].pid

    assert running.up() is None

    assert running.states()["versitygw"].pid == before


def test_down_ends_all_that_up_started_and_nothing_else(small_stack: MakeStack) -> None:
    running, neighbour = small_stack("versitygw"), small_stack("versitygw")
    running.up()
    neighbour.up()
    foreign = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        assert running.down() == ["versitygw"]

        assert list(running.supervisor.own_processes()) == []
        assert neighbour.states()["versitygw"].running
        assert foreign.poll() is None
    finally:
        foreign.communicate(b"\n")


def test_what_outlived_a_killed_supervisor_is_ended_by_the_next_up(small_stack: MakeStack) -> None:
    running = small_stack("versitygw")
    running.up()
    orphan = running.states()["versitygw"].pid
    os.kill(next(pid for pid in running.supervisor.own_processes() if pid != orphan), 9)

    assert running.up() is not None

    assert running.states()["versitygw"].pid != orphan
    assert orphan not in set(running.supervisor.own_processes())


def test_a_killed_process_comes_back_by_itself(small_stack: MakeStack) -> None:
    running = small_stack("versitygw")
    running.up()

    before = running.kill9("versitygw")
    running.wait_ready("versitygw")

    assert running.states()["versitygw"].pid != before
    assert running.states()["versitygw"].restarts == 1


def test_a_stopped_process_stays_stopped_until_it_is_started(small_stack: MakeStack) -> None:
    running = small_stack("versitygw")
    running.up()

    running.stop("versitygw")
    assert not running.states()["versitygw"].running
    running.start("versitygw")
    running.wait_ready("versitygw")

    assert running.states()["versitygw"].running


def test_a_part_that_dies_is_shown_with_the_end_of_its_log(small_stack: MakeStack) -> None:
    running = small_stack("minio")
    running.stack.data.mkdir(parents=True)
    (running.stack.data / "minio").write_text("a file where a folder must be")

    with pytest.raises(UpFailed, match=r"(?s)minio ended .* the end of its log:.*Drives are not directories"):
        running.up()


def test_up_starts_anew_once_the_cause_of_a_failure_is_gone(small_stack: MakeStack) -> None:
    running = small_stack("minio")
    running.stack.data.mkdir(parents=True)
    obstacle = running.stack.data / "minio"
    obstacle.write_text("a file where a folder must be")
    with pytest.raises(UpFailed):
        running.up()
    obstacle.unlink()

    assert running.up() is not None

    assert running.states()["minio"].running


def test_a_process_that_does_not_run_here_cannot_be_restarted(native: RunningStack) -> None:
    with pytest.raises(UpFailed, match="mailpit is not part of what runs: kafka, minio, postgres, versitygw"):
        native.restart("mailpit")
