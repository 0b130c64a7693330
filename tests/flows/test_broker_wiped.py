"""The broker lost everything it had. The tables know: they are told again, and everyone agrees as before."""

import asyncio
import shutil
import subprocess
import sys

from cli.client import FeedReader
from cli.demo.accounts import DemoFile
from cli.stack.kafka import configure
from cli.stack.layout import ROOT, SERVICES
from cli.stack.setup import prepare_kafka
from tests.flows.people import People
from tests.flows.records import PROJECTIONS, Records
from tests.flows.stopping import start_all, stop_all
from tests.infra.stack_fixture import FlowStack
from tests.infra.waiting import eventually

# Kept by a service about its own work, or about when it heard; not decided by what others say.
OWN_COLUMNS = frozenset({"noted_at", "heard_at", "changed_at"})
Tables = dict[str, list[dict[str, object]]]


def wipe(stack: FlowStack) -> None:
    """As after the loss of a disk: stopped, emptied, started, topics and desks made again."""
    stack.stop("kafka")
    # A broker that is just ending takes its own lock away meanwhile.
    shutil.rmtree(stack.stack.data / "kafka" / "log", ignore_errors=True)
    configure(stack.running.stack)
    stack.start("kafka")
    stack.wait_ready("kafka")
    prepare_kafka(stack.stack, stack.secrets)


def replay(stack: FlowStack, service: str) -> None:
    """`openweek replay` of one service, with that service's environment."""
    command = [sys.executable, "-m", "cli.main", "replay", service]
    environment = {**stack.environment(service), "PATH": "/usr/bin:/bin"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=60)


def comparable(tables: Tables) -> Tables:
    """Without what only says when a thing was heard."""
    return {
        name: [{column: cell for column, cell in row.items() if column not in OWN_COLUMNS} for row in rows]
        for name, rows in tables.items()
    }


async def heard(records: Records) -> bool:
    """Everything told was sent, and every service has committed all of it."""
    assert await records.unsent() == 0
    assert await records.lag() == 0
    return True


async def test_a_broker_that_lost_its_data_is_refilled_from_the_tables(
    running_stack: FlowStack, people: People, records: Records, demo_file: DemoFile
) -> None:
    kept, gone = await people.released([1, 2])
    await people.publisher.withdraw(gone, "数据有误")
    await people.pooled(3)
    withdrawn = await people.submitted(4)
    await people.liaison.withdraw(withdrawn, "重复报送")
    await eventually(lambda: heard(records), within=30, pause=0.3)
    before = comparable(await records.projections())

    await asyncio.to_thread(wipe, running_stack)
    for service in SERVICES:
        await asyncio.to_thread(replay, running_stack, service)

    # The workers ran through it all: they find the new topics, hear the old facts again, and nothing changes.
    await eventually(lambda: heard(records), within=60, pause=0.5)
    assert comparable(await records.projections()) == before

    # A desk that was never there reads the whole feed from its start, and folds it to what the database holds.
    folded = await fold_of_the_feed(demo_file)
    assert folded[kept] == "usable"
    assert folded[gone] == "canceled"
    current = await records.fetch("publicity", "select item_id, kind from feed_item where not superseded")
    wanted = {str(row["item_id"]): "canceled" if row["kind"] == "canceled" else "usable" for row in current}
    assert folded == wanted

    await people.pooled(5)


async def test_services_that_forgot_what_others_told_them_learn_it_again(
    running_stack: FlowStack, people: People, records: Records
) -> None:
    await people.released([1])
    await eventually(lambda: heard(records), within=30, pause=0.3)
    before = comparable(await records.projections())

    workers = [f"{service}-worker" for service in PROJECTIONS]
    await asyncio.to_thread(stop_all, running_stack, *workers)
    for service in PROJECTIONS:
        await records.forget_projections(service)
    await asyncio.to_thread(start_all, running_stack, *workers)
    for service in SERVICES:
        await asyncio.to_thread(replay, running_stack, service)

    async def agree_again() -> bool:
        await heard(records)
        assert comparable(await records.projections()) == before
        return True

    await eventually(agree_again, within=60, pause=0.5)


async def fold_of_the_feed(file: DemoFile) -> dict[str, str]:
    """Item → its last status, read as a new desk from the first record on."""
    async with FeedReader(
        file.kafka_desks, desk=file.kafka_desk, password=file.kafka_password, group="new", from_start=True
    ) as reader:
        return {record.item_id: record.document["pubStatus"] for record in await reader.all_so_far()}
