"""The Docker engine of this machine and one project of docker-compose.yml on it."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cli.secrets import write_env_file
from cli.stack.layout import LOOPBACK, ROOT

PROJECT = "openweek-test"
PULL_SECONDS = 300
PORTS = ("GATEWAY", "S3", "DESKS", "MAILPIT")


class ComposeFailed(Exception):
    """A step did not do what it should; the text is what a person needs to see."""


def _last_line(command: list[str], seconds: float) -> str:
    """Empty when the command went well, else the last thing it said."""
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
    except FileNotFoundError:
        return f"there is no {command[0]} command"
    except subprocess.TimeoutExpired:
        return f"{' '.join(command[:2])} took longer than {seconds:.0f} s"
    said = (ran.stderr or ran.stdout).strip().splitlines() or ["no output"]
    return "" if ran.returncode == 0 else said[-1]


def engine_problem() -> str:
    """Why docker compose cannot be used here; empty when it can."""
    no_engine = _last_line(["docker", "version", "--format", "{{.Server.Version}}"], 10)
    return no_engine or _last_line(["docker", "compose", "version"], 10)


def _free_ports(count: int) -> list[int]:
    with_sockets = [socket.socket() for _ in range(count)]
    try:
        for probe in with_sockets:
            probe.bind((LOOPBACK, 0))
        return [probe.getsockname()[1] for probe in with_sockets]
    finally:
        for probe in with_sockets:
            probe.close()


@dataclass(frozen=True)
class Project:
    """A compose project of its own: own name, secrets, ports and volumes, so that no other is touched."""

    folder: Path
    ports: dict[str, int] = field(default_factory=lambda: dict(zip(PORTS, _free_ports(len(PORTS)), strict=True)))

    def url(self, port: str) -> str:
        """The HTTP origin of a published port."""
        return f"http://{LOOPBACK}:{self.ports[port]}"

    @property
    def secrets_file(self) -> Path:
        """What `openweek secrets init` writes."""
        return self.folder / "secrets.env"

    def secret(self, name: str) -> str:
        """One secret of the file."""
        for line in self.secrets_file.read_text(encoding="utf-8").splitlines():
            if line.startswith(f"OPENWEEK_{name}="):
                return line.partition("=")[2].strip("'")
        raise KeyError(name)

    @property
    def environment(self) -> dict[str, str]:
        """What compose sees: nothing that this shell says about another openweek, but which images to take."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("OPENWEEK_") or k.startswith("OPENWEEK_IMAGE_")}
        ours = {f"OPENWEEK_{name}_PORT": str(port) for name, port in self.ports.items()}
        return kept | ours | {"OPENWEEK_VERSION": "test", "DOCKER_BUILDKIT": "1"}

    def command(self, *words: str) -> list[str]:
        """A docker compose command of this project."""
        files = ["--project-directory", str(ROOT), "--env-file", str(self.secrets_file)]
        return ["docker", "compose", "--progress", "plain", "-p", PROJECT, *files, *words]

    def ask(self, *words: str) -> str:
        """What a command prints."""
        ran = subprocess.run(self.command(*words), capture_output=True, text=True, env=self.environment, check=False)
        if ran.returncode != 0:
            raise ComposeFailed(f"docker compose {words[0]}: {ran.stderr.strip()}")
        return ran.stdout

    def tell(self, *words: str, log: Path | None = None) -> None:
        """Run a command; its output goes to `log`, whose end is shown when it fails."""
        path = log or self.folder / f"{words[0]}.log"
        with path.open("wb") as out:
            ran = subprocess.run(self.command(*words), stdout=out, stderr=out, env=self.environment, check=False)
        if ran.returncode != 0:
            tail = path.read_text(encoding="utf-8", errors="replace").splitlines()[-25:]
            raise ComposeFailed(f"docker compose {words[0]} ended with {ran.returncode}\n" + "\n".join(tail))

    def remove(self) -> None:
        """Take all of it down with its volumes. An engine may hold on to an empty network: said, and not a failure."""
        for _ in range(3):
            try:
                self.tell("down", "--volumes", "--remove-orphans", "--timeout", "30")
            except ComposeFailed as failure:
                problem = failure
            else:
                return
        if self.ask("ps", "--all", "--quiet"):
            raise problem
        print(f"left behind: {str(problem).splitlines()[-1]}", flush=True)

    def plan(self) -> dict[str, Any]:
        """The file as compose understands it."""
        document: dict[str, Any] = json.loads(self.ask("config", "--format", "json"))
        return document

    def containers(self) -> list[dict[str, Any]]:
        """Every container of the project as `docker inspect` tells it."""
        ids = self.ask("ps", "--all", "--quiet").split()
        ran = subprocess.run(["docker", "inspect", *ids], capture_output=True, text=True, check=True)
        found: list[dict[str, Any]] = json.loads(ran.stdout)
        return found


@contextmanager
def project() -> Iterator[Project]:
    """A project with fresh secrets; what an interrupted run left behind is taken down first."""
    with TemporaryDirectory(prefix="openweek-compose-") as folder:
        fresh = Project(Path(folder))
        write_env_file(fresh.secrets_file)
        fresh.remove()
        yield fresh


def foreign_images(plan: dict[str, Any]) -> list[str]:
    """The images that come from outside: what the file runs but does not build, and what its builds start from."""
    services = plan["services"].values()
    built = {service["image"] for service in services if "build" in service}
    bases = {service["build"]["args"]["PYTHON_IMAGE"] for service in services if "build" in service}
    return sorted({service["image"] for service in services} - built | bases)


def get_images(images: list[str]) -> list[str]:
    """Pull what is missing; where nothing can be pulled, build stand-ins. The images that are stand-ins."""
    missing = [image for image in images if _last_line(["docker", "image", "inspect", image], 30)]
    for image in list(missing):
        problem = _last_line(["docker", "pull", "--quiet", image], PULL_SECONDS)
        if problem:
            print(f"{image} cannot be pulled: {problem}", flush=True)
            break
        missing.remove(image)
    if missing:
        _build_stand_ins()
        still = [image for image in missing if _last_line(["docker", "image", "inspect", image], 30)]
        if still:
            raise ComposeFailed(f"neither pulled nor built here: {', '.join(still)}")
    return [image for image in images if _is_stand_in(image)]


def _build_stand_ins() -> None:
    script = ROOT / "deploy" / "compose" / "local_images.sh"
    print(f"building stand-ins of the images: {script.relative_to(ROOT)}", flush=True)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    ran = subprocess.run([str(script)], env={**os.environ, "PATH": path}, check=False)
    if ran.returncode != 0:
        raise ComposeFailed("the stand-ins could not be built, and no image registry answers")


def _is_stand_in(image: str) -> bool:
    label = '{{index .Config.Labels "openweek.stand-in"}}'
    ran = subprocess.run(
        ["docker", "image", "inspect", "-f", label, image], capture_output=True, text=True, check=False
    )
    return ran.stdout.strip() == "yes"
