"""The darkroom: each picture in a child of its own, which is bounded, sealed, and never left behind."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from services.media.verification.child import ChildKilled
from services.media.verification.photo_lab import ENVIRONMENT, PROGRAM, PhotoLab
from tests.infra.waiting import eventually
from tests.services.media.pictures import bomb, photo

LIMITS = {"max_pixels": 50_000_000, "min_long_side": 1000, "original": "jpg"}
PROBE = """
import json, os, socket, sys
from services.media.verification.seals import bound_memory, bound_time, seal
bound_memory(memory=1 << 30, file_bytes=1 << 20); bound_time(5); sealed = seal()
def tried(act):
    try:
        act()
    except (OSError, MemoryError) as error:
        return type(error).__name__
    return "done"
print(json.dumps([sealed, tried(lambda: socket.socket()), tried(lambda: os.execv("/bin/true", ["true"])),
    tried(lambda: bytearray(2 << 30)), tried(lambda: open(sys.argv[1], "rb").read())]))
"""


@pytest.fixture
def lab() -> Iterator[PhotoLab]:
    opened = PhotoLab()
    yield opened
    opened.close()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    path.write_bytes(photo())
    return path


def children_of(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def has_ended(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def darkroom_of(lab: PhotoLab) -> int:
    assert lab._process is not None
    return lab._process.pid


def folder_of(tmp_path: Path, name: object) -> Path:
    folder = tmp_path / f"made-{name}"
    folder.mkdir()
    return folder


async def test_pictures_side_by_side_do_not_touch_each_other(lab: PhotoLab, picture: Path, tmp_path: Path) -> None:
    folders = [folder_of(tmp_path, number) for number in range(6)]

    told = await asyncio.gather(*(lab.develop(picture, folder, LIMITS, seconds=60) for folder in folders))

    assert all(each == told[0] for each in told)
    made = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders]
    assert all(each == made[0] for each in made)
    assert sorted(made[0]) == ["original.jpg", "preview.webp", "web.jpg"]


async def test_no_child_is_left_when_its_picture_is_done(lab: PhotoLab, picture: Path, tmp_path: Path) -> None:
    await lab.develop(picture, folder_of(tmp_path, 1), LIMITS, seconds=60)

    async def alone() -> bool:
        return children_of(darkroom_of(lab)) == []

    assert await eventually(alone, within=5)


async def test_a_picture_that_takes_too_long_is_killed(lab: PhotoLab, picture: Path, tmp_path: Path) -> None:
    await lab.develop(picture, folder_of(tmp_path, 1), LIMITS, seconds=60)
    pipe = tmp_path / "endless"
    os.mkfifo(pipe)

    with pytest.raises(ChildKilled):
        await lab.develop(pipe, folder_of(tmp_path, 2), LIMITS, seconds=0.5)

    async def alone() -> bool:
        return children_of(darkroom_of(lab)) == []

    assert await eventually(alone, within=5)


async def test_a_darkroom_that_was_killed_is_opened_again(lab: PhotoLab, picture: Path, tmp_path: Path) -> None:
    before = await lab.develop(picture, folder_of(tmp_path, 1), LIMITS, seconds=60)
    os.kill(darkroom_of(lab), signal.SIGKILL)

    async def gone() -> bool:
        return lab._process is not None and lab._process.poll() is not None

    assert await eventually(gone, within=5)
    assert await lab.develop(picture, folder_of(tmp_path, 2), LIMITS, seconds=60) == before


async def test_children_end_with_their_darkroom(lab: PhotoLab, picture: Path, tmp_path: Path) -> None:
    await lab.develop(picture, folder_of(tmp_path, 1), LIMITS, seconds=60)
    pipe = tmp_path / "endless"
    os.mkfifo(pipe)
    working = asyncio.create_task(lab.develop(pipe, folder_of(tmp_path, 2), LIMITS, seconds=60))

    async def at_work() -> bool:
        return len(children_of(darkroom_of(lab))) == 1

    assert await eventually(at_work, within=5)
    child = children_of(darkroom_of(lab))[0]

    os.kill(darkroom_of(lab), signal.SIGKILL)

    with pytest.raises(ChildKilled):
        await working

    async def ended() -> bool:
        return has_ended(child)

    assert await eventually(ended, within=5)


async def test_a_bomb_is_refused_by_what_it_says(lab: PhotoLab, tmp_path: Path) -> None:
    path = tmp_path / "source"
    path.write_bytes(bomb())

    assert await lab.develop(path, folder_of(tmp_path, 1), LIMITS, seconds=10) == {"fault": "too-many-pixels"}


def test_the_darkroom_ends_with_its_processor() -> None:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-P", "-m", PROGRAM, str(theirs.fileno())]
    with subprocess.Popen(command, env=ENVIRONMENT, pass_fds=[theirs.fileno()]) as darkroom:
        theirs.close()
        ours.close()

        assert darkroom.wait(20) == 0


def test_a_sealed_process_has_no_network_no_other_program_and_no_more_memory(picture: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, str(picture)], env=ENVIRONMENT, capture_output=True, check=True, timeout=30
    )

    told: list[Any] = json.loads(ran.stdout)
    assert told == [True, "PermissionError", "PermissionError", "MemoryError", "done"]


def test_the_darkroom_is_not_told_our_secrets() -> None:
    assert not [name for name in ENVIRONMENT if name.startswith(("OPENWEEK", "AWS", "S3"))]
