"""The demo edition put into the running containers, and the journey of one case driven through their gateway."""

import subprocess
import sys
from pathlib import Path

from cli.demo.accounts import DemoFile
from cli.secrets import DESK_DEMO
from cli.stack.layout import LOOPBACK, ROOT
from deploy.compose.engine import ComposeFailed, Project

SEED = ("exec", "--no-TTY", "registry-api", "python", "-m", "services.registry.seed")


def _openweek(*words: str) -> None:
    """A command of the command line, seen as it runs."""
    ran = subprocess.run([sys.executable, "-m", "cli.main", *words], cwd=ROOT, check=False)
    if ran.returncode != 0:
        raise ComposeFailed(f"openweek {words[0]} ended with {ran.returncode}")


def seed(project: Project, folder: Path) -> None:
    """The registry's own seed inside its container; the lists go in by its input."""
    for option, name in (("--units", "units.json"), ("--accounts", "accounts.json")):
        with (folder / name).open("rb") as entries:
            command = project.command(*SEED, option, "/dev/stdin")
            ran = subprocess.run(command, stdin=entries, env=project.environment, capture_output=True, check=False)
        if ran.returncode != 0:
            raise ComposeFailed(f"the seed refused {name}: {ran.stderr.decode(errors='replace')}")


def drive(project: Project) -> None:
    """What `openweek demo` does, against containers."""
    folder = project.folder / "demo"
    _openweek("demo", "files", str(folder))
    seed(project, folder)
    file = DemoFile.read(folder / "demo.json")
    file.kafka_desks = f"{LOOPBACK}:{project.ports['DESKS']}"
    file.kafka_desk, file.kafka_password = DESK_DEMO, project.secret("DESK_DEMO_PASSWORD")
    file.write()
    _openweek("demo", "--against", project.url("GATEWAY"), "--accounts", str(file.path))
