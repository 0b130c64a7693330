"""Small stacks of their own for the tests of the command line."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.console import Console

from cli.stack.layout import Stack
from cli.stack.running import RunningStack
from tests.infra.native import stack_of_tests
from tests.infra.parts import Infra

MakeStack = Callable[..., RunningStack]


@pytest.fixture
def small_stack(infra: Infra, tmp_path: Path) -> Iterator[MakeStack]:
    """small_stack("nginx"): a stack with these processes only, taken down after the test."""
    made: list[RunningStack] = []
    offsets = itertools.count(200, 150)
    assert infra  # its parts are built then

    def make(*names: str) -> RunningStack:
        stack = Stack(tmp_path / f"stack-{len(made)}", stack_of_tests().port_base + next(offsets), durable=False)
        made.append(RunningStack(stack, list(names), Console(quiet=True)))
        return made[-1]

    yield make
    for running in made:
        running.down()
        running.wipe()


@pytest.fixture
def native(infra: Infra) -> RunningStack:
    """The stack under the tests, where the project's own stack provides it."""
    if infra.provider != "native":
        pytest.skip("the parts come from containers here")
    return RunningStack(stack_of_tests(), ["kafka", "postgres", "minio", "versitygw"], Console(quiet=True))
