"""A program of its own: keeps libvips loaded, and forks one child for each picture, bounded and sealed.

`python -m services.media.verification.darkroom FD`: FD is one end of a pair of SEQPACKET sockets. A message with a
descriptor begins a job, {"job", "picture", "folder", "limits", "seconds"}: its child writes JSON to the descriptor and
ends. {"end": job} kills what is left of it. When the other end is closed, everything here ends.

Nobody's picture is ever opened in this process, so each child starts as clean as a program started anew.
"""

import gc
import json
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any, NoReturn

import pyvips

from services.media.verification.photo_child import look, rehearse
from services.media.verification.seals import bound_memory, bound_time, seal
from services.media.verification.unusable import Unusable

MEMORY, LARGEST_FILE = 2 * 1024**3, 2 * 1024**3
MESSAGE_BYTES = 64 * 1024


class Darkroom:
    """The jobs that run, each in its child."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._children: dict[int, int] = {}

    def serve(self) -> None:
        """Until the other end is closed."""
        while True:
            message, descriptors, _, _ = socket.recv_fds(self._control, MESSAGE_BYTES, 1)
            if not message:
                break
            asked = json.loads(message)
            if descriptors:
                self._begin(asked, descriptors[0])
            else:
                self._end(asked["end"])
        for job in list(self._children):
            self._end(job)

    def _begin(self, asked: dict[str, Any], answer: int) -> None:
        parent, pid = os.getpid(), os.fork()
        if pid == 0:
            self._control.close()
            develop(asked, answer, parent=parent)
        os.close(answer)
        self._children[asked["job"]] = pid

    def _end(self, job: int) -> None:
        pid = self._children.pop(job, None)
        if pid is None:
            return
        for kill in (os.killpg, os.kill):  # the child may have ended before it led a group
            try:
                kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        os.waitpid(pid, 0)


def develop(asked: dict[str, Any], answer: int, *, parent: int) -> NoReturn:
    """The whole life of a child; whatever happens in it, it does not return into the darkroom."""
    try:
        os.setsid()
        bound_time(int(asked["seconds"]) + 1)
        if os.getppid() != parent:  # it ended before we could ask to end with it
            os._exit(1)
        told = json.dumps(_looked_at(asked)).encode()
        while told:
            told = told[os.write(answer, told) :]
    finally:
        os._exit(0)


def _looked_at(asked: dict[str, Any]) -> dict[str, Any]:
    try:
        return look(asked["picture"], Path(asked["folder"]), asked["limits"])
    except Unusable as fault:
        return {"fault": str(fault)}
    except (pyvips.Error, ValueError, TypeError, MemoryError, OSError) as error:
        return {"fault": "unreadable", "complaint": f"{type(error).__name__}: {error}"[:2000]}


def warm_up() -> None:
    """Do once, for all children, what each would do first; the heap is then left alone, so that it stays shared."""
    rehearse()
    pyvips.cache_set_max(0)
    refuse_what_forks_would_share()
    gc.collect()
    gc.disable()
    gc.freeze()


def refuse_what_forks_would_share() -> None:
    """A child would wait for ever for a thread that was left behind, and write over its siblings' shared memory."""
    if len(os.listdir("/proc/self/task")) > 1:
        sys.exit("a thread was started before the first fork")
    for line in Path("/proc/self/maps").read_text().splitlines():
        if line.split()[1] in ("rw-s", "r-xs", "rwxs"):  # what a compiler at run time writes to and runs from
            sys.exit(f"memory was shared before the first fork: {line}")


if __name__ == "__main__":
    bound_memory(memory=MEMORY, file_bytes=LARGEST_FILE)
    warm_up()
    if not seal():
        sys.stderr.write("no filter of system calls for this processor\n")
    Darkroom(socket.socket(fileno=int(sys.argv[1]))).serve()
