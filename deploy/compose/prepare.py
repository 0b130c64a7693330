"""The one-shot jobs of docker-compose.yml: `python -m deploy.compose.prepare databases|topics|buckets`.

The same code as the stack without Docker runs; only the addresses and secrets come from the environment.
"""

import asyncio
import logging
import os
import sys
from collections.abc import Awaitable, Callable

from cli.secrets import DESK_DEMO
from cli.stack.buckets import admit_uploader, make_buckets
from cli.stack.desks import admit_desk
from cli.stack.layout import SERVICES
from cli.stack.setup import make_databases, patiently
from cli.stack.topics import apply_topics


def named(name: str) -> str:
    """A variable that has to be there."""
    value = os.environ.get(f"OPENWEEK_{name}")
    return value or sys.exit(f"OPENWEEK_{name} is not set")


async def databases() -> None:
    """A role and a database per service."""
    dsn = f"postgresql://postgres:{named('POSTGRES_PASSWORD')}@{named('POSTGRES')}/postgres"
    await make_databases(dsn, {service: named(f"{service.upper()}_DB_PASSWORD") for service in SERVICES})


async def topics() -> None:
    """The topics of the file, then the demo desk."""
    await apply_topics(named("KAFKA"))
    await admit_desk(named("KAFKA"), DESK_DEMO, named("DESK_DEMO_PASSWORD"))


async def buckets() -> None:
    """Both buckets, then the key that may write parts and nothing else."""
    owner = (named("S3_ACCESS_KEY"), named("S3_SECRET_KEY"))
    uploader = (named("S3_UPLOAD_ACCESS_KEY"), named("S3_UPLOAD_SECRET_KEY"))
    await asyncio.to_thread(make_buckets, named("S3"), *owner)
    await asyncio.to_thread(admit_uploader, named("S3"), owner, uploader)


JOBS: dict[str, Callable[[], Awaitable[None]]] = {"databases": databases, "topics": topics, "buckets": buckets}


def main() -> None:
    """Run the named job; repeating it changes nothing."""
    job = sys.argv[-1]
    if job not in JOBS:
        sys.exit(f"one of: {', '.join(JOBS)}")
    # While a store starts, each refused connection would be a line; the last one is raised anyway.
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    asyncio.run(patiently(JOBS[job]))
    print(f"{job}: prepared")


if __name__ == "__main__":
    main()
