"""`make compose-test`: docker-compose.yml for real – built, brought up, driven through the gateway, taken down."""

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from deploy.compose.checks import CHECKS, secrets_stay_inside
from deploy.compose.engine import ComposeFailed, Project, engine_problem, foreign_images, get_images, project
from deploy.compose.journey import drive


class Clock:
    """Says what each step took, as it ends, and all of it at the end."""

    def __init__(self) -> None:
        self._steps: list[tuple[str, float]] = []

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step."""
        print(f"{name} …", flush=True)
        begun = time.monotonic()
        yield
        self._steps.append((name, time.monotonic() - begun))
        print(f"{name}: {self._steps[-1][1]:.1f} s", flush=True)

    def table(self) -> str:
        """All steps."""
        return "\n".join(f"{seconds:7.1f} s  {name}" for name, seconds in self._steps)


def _check(compose: Project) -> None:
    for check in CHECKS:
        print(f"  ✓ {check(compose)}", flush=True)


def _say_what_failed(compose: Project) -> None:
    """The state of all containers and the end of the logs of those that are not well."""
    for container in compose.containers():
        state, name = container["State"], container["Config"]["Labels"]["com.docker.compose.service"]
        health = state.get("Health", {}).get("Status", "")
        if state["ExitCode"] or state["Restarting"] or health == "unhealthy":
            print(f"--- {name}: {state['Status']} {health} (exit code {state['ExitCode']})", file=sys.stderr)
            print(compose.ask("logs", "--no-color", "--tail", "30", name), file=sys.stderr)


def run(clock: Clock, *, keep: bool, check_only: bool) -> None:
    """All of it; the project is taken down whatever happens, unless it is to be kept."""
    with project() as compose:
        with clock.step("images from outside"):
            stand_ins = get_images(foreign_images(compose.plan()))
        if stand_ins:
            print(f"  stand-ins built here: {', '.join(stand_ins)}", flush=True)
        with clock.step("build"):
            compose.tell("build")
        try:
            with clock.step("up --wait"):
                compose.tell("up", "--detach", "--wait", "--no-build")
            with clock.step("checks"):
                _check(compose)
            if not check_only:
                with clock.step("the journey"):
                    drive(compose)
            print(f"  ✓ {secrets_stay_inside(compose)}", flush=True)
        except BaseException:
            _say_what_failed(compose)
            raise
        finally:
            if not keep:
                with clock.step("down"):
                    compose.remove()


def main() -> int:
    """0 when all of it held; without an engine 1, or 0 where that is allowed."""
    parser = argparse.ArgumentParser(prog="python -m deploy.compose.compose_test", description=__doc__)
    parser.add_argument("--allow-skip", action="store_true", help="end well where there is no Docker engine")
    parser.add_argument("--check-only", action="store_true", help="leave the journey out")
    parser.add_argument("--keep", action="store_true", help="leave it running")
    arguments = parser.parse_args()
    problem = engine_problem()
    if problem:
        print(f"skipped: no Docker engine ({problem})" if arguments.allow_skip else f"no Docker engine: {problem}")
        return 0 if arguments.allow_skip else 1
    clock = Clock()
    try:
        run(clock, keep=arguments.keep, check_only=arguments.check_only)
    except ComposeFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    print(clock.table())
    return 0


if __name__ == "__main__":
    sys.exit(main())
