"""Who listens on a port: from /proc, so that a taken port can be named with its owner."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LISTEN = "0A"


@dataclass(frozen=True)
class Owner:
    """The process that holds a port; pid 0 when it belongs to another user."""

    port: int
    pid: int
    command: str

    def __str__(self) -> str:
        who = f"pid {self.pid}: {self.command}" if self.pid else "a process of another user"
        return f"port {self.port} is taken by {who}"


def _listening_inodes(ports: set[int]) -> dict[str, int]:
    inodes: dict[str, int] = {}
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        if not Path(table).exists():
            continue
        for line in Path(table).read_text().splitlines()[1:]:
            columns = line.split()
            port = int(columns[1].rsplit(":", 1)[1], 16)
            if columns[3] == LISTEN and port in ports:
                inodes[columns[9]] = port
    return inodes


def command_line(pid: int) -> str:
    """The command of a process, short enough for one line."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return "?"
    return b" ".join(words).decode(errors="replace").strip()[:200]


def _sockets(pid: str) -> Iterator[str]:
    try:
        descriptors = os.listdir(f"/proc/{pid}/fd")
    except OSError:
        return
    for descriptor in descriptors:
        # Descriptors come and go while we look, our own of this very folder among them.
        with suppress(OSError):
            target = os.readlink(f"/proc/{pid}/fd/{descriptor}")
            if target.startswith("socket:["):
                yield target[8:-1]


def owners(ports: Iterable[int]) -> list[Owner]:
    """The listeners on any of these ports."""
    inodes = _listening_inodes(set(ports))
    found: dict[int, Owner] = {port: Owner(port, 0, "") for port in inodes.values()}
    if not inodes:
        return []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            for inode in _sockets(entry.name):
                if inode in inodes:
                    pid = int(entry.name)
                    found[inodes[inode]] = Owner(inodes[inode], pid, command_line(pid))
    return sorted(found.values(), key=lambda owner: owner.port)
