"""The running process-compose of a stack: found, asked, told, and ended together with what it left behind."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from cli.stack.layout import ROOT, Stack
from cli.stack.parts import part
from cli.stack.ports import command_line
from cli.stack.processes import MARK, STOP_SECONDS

LONGEST_SOCKET_PATH = 100
SETTLE_SECONDS = 5.0


@dataclass(frozen=True)
class State:
    """One process as process-compose sees it."""

    name: str
    status: str
    pid: int
    restarts: int
    exit_code: int
    running: bool
    memory: int
    age_seconds: float
    ready: bool

    @property
    def failed(self) -> bool:
        """It ended and will not come back, or never could start. (Skipped: the cause is another one's failure.)"""
        return self.status == "Error" or (self.status == "Completed" and self.exit_code != 0)


class Supervisor:
    """Speaks over a unix socket that only this user can open: whoever reaches it can run any command."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        wanted = stack.data / "process-compose.sock"
        fits = len(str(wanted)) <= LONGEST_SOCKET_PATH
        self._socket = wanted if fits else stack.shadow / "process-compose.sock"

    def _client(self, timeout: float = 5.0) -> httpx.Client:
        transport = httpx.HTTPTransport(uds=str(self._socket))
        return httpx.Client(transport=transport, base_url="http://stack", timeout=timeout)

    def start(self) -> None:
        """Start it detached from this terminal, with the file that was written before."""
        self._socket.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._socket.unlink(missing_ok=True)
        # What the caller's shell says about another openweek must not leak into the services.
        kept = {name: value for name, value in os.environ.items() if not name.startswith("OPENWEEK_")}
        binary, log = str(part("process-compose").binary), self._stack.log_folder / "process-compose.log"
        options = ["-U", "-u", str(self._socket), "-L", str(log), "-t=false", "--keep-project", "--disable-dotenv"]
        with (self._stack.log_folder / "process-compose.out").open("wb") as out:
            subprocess.Popen(
                [binary, "up", "-f", str(self._stack.compose_file), *options],
                cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True, umask=0o077,
                env={**kept, MARK: str(self._stack.data)},
            )  # fmt: skip

    def alive(self) -> bool:
        """Whether it answers."""
        try:
            with self._client(2.0) as client:
                return client.get("/live").is_success
        except httpx.HTTPError:
            return False

    def states(self) -> dict[str, State]:
        """All processes by name; empty when it does not answer."""
        try:
            # It looks at every process anew for this: on a busy machine that takes its time.
            with self._client(20.0) as client:
                answer = client.get("/processes").json()
        except httpx.HTTPError:
            return {}
        return {item["name"]: _state(item) for item in answer["data"] or []}

    def _tell(self, method: str, path: str, **body: Any) -> None:
        with self._client(60.0) as client:
            answer = client.request(method, path, **body)
        if answer.is_error:
            raise RuntimeError(f"{path}: {answer.text}")

    def start_process(self, name: str) -> None:
        """Start one process that is not running."""
        deadline = time.monotonic() + SETTLE_SECONDS
        while True:
            try:
                return self._tell("POST", f"/process/start/{name}")
            except RuntimeError:
                # For a moment after its end a process still counts as running.
                if time.monotonic() > deadline or self.states()[name].running:
                    raise
                time.sleep(0.05)

    def stop_process(self, name: str) -> None:
        """Stop one process; it stays stopped. Gently, and after STOP_SECONDS without mercy."""
        before = self.states().get(name)
        if before is None:
            raise RuntimeError(f"{name}: process-compose does not answer for it")
        self._tell("PATCH", f"/process/stop/{name}")
        deadline = time.monotonic() + STOP_SECONDS
        # It counts as not running from the moment at which it was told to end; it serves until it has ended.
        while self.states().get(name, before).running or before.pid in dict(_parents()):
            if time.monotonic() > deadline:
                os.killpg(before.pid, signal.SIGKILL)
                deadline += STOP_SECONDS
            time.sleep(0.05)

    def stop_processes(self, names: list[str]) -> None:
        """Stop several at the same time (process-compose by itself goes one after the other)."""
        with ThreadPoolExecutor(max_workers=max(1, len(names))) as pool:
            for stopping in [pool.submit(self.stop_process, name) for name in names]:
                with suppress(RuntimeError, httpx.HTTPError, ProcessLookupError):  # it ended by itself meanwhile
                    stopping.result()

    def stop_project(self) -> None:
        """Stop what still runs, then process-compose itself."""
        try:
            with self._client(60.0) as client:
                client.post("/project/stop")
        except httpx.HTTPError:
            return

    def own_processes(self) -> Iterator[int]:
        """Every process that bears this stack's mark, and the children of these, whoever the parent is now."""
        parents = dict(_parents())
        ours = {pid for pid in parents if self._bears_mark(pid)}
        yield from ours
        # nginx and PostgreSQL write their title over the environment of their children.
        yield from (pid for pid, parent in parents.items() if pid not in ours and _descends(parent, ours, parents))

    def _bears_mark(self, pid: int) -> bool:
        if pid == os.getpid():
            return False
        if command_line(pid).startswith("nginx: master process") and f"{self._stack.data}/nginx" in command_line(pid):
            return True
        try:
            environment = Path(f"/proc/{pid}/environ").read_bytes()
        except OSError:
            return False
        return f"{MARK}={self._stack.data}".encode() in environment.split(b"\0")

    def end_leftovers(self, seconds: float = 10.0) -> list[str]:
        """End what outlived its supervisor, gently first; the commands of what had to be ended."""
        left = {pid: command_line(pid) for pid in self.own_processes()}
        for sent in (signal.SIGTERM, signal.SIGKILL):
            for pid in self.own_processes():
                try:
                    os.kill(pid, sent)
                except ProcessLookupError:
                    continue
            deadline = time.monotonic() + seconds
            while time.monotonic() < deadline and any(True for _ in self.own_processes()):
                time.sleep(0.1)
        self._socket.unlink(missing_ok=True)
        return [f"{pid}: {command}" for pid, command in left.items()]


def _parents() -> Iterator[tuple[int, int]]:
    """Every living process with its parent; a zombie is nobody to wait for."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, parent, *_ = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if state != "Z":
                yield int(entry.name), int(parent)


def _descends(parent: int, ours: set[int], parents: dict[int, int]) -> bool:
    while parent > 1:
        if parent in ours:
            return parent != os.getpid()
        parent = parents.get(parent, 0)
    return False


def _state(item: dict[str, Any]) -> State:
    return State(
        name=item["name"],
        status=item["status"],
        pid=item["pid"],
        restarts=item["restarts"],
        exit_code=item["exit_code"],
        running=item["is_running"],
        memory=item["mem"],
        age_seconds=item["age"] / 1e9,
        ready=item["is_ready"] == "Ready",
    )
