"""Print a part of requirements.lock: what `base` or an extra of pyproject.toml needs, or (--named) just these packages.

pip is asked what would be installed, nothing is; the hashes come from the lock alone, so a wrong answer can leave a
package out but never bring one in.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

LOCK, PROJECT = Path("requirements.lock"), Path("pyproject.toml")
SOURCE_ONLY = "pyvips"
"""Published as source alone; pure Python where there is no compiler."""


def normal(name: str) -> str:
    """The one spelling of a package's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(text: str) -> dict[str, str]:
    """Each pinned package with its hashes, as it stands in the lock."""
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", text)
    return {normal(re.split(r"[=\[ ;]", entry, maxsplit=1)[0]): entry for entry in entries if "==" in entry}


def wanted(project: dict[str, Any], part: str) -> list[str]:
    """What pyproject.toml names for `base` or an extra."""
    parts: dict[str, list[str]] = {"base": project["dependencies"], **project["optional-dependencies"]}
    if part not in parts:
        sys.exit(f"no such part: {part} (there are: {', '.join(parts)})")
    return parts[part]


def closure(requirements: list[str], pins: list[str]) -> set[str]:
    """The names that pip would install on this platform, with all versions held to the lock."""
    if not requirements:
        return set()
    with NamedTemporaryFile("w", suffix=".txt") as constraints:
        constraints.write("\n".join(pins))
        constraints.flush()
        report = ["--dry-run", "--ignore-installed", "--quiet", "--report", "-"]
        kinds = ["--only-binary", ":all:", "--no-binary", SOURCE_ONLY, "--no-build-isolation"]
        command = [sys.executable, "-m", "pip", "install", *report, *kinds, "-c", constraints.name, *requirements]
        ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return {normal(item["metadata"]["name"]) for item in json.loads(ran.stdout)["install"]}


def requirements_of(part: str) -> str:
    """The lines of the lock for this part."""
    entries = locked(LOCK.read_text(encoding="utf-8"))
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    pins = [entry.split("\\", 1)[0].strip() for entry in entries.values()]
    names = closure(wanted(project, part), pins)
    missing = sorted(names - entries.keys())
    if missing:
        sys.exit(f"not in requirements.lock: {', '.join(missing)} (run: make lock)")
    return "".join(entries[name] for name in sorted(names))


def named(names: list[str]) -> str:
    """The lines of the lock for these packages and no other."""
    entries = locked(LOCK.read_text(encoding="utf-8"))
    return "".join(entries[normal(name)] for name in names)


if __name__ == "__main__":
    sys.stdout.write(named(sys.argv[2:]) if sys.argv[1] == "--named" else requirements_of(sys.argv[1]))
