"""Path 4: a photo from the inbox to `ready`, beside the same renditions made from local files.

Every contestant is held to one core. Ours is the real processor with two lanes on the real store and database: it
fetches, hashes, probes, decodes, writes three renditions, stores them and the source, and tells. The peers only decode
and write. All keep libvips to one thread (VIPS_CONCURRENCY=1) and its cache off.
"""

import asyncio
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.cpu import Ticks
from bench.harness import Contestant, HotPath, Mark, Outcome
from bench.photographs import CAMERA, SMALL, Size, photographs
from bench.served import Served, service
from bench.shared_server import SharedServer
from bench.stack import BenchStack
from bench.stored_photos import Stored, put_into_inbox, verified
from cli.stack.layout import ROOT
from services.media.verification.photo_lab import ENVIRONMENT

CORE = "1"
PHOTOS = 6
LANES = 2
FIRST_RATE = 3.0
OURS, BARE, RECIPE, PILLOW = "openweek processor", "bare pyvips", "our recipe alone", "Pillow with draft"


class Processor(Contestant):
    """The media-processor process, from `stored` to `ready`."""

    def __init__(self, stack: BenchStack, size: Size, pictures: Sequence[Path], server: SharedServer) -> None:
        self.name = f"{OURS}, {size.name}"
        self._stack, self._pictures, self._server = stack, pictures, server
        self._rate = FIRST_RATE
        self._stored: list[Stored] = []

    async def start(self) -> None:
        """One process for both sizes: two would take each other's photos."""
        await self._server.start()

    async def prepare(self, seconds: float) -> None:
        """Photos in the inbox, of which nobody knows yet."""
        self._stored = await asyncio.to_thread(put_into_inbox, self._stack, self._pictures, self._count(seconds) * 2)

    def _count(self, seconds: float) -> int:
        return max(2 * LANES, int(self._rate * seconds))

    async def run(self, seconds: float) -> Outcome:
        """As many photos as should fill the time, from their commit to that of the last one's verdict."""
        photos = self._stored[: self._count(seconds)]
        del self._stored[: len(photos)]
        before = Ticks.now({"app": self._server.pid})
        taken = await verified(self._stack, photos)
        spent = Ticks.now({"app": self._server.pid}).since(before).seconds("app")
        self._rate = len(photos) / taken
        return Outcome(len(photos), taken, more={"per_core_second": len(photos) / spent})

    async def stop(self) -> None:
        """End it."""
        await self._server.stop()

    def trees(self) -> Mapping[str, int]:
        """The process with its darkroom, and those that work for it on the other core."""
        return {"app": self._server.pid, **{name: self._stack.pid(name) for name in ("postgres", "minio")}}


class ByLine(Contestant):
    """A peer that develops local pictures when told how many."""

    def __init__(self, name: str, module: str, stack: BenchStack, size: Size, pictures: Sequence[Path]) -> None:
        self.name = f"{name}, {size.name}"
        self._module, self._pictures = module, pictures
        self._folder = stack.scratch(self.name)
        self._environment = ENVIRONMENT if name == RECIPE else {"PATH": os.environ["PATH"], "VIPS_CONCURRENCY": "1"}
        self._process: asyncio.subprocess.Process | None = None
        self._rate = FIRST_RATE

    async def start(self) -> None:
        """Start it; it says when it is ready."""
        command = [sys.executable, "-m", f"bench.peers.{self._module}", str(self._folder), *map(str, self._pictures)]
        self._process = await asyncio.create_subprocess_exec(
            *on_one_core(command), cwd=ROOT, env=dict(self._environment),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        await self._answer("ready")

    async def run(self, seconds: float) -> Outcome:
        """As many as should fill the time."""
        count = max(2, int(self._rate * seconds))
        assert self._process is not None and self._process.stdin is not None  # noqa: PT018, S101 -- for mypy
        before, begun = Ticks.now(self.trees()), time.monotonic()
        self._process.stdin.write(f"{count}\n".encode())
        await self._answer("done")
        taken, spent = time.monotonic() - begun, Ticks.now(self.trees()).since(before).seconds("app")
        self._rate = count / taken
        return Outcome(count, taken, more={"per_core_second": count / spent})

    async def _answer(self, expected: str) -> None:
        assert self._process is not None and self._process.stdout is not None  # noqa: PT018, S101 -- for mypy
        line = (await self._process.stdout.readline()).decode().strip()
        if line != expected:
            raise RuntimeError(f"{self.name} says {line!r}")

    async def stop(self) -> None:
        """Close its input; it ends."""
        process, self._process = self._process, None
        if process is not None and process.stdin is not None:
            process.stdin.close()
            await process.wait()

    def trees(self) -> Mapping[str, int]:
        """The one process."""
        return {"app": self._process.pid} if self._process else {}


def on_one_core(command: Sequence[str]) -> list[str]:
    """The command, and all that it starts, on one core; the store and the database find the other."""
    return ["taskset", "--cpu-list", CORE, *command]


def _processor(stack: BenchStack) -> SharedServer:
    served = service(stack, "media-processor", OPENWEEK_PROCESSOR_CONCURRENCY=str(LANES))
    command = on_one_core(served.command)
    return SharedServer(Served(command, environment=served.environment, ready_url=served.ready_url, log=served.log))


def _marks(size: Size) -> list[Mark]:
    ours = f"{OURS}, {size.name}"
    wanted = ((BARE, 0.80, 0.92), (RECIPE, None, None), (PILLOW, None, None))
    return [
        *(Mark(f"images/s on one core over {peer}, {size.name}", ours, f"{peer}, {size.name}", goal=goal, aim=aim)
          for peer, goal, aim in wanted),
        *(Mark(f"images per CPU second over {peer}, {size.name}", ours, f"{peer}, {size.name}",
               measure="per_core_second") for peer, _, _ in wanted),
    ]  # fmt: skip


async def build(stack: BenchStack) -> HotPath:
    """Make the pictures; name the contestants of both sizes."""
    contestants: list[Contestant] = []
    server = _processor(stack)
    for size in (CAMERA, SMALL):
        pictures = await asyncio.to_thread(photographs, stack.stack.data / "photographs", size, PHOTOS)
        peers = ((BARE, "pyvips_worker"), (RECIPE, "pyvips_recipe"), (PILLOW, "pillow_worker"))
        contestants.append(Processor(stack, size, pictures, server))
        contestants += [ByLine(name, module, stack, size, pictures) for name, module in peers]
    return HotPath(
        "processing",
        "a photo from the inbox to ready, on one core",
        contestants,
        [*_marks(CAMERA), *_marks(SMALL)],
        rounds=3,
        seconds=6.0,
        warm_up_seconds=1.0,
        settings={"photos": PHOTOS, "lanes": LANES, "vips_concurrency": 1, "core": CORE},
    )
