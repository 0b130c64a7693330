"""Runs seeds: one seed is one course of events in each scene, the same in every run on every machine."""

import logging
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol
from unittest.mock import patch

import structlog

from tests.simulation.spine import Spine
from tests.simulation.uploads import Uploads
from tests.simulation.verdict import Violation
from tests.simulation.virtual_loop import Runaway, Stalled
from tests.simulation.world import World


class Scene(Protocol):
    """A part of the system under faults."""

    async def run(self) -> None:
        """From the beginning to the checks."""


SCENES: Mapping[str, Callable[[World], Scene]] = {"spine": Spine, "uploads": Uploads}


@dataclass(frozen=True)
class Failure:
    """A seed that broke a promise."""

    seed: int
    scene: str
    promise: str


def run_seed(seed: int, *, scenes: tuple[str, ...] = tuple(SCENES)) -> Failure | None:
    """The first scene that fails with this seed, or None."""
    for name in scenes:
        promise = _play(World(seed, name), name)
        if promise is not None:
            return Failure(seed, name, promise)
    return None


def trace_of(seed: int, scene: str) -> list[str]:
    """Everything that happens in this seed, whether or not it fails."""
    world = World(seed, scene)
    world.traced = True
    _play(world, scene)
    return world.trace


def _play(world: World, name: str) -> str | None:
    with _deterministic(world):
        try:
            world.loop.run_until_complete(SCENES[name](world).run())
            Violation.when([repr(each) for each in world.broken], "a program ended by an error")
        except (Violation, Stalled, Runaway) as broken:
            return f"{type(broken).__name__}: {broken}"
        finally:
            world.end()
    return None


@contextmanager
def _deterministic(world: World) -> Iterator[None]:
    """Ids are of the seed."""
    with patch("uuid_utils.uuid7", world.new_id):
        yield


@contextmanager
def quiet() -> Iterator[None]:
    """Production code logs thousands of faults that are meant to be; nobody reads them here."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL), processors=[_drop])
    try:
        yield
    finally:
        structlog.configure(**before)


def _drop(*_: object) -> MutableMapping[str, object]:
    raise structlog.DropEvent
