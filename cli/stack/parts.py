"""The parts that are built rather than installed: where they land and how each is built."""

import fcntl
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cli.stack.layout import DEPLOY, cache_folder, settings
from cli.stack.packages import go_binary

PARTS_FILE = DEPLOY / "local" / "parts.toml"


class BuildFailed(Exception):
    """A part could not be built; the text holds the end of the builder's output."""


class Builders:
    """The builder programs that are running, so that an interruption can end them."""

    def __init__(self) -> None:
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._stopped = False

    def run(self, command: list[str], *, cwd: Path, env: dict[str, str], log: Path) -> None:
        """Run one builder to its end; its output goes to `log`."""
        with log.open("ab") as out:
            with self._lock:
                if self._stopped:
                    raise BuildFailed("interrupted")
                process = subprocess.Popen(command, cwd=cwd, env=env, stdout=out, stderr=out, start_new_session=True)
                self._running.add(process)
            try:
                code = process.wait()
            finally:
                with self._lock:
                    self._running.discard(process)
        if code != 0:
            lines = log.read_text(errors="replace").splitlines()[-20:]
            raise BuildFailed(f"{' '.join(command[:3])} ended with {code}\n" + "\n".join(lines))

    def stop(self) -> None:
        """End every builder with its children; no new one starts."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                os.killpg(process.pid, 15)


@dataclass(frozen=True)
class Part:
    """One built part at one pinned version."""

    name: str
    version: str
    source: str
    package: str = ""
    module: str = ""
    test_only: bool = False

    @property
    def home(self) -> Path:
        """Exists if and only if the build was finished."""
        return cache_folder() / f"{self.name}-{self.version}"

    @property
    def binary(self) -> Path:
        """The program of a part written in Go; `go install` names it after its package."""
        return self.home / (self.package.rpartition("/")[2] if self.source == "go-install" else self.name)

    def built(self) -> bool:
        """A build that was interrupted never counts: only a finished one bears the final name."""
        return self.home.is_dir()

    def build(self, builders: Builders) -> None:
        """Build beside the final place, then rename; a second builder waits and finds it done."""
        with _locked(self.home):
            if self.built():
                return
            for left in self.home.parent.glob(f".{self.home.name}.building-*"):
                shutil.rmtree(left, ignore_errors=True)
            scratch = Path(tempfile.mkdtemp(prefix=f".{self.home.name}.building-", dir=self.home.parent))
            scratch.chmod(0o755)
            try:
                _BUILD[self.source](self, scratch, builders)
                scratch.rename(self.home)
            finally:
                shutil.rmtree(scratch, ignore_errors=True)


@contextmanager
def _locked(home: Path) -> Iterator[None]:
    home.parent.mkdir(parents=True, exist_ok=True)
    with (home.parent / f".{home.name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _go_environment(target: Path) -> dict[str, str]:
    return {**os.environ, "GOBIN": str(target), "CGO_ENABLED": "0", "GOWORK": "off"}


def _go_install(part: Part, target: Path, builders: Builders) -> None:
    command = [go_binary(), "install", "-trimpath", "-ldflags=-s -w", f"{part.package}@{part.version}"]
    builders.run(command, cwd=target, env=_go_environment(target), log=target / "build.log")


def _go_tool(part: Part, target: Path, builders: Builders) -> None:
    """For a module with replace lines, which `go install` refuses: build it as a tool of an empty module."""
    source = target / "module"
    source.mkdir()
    (source / "go.mod").write_text(
        f"module openweek/{part.name}\n\ngo 1.24\n\nrequire {part.module} {part.version}\n\ntool {part.package}\n"
    )
    log, env = target / "build.log", _go_environment(target)
    builders.run([go_binary(), "mod", "tidy"], cwd=source, env=env, log=log)
    output = ["-o", str(target / part.name)]
    command = [go_binary(), "build", "-trimpath", "-ldflags=-s -w", *output, part.package]
    builders.run(command, cwd=source, env=env, log=log)


def _maven(part: Part, target: Path, builders: Builders) -> None:
    command = [
        "mvn", "-B", "-q", "-f", str(DEPLOY / "local" / part.name / "pom.xml"), f"-D{part.name}.version={part.version}",
        "dependency:copy-dependencies", f"-DoutputDirectory={target / 'lib'}", "-DincludeScope=runtime",
    ]  # fmt: skip
    builders.run(command, cwd=target, env=dict(os.environ), log=target / "build.log")


_BUILD: dict[str, Callable[[Part, Path, Builders], None]] = {
    "go-install": _go_install,
    "go-tool": _go_tool,
    "maven": _maven,
}


def all_parts() -> dict[str, Part]:
    """The parts of deploy/local/parts.toml by name."""
    return {name: Part(name=name, **values) for name, values in settings(PARTS_FILE).items()}  # type: ignore[arg-type]


def part(name: str) -> Part:
    """One part by name."""
    return all_parts()[name]
