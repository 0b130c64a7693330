"""The door to the darkroom: asks for a picture, waits within bounds, sees to it that nothing of the job is left."""

import asyncio
import itertools
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from services.media.verification.child import ROOT, ChildKilled

PROGRAM = "services.media.verification.darkroom"
ANSWER_BYTES = 64 * 1024
SEND_SECONDS = 1.0
# A photo is some large pieces of memory, each written once in a child that has none yet. One growing heap of large
# pages costs it 1,000 page faults where the usual many small ones cost 15,000, a quarter of the time of it all.
ALLOCATION = {
    "hugetlb": 1,
    "arena_max": 1,
    "top_pad": 64 * 1024**2,
    "mmap_threshold": 32 * 1024**2,
    "trim_threshold": 1024**3,
}
ENVIRONMENT = {
    "PATH": os.environ.get("PATH", os.defpath),
    "PYTHONPATH": str(ROOT),
    "LC_ALL": "C.UTF-8",
    "VIPS_CONCURRENCY": "1",
    "VIPS_BLOCK_UNTRUSTED": "1",
    "VIPS_WARNING": "0",  # what a picture makes libvips say belongs in no log
    "GLIBC_TUNABLES": ":".join(f"glibc.malloc.{name}={value}" for name, value in ALLOCATION.items()),
}


class PhotoLab:
    """Started by its first job, and anew when it was lost; `close` ends it with every job in hand."""

    def __init__(self) -> None:
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._jobs = itertools.count(1)
        # More pictures at once than cores would only take each other's caches; meanwhile other lanes fetch and store.
        self._cores = asyncio.Semaphore(len(os.sched_getaffinity(0)))

    async def develop(self, picture: Path, folder: Path, limits: dict[str, Any], *, seconds: float) -> dict[str, Any]:
        """What the child tells of the picture. ChildKilled when it had no answer within `seconds` of its start."""
        async with self._cores:
            return await self._developed(picture, folder, limits, seconds)

    async def _developed(self, picture: Path, folder: Path, limits: dict[str, Any], seconds: float) -> dict[str, Any]:
        job = next(self._jobs)
        asked = {"job": job, "picture": str(picture), "folder": str(folder), "limits": limits, "seconds": seconds}
        ours, theirs = socket.socketpair()
        try:
            ours.setblocking(False)
            with theirs:
                self._send(asked, theirs)
            async with asyncio.timeout(seconds):
                told = await _read(ours)
        except TimeoutError:
            raise ChildKilled("the picture ran out of time") from None
        finally:
            ours.close()
            self._end(job)
        if not told:
            raise ChildKilled("the picture's child ended without an answer")
        answer: dict[str, Any] = json.loads(told)
        return answer

    def close(self) -> None:
        """End the darkroom and its children."""
        process, self._process = self._process, None
        if self._control is not None:
            self._control.close()
            self._control = None
        if process is not None:
            process.send_signal(signal.SIGKILL)  # its children were told by the kernel to end with it
            process.wait()

    def _send(self, asked: dict[str, Any], answer: socket.socket) -> None:
        control = self._control
        if control is None or self._process is None or self._process.poll() is not None:
            control = self._start()
        try:
            socket.send_fds(control, [json.dumps(asked).encode()], [answer.fileno()])
        except OSError as error:
            self.close()
            raise ChildKilled(f"the darkroom does not listen: {type(error).__name__}") from error

    def _end(self, job: int) -> None:
        if self._control is not None:
            try:
                self._control.send(json.dumps({"end": job}).encode())
            except OSError:  # it is gone, and its children with it
                self.close()

    def _start(self) -> socket.socket:
        self.close()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(SEND_SECONDS)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", PROGRAM, str(theirs.fileno())],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                env=ENVIRONMENT, pass_fds=(theirs.fileno(),), start_new_session=True,
            )  # fmt: skip
        return self._control


async def _read(end: socket.socket) -> bytes:
    """All that comes until the other side closes; a child that tells too much has told nothing."""
    loop, told = asyncio.get_running_loop(), b""
    while chunk := await loop.sock_recv(end, ANSWER_BYTES):
        told += chunk
        if len(told) > ANSWER_BYTES:
            return b""
    return told
