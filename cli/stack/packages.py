"""What the operating system must give, which package gives it, and installing what is missing."""

import ctypes.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

OLDEST_JAVA = 17
OLDEST_GO = (1, 24)
POLICY = Path("/usr/sbin/policy-rc.d")


class PackagesMissing(Exception):
    """The machine lacks programs and we may not install them; the text says what to run."""


@dataclass(frozen=True)
class Need:
    """Something the stack needs from the machine, and the packages that give it (first one available wins)."""

    name: str
    present: Callable[[], bool]
    packages: tuple[str, ...]
    for_build: bool = False
    for_tests: bool = False


def _version(command: list[str], pattern: str) -> tuple[int, ...]:
    if shutil.which(command[0]) is None and not Path(command[0]).exists():
        return ()
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(pattern, ran.stdout + ran.stderr)
    return tuple(int(group) for group in found.groups()) if found else ()


def java_version() -> int:
    """The major version of `java`; 0 when there is none."""
    return (*_version(["java", "-version"], r'version "(\d+)'), 0)[0]


def _go_places() -> Iterator[str]:
    on_path = shutil.which("go")
    yield from (on_path,) if on_path else ()
    yield "/usr/local/go/bin/go"
    yield from sorted((str(path) for path in Path("/usr/lib").glob("go-1.*/bin/go")), reverse=True)


@cache
def go_binary() -> str:
    """The newest-enough Go, or a clear refusal: the distribution's own is often too old."""
    seen = []
    for place in _go_places():
        version = _version([place, "version"], r"go(\d+)\.(\d+)")
        if version >= OLDEST_GO:
            return place
        if version:
            seen.append(f"{place} is {version[0]}.{version[1]}")
    oldest = ".".join(map(str, OLDEST_GO))
    raise PackagesMissing(
        f"Go {oldest} or newer is needed to build MinIO and others ({'; '.join(seen) or 'none was found'}). "
        "Install a current Go under /usr/local/go or put it on PATH, then run this again."
    )


def _has_go() -> bool:
    try:
        return bool(go_binary())
    except PackagesMissing:
        return False


def postgres_binaries() -> Path | None:
    """The folder with initdb and postgres: the newest of the distribution's, else PATH."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda f: float(f.parent.name), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found and shutil.which("postgres") else None


def nginx_binary() -> str | None:
    """nginx, which for an ordinary user is often outside PATH."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def _program(name: str) -> Callable[[], bool]:
    return lambda: shutil.which(name) is not None


def _chinese_font() -> bool:
    """Without one every glyph in a browser test is a box."""
    return any(Path("/usr/share/fonts").rglob("NotoSansCJK*"))


def chromium_binary() -> str | None:
    """The browser of the browser tests."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def _library(name: str) -> Callable[[], bool]:
    return lambda: ctypes.util.find_library(name) is not None


NEEDS = (
    Need(
        "java 17 or newer",
        lambda: java_version() >= OLDEST_JAVA,
        ("openjdk-17-jre-headless", "openjdk-21-jre-headless", "default-jre-headless"),
    ),
    Need("mvn", _program("mvn"), ("maven",), for_build=True),
    Need("go 1.24 or newer", _has_go, ("golang-1.26-go", "golang-1.25-go", "golang-1.24-go"), for_build=True),
    Need("postgres server", lambda: postgres_binaries() is not None, ("postgresql",)),
    Need("nginx", lambda: nginx_binary() is not None, ("nginx-light", "nginx")),
    Need("ffmpeg", _program("ffmpeg"), ("ffmpeg",)),
    Need("libvips", _library("vips"), ("libvips42",)),
    Need("libmagic", _library("magic"), ("libmagic1",)),
    Need("chromium", lambda: chromium_binary() is not None, ("chromium", "chromium-browser"), for_tests=True),
    Need("a Chinese font", _chinese_font, ("fonts-noto-cjk",), for_tests=True),
)


def missing(*, building: bool, testing: bool = False) -> list[Need]:
    """The needs that this machine does not meet; build tools count only when something is to be built, and what only
    tests use only for them."""
    wanted = [need for need in NEEDS if (building or not need.for_build) and (testing or not need.for_tests)]
    return [need for need in wanted if not need.present()]


def _available(package: str) -> bool:
    shown = subprocess.run(["apt-cache", "policy", package], capture_output=True, text=True, check=False)
    return "Candidate:" in shown.stdout and "Candidate: (none)" not in shown.stdout


@contextmanager
def _no_service_autostart() -> Iterator[None]:
    """A package's own service must not start: our stack runs its own on other ports."""
    if POLICY.exists():
        yield
        return
    POLICY.write_text("#!/bin/sh\nexit 101\n")
    POLICY.chmod(0o755)
    try:
        yield
    finally:
        POLICY.unlink(missing_ok=True)


def _apt(*arguments: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    ran = subprocess.run(["apt-get", *arguments], env=environment, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        raise PackagesMissing(f"apt-get {' '.join(arguments)} failed:\n{(ran.stdout + ran.stderr)[-2000:]}")


def install(needs: Iterable[Need]) -> list[str]:
    """Install what is missing by apt as root; otherwise name it with the one command to run."""
    needs = list(needs)
    names = ", ".join(need.name for need in needs)
    if shutil.which("apt-get") is None:
        raise PackagesMissing(f"missing: {names}. Install them with this system's package tool.")
    if os.getuid() != 0:
        packages = " ".join(need.packages[0] for need in needs)
        raise PackagesMissing(f"missing: {names}. Run:\n  sudo apt-get install --no-install-recommends {packages}")
    _apt("update")
    chosen, homeless = [], []
    for need in needs:
        package = next((name for name in need.packages if _available(name)), None)
        (chosen.append(package) if package else homeless.append(need.name))
    if chosen:
        with _no_service_autostart():
            _apt("install", "-y", "--no-install-recommends", *chosen)
    go_binary.cache_clear()
    if homeless:
        if any(name.startswith("go ") for name in homeless):
            go_binary()
        raise PackagesMissing(f"no package of this system gives: {', '.join(homeless)}")
    return chosen


if __name__ == "__main__":  # what `make test` needs beside the stack's own
    lacking = missing(building=False, testing=True)
    try:
        if lacking:
            install(lacking)
    except PackagesMissing as error:
        sys.exit(str(error))
