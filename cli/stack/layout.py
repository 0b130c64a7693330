"""What a stack is: a data folder and a port base; everything else follows from these two."""

import hashlib
import os
import pwd
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
CONSOLE = ROOT / "console"
SERVICES = ("registry", "submission", "media", "publicity")
INFRASTRUCTURE = ("postgres", "kafka", "minio", "mailpit", "nginx")
LOOPBACK = "127.0.0.1"


@cache
def settings(path: Path) -> dict[str, dict[str, object]]:
    """The parsed TOML settings file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def default_port_base() -> int:
    """OPENWEEK_PORT_BASE, else the base of deploy/local/ports.toml."""
    named = os.environ.get("OPENWEEK_PORT_BASE")
    return int(named or str(settings(DEPLOY / "local" / "ports.toml")["base"]))


def cache_folder() -> Path:
    """Where built parts live, shared by all checkouts of one user."""
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "openweek"


def unprivileged_user() -> pwd.struct_passwd | None:
    """Whom to run as what refuses root."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


def enterable(folder: Path) -> bool:
    """Whether any user can reach the folder through its parents."""
    return all(parent.stat().st_mode & 0o001 for parent in folder.parents if parent.exists())


@dataclass(frozen=True)
class Stack:
    """One set of running parts: several may run side by side with other bases and folders."""

    data: Path = ROOT / ".local"
    port_base: int = field(default_factory=default_port_base)
    durable: bool = True
    """False trades fsync for speed: only for tests that never check survival of the machine."""
    launcher: tuple[str, ...] = ()
    """Modules and arguments put before a service's own module: `python -m *launcher services.x.main`. Tests only."""
    detours: tuple[str, ...] = ()
    """Parts that the services reach through Toxiproxy, at the port `<part>-detour`. Tests only."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "data", self.data.resolve())

    def port(self, name: str) -> int:
        """The port of one part or process."""
        return self.port_base + int(str(settings(DEPLOY / "local" / "ports.toml")["offsets"][name]))

    def address(self, name: str) -> str:
        """host:port of one part or process."""
        return f"{LOOPBACK}:{self.port(name)}"

    def seen(self, name: str) -> str:
        """host:port of one part as the services see it."""
        return self.address(f"{name}-detour" if name in self.detours else name)

    def http(self, name: str) -> str:
        """The HTTP origin of one part or process."""
        return f"http://{self.address(name)}"

    @property
    def url(self) -> str:
        """The gateway, as a browser reaches it."""
        return self.http("gateway")

    @property
    def log_folder(self) -> Path:
        """One log file per process."""
        return self.data / "log"

    @property
    def compose_file(self) -> Path:
        """What process-compose was started with."""
        return self.data / "process-compose.yaml"

    @property
    def secrets_file(self) -> Path:
        """Secrets of this stack, made once."""
        return self.data / "secrets.json"

    @property
    def shadow(self) -> Path:
        """The folder outside `data`, for a database whose user may not enter `data`."""
        mark = hashlib.sha256(str(self.data).encode()).hexdigest()[:12]
        return Path("/var/tmp") / f"openweek-{os.getuid()}-{mark}"  # noqa: S108 -- survives a reboot, named per stack

    def log(self, name: str) -> Path:
        """The log of one process."""
        return self.log_folder / f"{name}.log"
