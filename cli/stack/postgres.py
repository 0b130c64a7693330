"""An own PostgreSQL cluster, as an unprivileged user where we are root."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

from cli.stack.layout import DEPLOY, LOOPBACK, Stack, enterable, unprivileged_user
from cli.stack.packages import PackagesMissing, postgres_binaries


def _user() -> pwd.struct_passwd | None:
    """Whom the server runs as when we are root: initdb refuses root."""
    if os.getuid() != 0:
        return None
    user = unprivileged_user()
    if user is None:
        raise PackagesMissing("PostgreSQL refuses root, and there is no user postgres or nobody to run it as")
    return user


def _as_user() -> list[str]:
    user = _user()
    if user is None:
        return []
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _binary(name: str) -> str:
    folder = postgres_binaries()
    if folder is None:
        raise PackagesMissing("the PostgreSQL server is not installed")
    return str(folder / name)


def home(stack: Stack) -> Path:
    """The cluster's folder: in the stack's data, or where the server's user may enter."""
    inside = stack.data / "postgres"
    return inside if _user() is None or enterable(inside) else stack.shadow / "postgres"


def configure(stack: Stack, password: str) -> None:
    """Make the cluster the first time; settings come by command line, so they are never stale."""
    folder = home(stack)
    if (folder / "PG_VERSION").exists():
        _check_version(folder)
        return
    scratch = folder.with_name("postgres.new")
    shutil.rmtree(scratch, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch.mkdir(mode=0o700)
    _init(scratch, password)
    scratch.rename(folder)


def _check_version(folder: Path) -> None:
    cluster = (folder / "PG_VERSION").read_text().strip()
    shown = subprocess.run([_binary("postgres"), "--version"], capture_output=True, text=True, check=True).stdout
    if f" {cluster}." not in shown:
        raise RuntimeError(f"{folder} was made by PostgreSQL {cluster}, but here is {shown.strip()}: down --wipe first")


def _init(folder: Path, password: str) -> None:
    read, write = os.pipe()
    os.write(write, password.encode() + b"\n")
    os.close(write)
    user = _user()
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    options = ["--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"]
    access = ["--auth-local=scram-sha-256", "--auth-host=scram-sha-256", f"--pwfile=/dev/fd/{read}"]
    command = [*_as_user(), _binary("initdb"), "-D", str(folder), *options, *access]
    if user:
        os.fchown(read, user.pw_uid, user.pw_gid)
    ran = subprocess.run(command, capture_output=True, text=True, pass_fds=[read], cwd="/", check=False)
    os.close(read)
    if ran.returncode != 0:
        raise RuntimeError(f"initdb failed:\n{ran.stdout}{ran.stderr}")


def command(stack: Stack) -> list[str]:
    """Start the server in the foreground."""
    lines = (DEPLOY / "postgres" / "postgresql.conf").read_text(encoding="utf-8").splitlines()
    settings = [line.split("#", 1)[0].strip() for line in lines]
    settings += [f"port={stack.port('postgres')}", f"listen_addresses={LOOPBACK}", "unix_socket_directories="]
    if not stack.durable:
        settings += ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]
    options = [word for setting in settings if setting for word in ("-c", setting)]
    return [*_as_user(), _binary("postgres"), "-D", str(home(stack)), *options]


def ready_command(stack: Stack) -> tuple[str, ...]:
    """Ends with 0 when the server takes connections; its port is open before that, while it recovers."""
    return (_binary("pg_isready"), "-q", "-t", "2", "-h", LOOPBACK, "-p", str(stack.port("postgres")))


def dsn(stack: Stack, password: str, database: str = "postgres", user: str = "postgres") -> str:
    """A libpq address of one database."""
    return f"postgresql://{user}:{password}@{stack.address('postgres')}/{database}"
