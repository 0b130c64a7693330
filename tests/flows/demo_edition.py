"""The demo edition on a stack of tests: its units, its people, and where they sign in."""

import asyncio
from pathlib import Path

from cli.demo.accounts import DemoFile, journey_accounts
from cli.demo.target import seed_demo
from cli.secrets import DESK_DEMO
from tests.infra.stack_fixture import FlowStack


def seeded(stack: FlowStack, folder: Path) -> DemoFile:
    """The edition, its units and the people of the journey, as the demo seeds them; the file stands in the folder."""
    file = DemoFile(folder / "demo.json", url=stack.url())
    file.accounts = journey_accounts()
    file.kafka_desks = stack.kafka_desks
    file.kafka_desk, file.kafka_password = DESK_DEMO, stack.secrets["DESK_DEMO_PASSWORD"]
    asyncio.run(seed_demo(stack.stack, stack.secrets, file.accounts))
    return file
