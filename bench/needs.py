"""What the bench needs beside the stack's own needs: wrk, and pgbench, which comes with PostgreSQL."""

import shutil

from cli.stack.packages import Need, install, postgres_binaries


def pgbench_binary() -> str | None:
    """pgbench of the server that the stack runs, else the one on PATH."""
    folder = postgres_binaries()
    if folder is not None and (folder / "pgbench").exists():
        return str(folder / "pgbench")
    return shutil.which("pgbench")


NEEDS = (
    Need("wrk", lambda: shutil.which("wrk") is not None, ("wrk",)),
    Need("pgbench", lambda: pgbench_binary() is not None, ("postgresql-contrib", "postgresql")),
)


def meet_needs() -> None:
    """Install what is missing when we may; otherwise say what to run (PackagesMissing)."""
    missing = [need for need in NEEDS if not need.present()]
    if missing:
        install(missing)
