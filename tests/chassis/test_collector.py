"""The collector leaves a start alone, and then what the start left."""

import subprocess
import sys

START = """
import gc, chassis
from chassis.collector import LOADING, SERVING, spare_what_lives_for_ever
assert gc.get_threshold() == LOADING and gc.get_freeze_count() == 0
spare_what_lives_for_ever()
print(gc.get_threshold() == SERVING, gc.get_freeze_count() > 10_000, gc.isenabled())
"""


def test_what_exists_when_a_process_is_ready_is_never_looked_at_again() -> None:
    ran = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)

    assert ran.stdout.split() == ["True", "True", "True"]
