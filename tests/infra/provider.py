"""Which provider the tests use, and why not the other one: said in the head of every run."""

import os
import subprocess
from dataclasses import dataclass
from functools import cache

IMAGES = {
    "postgres": os.environ.get("OPENWEEK_IMAGE_POSTGRES", "postgres:15-bookworm"),
    "kafka": os.environ.get("OPENWEEK_IMAGE_KAFKA", "apache/kafka:4.3.1"),
    "minio": os.environ.get("OPENWEEK_IMAGE_MINIO", "minio/minio:RELEASE.2025-09-07T16-13-09Z"),
    "versitygw": os.environ.get("OPENWEEK_IMAGE_VERSITYGW", "versity/versitygw:v1.8.0"),
}
PULL_SECONDS = 120


@dataclass(frozen=True)
class Choice:
    """The provider and the reason."""

    provider: str
    reason: str


def _docker(*arguments: str, seconds: float) -> str:
    """Empty when it went well, else the last line of what went wrong."""
    try:
        ran = subprocess.run(["docker", *arguments], capture_output=True, text=True, timeout=seconds, check=False)
    except FileNotFoundError:
        return "there is no docker command"
    except subprocess.TimeoutExpired:
        return f"docker {arguments[0]} took longer than {seconds:.0f} s"
    said = (ran.stderr or ran.stdout).strip().splitlines() or ["no output"]
    return "" if ran.returncode == 0 else said[-1]


@cache
def choose_provider() -> Choice:
    """OPENWEEK_TEST_PROVIDER, else containers where an engine answers and has or gets every image, else native."""
    named = os.environ.get("OPENWEEK_TEST_PROVIDER")
    if named:
        if named not in {"native", "containers"}:
            raise ValueError(f"OPENWEEK_TEST_PROVIDER is native or containers, not {named}")
        return Choice(named, "named by OPENWEEK_TEST_PROVIDER")
    problem = _docker("version", "--format", "{{.Server.Version}}", seconds=5)
    if problem:
        return Choice("native", f"containers skipped: {problem}")
    for image in IMAGES.values():
        if _docker("image", "inspect", image, seconds=10):
            problem = _docker("pull", "--quiet", image, seconds=PULL_SECONDS)
            if problem:
                return Choice("native", f"containers skipped: {image} is not to be had: {problem}")
    return Choice("containers", "a Docker engine answers and has every image")
