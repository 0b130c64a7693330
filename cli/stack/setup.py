"""One pass that brings freshly started parts to what the services need; repeating it changes nothing."""

import argparse
import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import asyncpg
from aiokafka.errors import KafkaError
from minio.error import MinioAdminException, MinioException
from urllib3.exceptions import HTTPError

from chassis.migrations import upgrade
from cli.secrets import DESK_DEMO, local_secrets
from cli.stack import postgres
from cli.stack.buckets import admit_uploader, make_buckets
from cli.stack.desks import admit_desk
from cli.stack.environment import Secrets, database_url
from cli.stack.layout import SERVICES, Stack
from cli.stack.topics import apply_topics

PATIENCE_SECONDS = 90.0
STARTING_UP = (
    OSError,
    asyncpg.CannotConnectNowError,
    KafkaError,
    MinioException,
    MinioAdminException,
    HTTPError,
)


async def patiently(attempt: Callable[[], Awaitable[None]]) -> None:
    """Try again while the part is still starting."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return await attempt()
        except STARTING_UP:
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.1)


async def make_databases(dsn: str, passwords: Mapping[str, str]) -> None:
    """A role and a database per service; a changed password is set again."""
    connection = await asyncpg.connect(dsn, timeout=5)
    try:
        roles = {row["rolname"] for row in await connection.fetch("select rolname from pg_roles")}
        databases = {row["datname"] for row in await connection.fetch("select datname from pg_database")}
        for service, password in passwords.items():
            verb = "alter" if service in roles else "create"
            quoted = password.replace("'", "''")
            await connection.execute(f"{verb} role {service} login password '{quoted}'")
            if service not in databases:
                await connection.execute(f"create database {service} owner {service}")
                await connection.execute(f"revoke connect, temporary on database {service} from public")
    finally:
        await connection.close()


def prepare_postgres(stack: Stack, secrets: Secrets, migrate: list[str]) -> None:
    """Roles, databases, then the migrations of the services that will run."""
    dsn = postgres.dsn(stack, secrets["POSTGRES_PASSWORD"])
    passwords = {service: secrets[f"{service.upper()}_DB_PASSWORD"] for service in SERVICES}
    asyncio.run(patiently(lambda: make_databases(dsn, passwords)))
    for service in migrate:
        upgrade(service, database_url(stack, secrets, service))


def prepare_kafka(stack: Stack, secrets: Secrets) -> None:
    """Topics, then the demo desk."""

    async def attempt() -> None:
        await apply_topics(stack.address("kafka"))
        await admit_desk(stack.address("kafka"), DESK_DEMO, secrets["DESK_DEMO_PASSWORD"])

    asyncio.run(patiently(attempt))


def prepare_minio(stack: Stack, secrets: Secrets) -> None:
    """Buckets, then the uploader's key."""
    owner = (secrets["S3_ACCESS_KEY"], secrets["S3_SECRET_KEY"])
    uploader = (secrets["S3_UPLOAD_ACCESS_KEY"], secrets["S3_UPLOAD_SECRET_KEY"])

    async def attempt() -> None:
        await asyncio.to_thread(make_buckets, stack.address("minio"), *owner)
        await asyncio.to_thread(admit_uploader, stack.address("minio"), owner, uploader)

    asyncio.run(patiently(attempt))


def prepare_versitygw(stack: Stack, secrets: Secrets) -> None:
    """Buckets on the second object store, which tests use with one key."""

    async def attempt() -> None:
        owner = (secrets["S3_ACCESS_KEY"], secrets["S3_SECRET_KEY"])
        await asyncio.to_thread(make_buckets, stack.address("versitygw"), *owner)

    asyncio.run(patiently(attempt))


STEPS: dict[str, Callable[[Stack, Secrets], None]] = {
    "kafka": prepare_kafka,
    "minio": prepare_minio,
    "versitygw": prepare_versitygw,
}


def timed(name: str, step: Callable[[Stack, Secrets], None], stack: Stack, secrets: Secrets) -> None:
    """One step, with a line that says how long it took."""
    begun = time.monotonic()
    step(stack, secrets)
    print(f"{name} prepared in {time.monotonic() - begun:.1f} s", flush=True)


def main() -> None:
    """Prepare the named parts side by side."""
    parser = argparse.ArgumentParser(prog="python -m cli.stack.setup", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--port-base", type=int, required=True)
    parser.add_argument("--migrate", action="append", default=[], choices=SERVICES)
    parser.add_argument("parts", nargs="*")
    arguments = parser.parse_args()
    # While Kafka starts, each refused connection would be a line; the last one is raised anyway.
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    stack = Stack(arguments.data, arguments.port_base)
    secrets = local_secrets(stack.secrets_file)
    steps: dict[str, Callable[[Stack, Secrets], None]] = {
        "postgres": partial(prepare_postgres, migrate=arguments.migrate),
        **STEPS,
    }
    with ThreadPoolExecutor() as pool:
        for step in [pool.submit(timed, name, steps[name], stack, secrets) for name in arguments.parts]:
            step.result()


if __name__ == "__main__":
    main()
