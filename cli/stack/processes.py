"""What runs, in what order, and how process-compose is told: one table of processes as one YAML file."""

import shlex
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from cli.stack import kafka, nginx, postgres, toxiproxy
from cli.stack.environment import MODULES, portal_environment, service_environment
from cli.stack.layout import INFRASTRUCTURE, ROOT, SERVICES, Stack
from cli.stack.parts import part

MARK = "OPENWEEK_STACK"
"""Environment variable that names the stack in each of its processes."""
NEVER = 1_000_000
"""Failures in a row before process-compose stops an unready process: a dependency that is away is no reason to."""
SIGINT, SIGTERM = 2, 15
LOGGED = 'log=$1; shift; exec "$@" >>"$log" 2>&1'
"""Straight into the file: no copying through the supervisor, and nothing breaks when it dies."""
STOP_SECONDS = 25
PORTAL = "portal"
TEST_ONLY = ("versitygw", "toxiproxy")
"""Run when they are asked for by name."""


@dataclass(frozen=True)
class Process:
    """One line of the process table."""

    name: str
    command: list[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    ready_url: str = ""
    ready_port: int = 0
    ready_command: tuple[str, ...] = ()
    """Asked instead of the port, where an open port is not yet a part that serves."""
    after: tuple[str, ...] = ()
    once: bool = False
    stop_signal: int = SIGTERM

    @property
    def address(self) -> str:
        """Where a person or program finds it."""
        if self.ready_url:
            return self.ready_url.rsplit("/", self.ready_url.count("/") - 2)[0]
        return f"127.0.0.1:{self.ready_port}" if self.ready_port else ""


def process_names(*, services: bool = True, only: Iterable[str] = ()) -> list[str]:
    """The processes to run: all, the infrastructure, or the named ones."""
    everything = [*INFRASTRUCTURE, *TEST_ONLY, "setup", *service_processes(), PORTAL]
    chosen = list(only)
    unknown = set(chosen) - set(everything)
    if unknown:
        raise ValueError(f"no such process: {', '.join(sorted(unknown))} (there are: {', '.join(everything)})")
    if chosen:
        return [name for name in everything if name in chosen or name == "setup"]
    return [*INFRASTRUCTURE, "setup", *([*service_processes(), PORTAL] if services else [])]


def service_processes() -> list[str]:
    """The processes of the four services."""
    roles = [f"{service}-{role}" for role in ("api", "worker") for service in SERVICES]
    return [*roles, "media-processor"]


def _infrastructure(stack: Stack, secrets: Mapping[str, str], name: str) -> Process:
    origins = f"{stack.url},http://localhost:{stack.port('gateway')}"
    owner = {"MINIO_ROOT_USER": secrets["S3_ACCESS_KEY"], "MINIO_ROOT_PASSWORD": secrets["S3_SECRET_KEY"]}
    minio = owner | {"MINIO_API_CORS_ALLOW_ORIGIN": origins, "MINIO_UPDATE": "off", "MINIO_CALLHOME_ENABLE": "off"}
    gateway = {"ROOT_ACCESS_KEY": secrets["S3_ACCESS_KEY"], "ROOT_SECRET_KEY": secrets["S3_SECRET_KEY"]}
    match name:
        case "postgres":
            asked, port = postgres.ready_command(stack), stack.port(name)
            return Process(name, postgres.command(stack), ready_port=port, ready_command=asked, stop_signal=SIGINT)
        case "kafka":
            return Process(name, kafka.command(stack), ready_port=stack.port(name))
        case "nginx":
            return Process(name, nginx.command(stack), ready_url=f"{stack.url}/gateway/livez")
        case "minio":
            addresses = ["--address", stack.address("minio"), "--console-address", stack.address("minio-console")]
            command = [str(part(name).binary), "server", "--quiet", *addresses, str(stack.data / name)]
            return Process(name, command, minio, ready_url=f"{stack.http(name)}/minio/health/ready")
        case "versitygw":
            options = ["--port", stack.address(name), "--region", "us-east-1", "--health", "/health", "--quiet"]
            command = [str(part(name).binary), *options, "--cors-allow-origin", stack.url, "posix"]
            return Process(name, [*command, str(stack.data / name)], gateway, ready_url=f"{stack.http(name)}/health")
        case "toxiproxy":
            return Process(name, toxiproxy.command(stack), ready_url=f"{stack.http(name)}/version")
        case _:
            listen = ["--smtp", stack.address("smtp"), "--listen", stack.address("mailpit")]
            command = [str(part("mailpit").binary), *listen, "--database", str(stack.data / "mailpit.db"), "--quiet"]
            return Process(name, [*command, "--disable-version-check"], ready_url=f"{stack.http(name)}/readyz")


def _service(stack: Stack, secrets: Mapping[str, str], name: str) -> Process:
    service, role = name.rsplit("-", 1)
    command = [sys.executable, "-m", *stack.launcher, f"services.{service}.{MODULES[role]}"]
    environment = service_environment(stack, secrets, service, role)
    return Process(name, command, environment, ready_url=f"{stack.http(name)}/readyz", after=("setup",))


def _portal(stack: Stack) -> Process:
    ready = f"{stack.http(PORTAL)}/readyz"
    return Process(PORTAL, [sys.executable, "-m", "portal.main"], portal_environment(stack), ready, after=("setup",))


def table(stack: Stack, secrets: Mapping[str, str], names: list[str]) -> list[Process]:
    """The processes of these names."""
    parts = [name for name in names if name in {"postgres", "kafka", "minio", "versitygw"}]
    found = []
    for name in names:
        if name == "setup":
            arguments = ["--data", str(stack.data), "--port-base", str(stack.port_base), *parts]
            # Without a service its migrations wait: half-written ones do not keep the parts from starting.
            arguments += [f"--migrate={service}" for service in SERVICES if f"{service}-api" in names]
            found.append(Process(name, [sys.executable, "-m", "cli.stack.setup", *arguments], once=True))
        elif name in service_processes():
            found.append(_service(stack, secrets, name))
        elif name == PORTAL:
            found.append(_portal(stack))
        else:
            found.append(_infrastructure(stack, secrets, name))
    return found


def _probe(process: Process) -> dict[str, Any]:
    timing = {"period_seconds": 2, "timeout_seconds": 5, "failure_threshold": NEVER}
    if process.ready_url:
        host, _, path = process.ready_url.removeprefix("http://").partition("/")
        address, port = host.split(":")
        return timing | {"http_get": {"scheme": "http", "host": address, "port": port, "path": f"/{path}"}}
    command = shlex.join(process.ready_command) or f"exec 3<>/dev/tcp/127.0.0.1/{process.ready_port}"
    return timing | {"exec": {"command": command}}


def _entry(stack: Stack, process: Process) -> dict[str, Any]:
    marks = {MARK: str(stack.data), "PYTHONUNBUFFERED": "1", **process.environment}
    entry: dict[str, Any] = {
        "entrypoint": ["/bin/sh", "-c", LOGGED, "sh", str(stack.log(process.name)), *process.command],
        "working_dir": str(ROOT),
        "environment": [f"{name}={value}" for name, value in marks.items()],
        "availability": {"restart": "no"} if process.once else {"restart": "on_failure", "backoff_seconds": 1},
        # No timeout here: process-compose 1.64 sleeps through all of it when a process ends at once. Supervisor waits.
        "shutdown": {"signal": process.stop_signal, "parent_only": True},
        "is_dotenv_disabled": True,
    }
    if not process.once:
        entry["readiness_probe"] = _probe(process)
    if process.after:
        entry["depends_on"] = {name: {"condition": "process_completed_successfully"} for name in process.after}
    return entry


def compose_yaml(stack: Stack, processes: list[Process]) -> str:
    """The file that process-compose is started with."""
    document = {
        "version": "0.5",
        "disable_env_expansion": True,
        "is_tui_disabled": True,
        "log_level": "info",
        "shell": {"shell_command": "bash", "shell_argument": "-c"},
        "processes": {process.name: _entry(stack, process) for process in processes},
    }
    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=1000)
