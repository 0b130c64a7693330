"""The native provider: the project's own stack with other ports, reused while it is healthy."""

import os
from pathlib import Path

from rich.console import Console

from cli.stack import postgres
from cli.stack.layout import LOOPBACK, ROOT, SERVICES, Stack
from cli.stack.running import RunningStack
from tests.infra.parts import Infra, S3Server

PORT_BASE = 28000
PARTS = ["kafka", "postgres", "minio", "versitygw"]


def stack_of_tests() -> Stack:
    """OPENWEEK_TEST_PORT_BASE lets several runs on one machine stay apart."""
    base = int(os.environ.get("OPENWEEK_TEST_PORT_BASE", PORT_BASE))
    name = "test" if base == PORT_BASE else f"test-{base}"
    return Stack(ROOT / ".local" / name, base, durable=False)


def start_native(console: Console) -> tuple[RunningStack, Infra]:
    """The parts, started if they are not running and healthy."""
    running = RunningStack(stack_of_tests(), PARTS, console)
    running.up()
    stack, secrets = running.stack, running.secrets
    owner = (secrets["S3_ACCESS_KEY"], secrets["S3_SECRET_KEY"])
    uploader = (secrets["S3_UPLOAD_ACCESS_KEY"], secrets["S3_UPLOAD_SECRET_KEY"])
    return running, Infra(
        provider="native",
        postgres_dsn=postgres.dsn(stack, secrets["POSTGRES_PASSWORD"]),
        kafka=f"{LOOPBACK}:{stack.port('kafka')}",
        minio=S3Server("minio", stack.http("minio"), *owner, *uploader),
        versitygw=S3Server("versitygw", stack.http("versitygw"), *owner, *owner),
        role_passwords={service: secrets[f"{service.upper()}_DB_PASSWORD"] for service in SERVICES},
    )


def run_lock() -> Path:
    """Held by the run that may empty the shared topics."""
    return stack_of_tests().data / "run.lock"
