"""What a table of measurements must say of itself: machine, versions, settings, commit, date."""

import os
import platform
import subprocess
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from cli.stack.layout import ROOT
from cli.stack.parts import all_parts

LIBRARIES = (
    *("fastapi", "starlette", "uvicorn", "uvloop", "httptools", "pydantic", "orjson", "sqlalchemy", "sqlmodel"),
    *("asyncpg", "aiokafka", "faststream", "Django", "djangorestframework", "gunicorn", "psycopg", "pyvips", "pillow"),
)


def machine() -> dict[str, str]:
    """The machine, in the words of its kernel."""
    cpu = next(iter(_lines("/proc/cpuinfo", "model name")), platform.processor())
    memory = next(iter(_lines("/proc/meminfo", "MemTotal")), "?").split()
    return {
        "processors": f"{os.cpu_count()} x {cpu}",
        "memory": f"{int(memory[0]) / 1024**2:.0f} GiB" if memory[0].isdigit() else "?",
        "kernel": platform.release(),
        "system": _lines("/etc/os-release", "PRETTY_NAME", sign="=")[0].strip('"'),
    }


def versions() -> dict[str, str]:
    """Of everything that takes part."""
    parts = {name: part.version for name, part in all_parts().items() if name in ("kafka", "minio", "tusd")}
    tools = {"postgres": _said("postgres --version", "psql", "--version"), "wrk": _said("wrk", "wrk", "-v")}
    return {"python": platform.python_version(), **tools, **parts, **{name: _version(name) for name in LIBRARIES}}


def revision() -> str:
    """The commit that was measured, with a mark when the tree differed from it."""
    told = _output("git", "-C", str(ROOT), "describe", "--always", "--dirty=+changes", "--abbrev=10")
    return told.strip() or "?"


def date() -> str:
    """Now, in UTC."""
    return time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())


def _lines(path: str, name: str, *, sign: str = ":") -> list[str]:
    found = [line.partition(sign) for line in Path(path).read_text(errors="replace").splitlines()]
    return [value.strip() for key, _, value in found if key.strip() == name] or ["?"]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "–"


def _said(name: str, *command: str) -> str:
    words = _output(*command).split()
    return next((word for word in words if any(letter.isdigit() for letter in word)), name)


def _output(*command: str) -> str:
    try:
        ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    except OSError:
        return ""
    return ran.stdout + ran.stderr
