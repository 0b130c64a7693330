"""Up, down and the questions in between, for one stack."""

import fcntl
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from rich.console import Console

from cli.secrets import local_secrets
from cli.stack import kafka, nginx, postgres, toxiproxy
from cli.stack.build import prepare
from cli.stack.layout import Stack
from cli.stack.parts import Part, all_parts
from cli.stack.ports import owners
from cli.stack.processes import PORTAL, TEST_ONLY, Process, compose_yaml, process_names, service_processes, table
from cli.stack.readiness import NotReady, await_ready
from cli.stack.supervisor import State, Supervisor

PORTS_OF = {
    "kafka": ("kafka", "kafka-desks", "kafka-controller"),
    "minio": ("minio", "minio-console"),
    "mailpit": ("smtp", "mailpit"),
    "nginx": ("gateway",),
    "toxiproxy": ("toxiproxy", "postgres-detour", "kafka-detour", "kafka-detoured", "minio-detour"),
    "setup": (),
}
LAST_LINES = 20
STORED = (
    "demo.json",
    "kafka",
    "postgres*",
    "minio",
    "versitygw",
    "nginx",
    "mailpit.db*",
    "log",
    "secrets.json",
    "toxiproxy.json",
    "process-compose.*",
)
LARGE_LOG = 20 * 1024 * 1024


class UpFailed(Exception):
    """The stack could not be started; the text is for the person at the terminal."""


class RunningStack:
    """A stack and its supervisor: what `openweek up`, the tests and the demo use."""

    def __init__(self, stack: Stack, names: list[str], console: Console) -> None:
        self.stack = stack
        self.supervisor = Supervisor(stack)
        self._names = names
        self._console = console

    @property
    def secrets(self) -> dict[str, str]:
        """The secrets of this stack."""
        return local_secrets(self.stack.secrets_file)

    @property
    def processes(self) -> dict[str, Process]:
        """The table of what runs here."""
        return {process.name: process for process in table(self.stack, self.secrets, self._names)}

    def up(self) -> float | None:
        """Build, configure, start and wait; seconds of the start, or None when it was running already."""
        prepare(_parts_for(self._names), self._console)
        self.stack.log_folder.mkdir(parents=True, exist_ok=True)
        with (self.stack.data / "up.lock").open("w") as lock:
            # A second `up` at the same time waits, then finds the stack running.
            fcntl.flock(lock, fcntl.LOCK_EX)
            return self._up()

    def _up(self) -> float | None:
        begun = time.monotonic()
        wanted = compose_yaml(self.stack, list(self.processes.values()))
        if self.supervisor.alive():
            if self._runs_as(wanted):
                return None
            self.down()
        self.supervisor.end_leftovers()
        self._refuse_taken_ports()
        self._configure(wanted)
        self.supervisor.start()
        self._wait(lambda name, seconds: self._say(f"{name} ready ({seconds:.1f} s)"))
        return time.monotonic() - begun

    def _runs_as(self, wanted: str) -> bool:
        """Whether what runs is what is wanted, and well; what ended for good does not come back by itself."""
        if not self.stack.compose_file.exists() or self.stack.compose_file.read_text() != wanted:
            self._say("running with other processes or settings: starting anew")
            return False
        try:
            self._wait()
        except UpFailed as failed:
            self._say(f"{str(failed).partition(';')[0]}: starting anew")
            return False
        return True

    def _say(self, text: str) -> None:
        self._console.print(text, highlight=False, markup=False)

    def _refuse_taken_ports(self) -> None:
        names = [port for name in self._names for port in PORTS_OF.get(name, (name,))]
        taken = owners(self.stack.port(name) for name in names)
        if taken:
            hint = "Stop it, or choose other ports: OPENWEEK_PORT_BASE=19000 openweek up"
            raise UpFailed("\n".join([*map(str, taken), hint]))

    def _configure(self, wanted: str) -> None:
        if "postgres" in self._names:
            postgres.configure(self.stack, self.secrets["POSTGRES_PASSWORD"])
        if "kafka" in self._names:
            kafka.configure(self.stack)
        if "nginx" in self._names:
            nginx.configure(self.stack)
        if "toxiproxy" in self._names:
            toxiproxy.configure(self.stack)
        if "versitygw" in self._names:
            (self.stack.data / "versitygw").mkdir(parents=True, exist_ok=True)
        for log in self.stack.log_folder.glob("*.log"):
            if log.stat().st_size > LARGE_LOG:
                log.replace(log.with_suffix(".log.1"))
        self.stack.compose_file.touch(mode=0o600)
        self.stack.compose_file.write_text(wanted)

    def _wait(self, ready: Callable[[str, float], None] = lambda _name, _seconds: None) -> None:
        try:
            await_ready(self.supervisor, list(self.processes.values()), ready=ready)
        except NotReady as error:
            rest = "What did start goes on running: `openweek status` shows it, `openweek down` stops it."
            raise UpFailed(f"{error}; the end of its log:\n{self.tail(error.name)}\n{rest}") from error

    def tail(self, name: str, lines: int = LAST_LINES) -> str:
        """The last lines of a process's log."""
        log = self.stack.log(name)
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:]) if log.exists() else "(no log)"

    def down(self) -> list[str]:
        """Stop the services, then the parts under them, then whatever outlived its supervisor."""
        running = [name for name, state in self.supervisor.states().items() if state.running]
        services = [name for name in running if name in (*service_processes(), PORTAL)]
        self.supervisor.stop_processes(services)
        self.supervisor.stop_processes([name for name in running if name not in services])
        if running or self.supervisor.alive():
            self.supervisor.stop_project()
            _until(lambda: not self.supervisor.alive() and not any(self.supervisor.own_processes()), 40)
        self.supervisor.end_leftovers()
        return running

    def wipe(self) -> None:
        """Forget everything this stack stored, its secrets included; the folder may hold other stacks' folders too."""
        shutil.rmtree(self.stack.shadow, ignore_errors=True)
        for pattern in STORED:
            for path in self.stack.data.glob(pattern):
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)

    def states(self) -> dict[str, State]:
        """What process-compose says of each process."""
        return self.supervisor.states()

    def everything(self) -> dict[str, Process]:
        """The table of all that could run here, whatever was asked for this time."""
        names = [*process_names(), *TEST_ONLY]
        return {process.name: process for process in table(self.stack, self.secrets, names)}

    def stop(self, name: str) -> None:
        """Stop one process gracefully; it stays stopped."""
        self.supervisor.stop_process(name)

    def start(self, name: str) -> None:
        """Start one process that was stopped; returns at once."""
        self.supervisor.start_process(name)

    def kill9(self, name: str) -> int:
        """Kill one process and its children without a word; it is restarted after a second. The pid that was."""
        pid = self.states()[name].pid
        os.killpg(pid, signal.SIGKILL)
        _until(lambda: not Path(f"/proc/{pid}").exists(), 5)
        return pid

    def wait_ready(self, *names: str, seconds: float = 60.0) -> float:
        """Wait until the named processes serve; seconds it took."""
        begun = time.monotonic()
        table = self.everything()
        try:
            await_ready(self.supervisor, [table[name] for name in names], seconds=seconds, crashes=None)
        except NotReady as error:
            raise UpFailed(f"{error}; the end of its log:\n{self.tail(error.name)}") from error
        return time.monotonic() - begun

    def restart(self, name: str) -> float:
        """Stop and start one process and wait until it serves; seconds it took."""
        begun = time.monotonic()
        if name not in self.states():
            raise UpFailed(f"{name} is not part of what runs: {', '.join(sorted(self.states())) or 'nothing'}")
        self.stop(name)
        self.start(name)
        self.wait_ready(name)
        return time.monotonic() - begun


def _until(done: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not done() and time.monotonic() < deadline:
        time.sleep(0.1)


def _parts_for(names: Iterable[str]) -> list[Part]:
    parts = all_parts()
    return [parts[name] for name in ("process-compose", *names) if name in parts]


def open_stack(
    stack: Stack, *, services: bool = True, only: Iterable[str] = (), console: Console | None = None
) -> RunningStack:
    """The stack with the processes that are wanted of it."""
    return RunningStack(stack, process_names(services=services, only=only), console or Console())


def log_files(stack: Stack) -> list[Path]:
    """The logs that there are."""
    return sorted(stack.log_folder.glob("*.log"))
