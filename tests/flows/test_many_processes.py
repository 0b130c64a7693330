"""Two of every process under load: each effect once, order kept, no work lost when one goes."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from cli.client import Connection
from cli.stack.environment import MODULES
from cli.stack.layout import ROOT, SERVICES
from tests.flows.people import People, at_once
from tests.flows.records import PROJECTIONS, Records, header
from tests.infra.stack_fixture import FlowStack
from tests.infra.waiting import eventually

ITEMS = 60
SECOND_PORTS = 600
"""Added to a process's port for its twin."""
STOP_SECONDS = 30


@contextmanager
def twins(stack: FlowStack) -> Iterator[dict[str, str]]:
    """A second api and a second worker of each service; their addresses."""
    running: list[subprocess.Popen[bytes]] = []
    addresses: dict[str, str] = {}
    try:
        for service in SERVICES:
            for role in ("api", "worker"):
                name, port = f"{service}-{role}", stack.stack.port(f"{service}-{role}") + SECOND_PORTS
                own = {"OPENWEEK_HTTP_PORT": str(port), "OPENWEEK_INSTANCE": f"{name}-2"}
                environment = {**os.environ, **stack.environment(service, role), **own}
                command = [sys.executable, "-m", f"services.{service}.{MODULES[role]}"]
                with stack.stack.log(f"{name}-2").open("ab") as log:
                    running.append(subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log))
                addresses[name] = f"http://127.0.0.1:{port}"
        yield addresses
    finally:
        for process in running:
            process.send_signal(signal.SIGTERM)
        for process in running:
            process.wait(STOP_SECONDS)


async def all_ready(health: httpx.AsyncClient, addresses: dict[str, str]) -> bool:
    """Every twin serves."""
    try:
        answers = [await health.get(f"{address}/readyz") for address in addresses.values()]
    except httpx.TransportError as error:
        raise AssertionError(str(error)) from error
    assert all(answer.is_success for answer in answers)
    return True


async def alone_again(records: Records) -> bool:
    """One worker of each service holds all partitions."""
    assert [await records.members(service) for service in PROJECTIONS] == [1, 1, 1]
    return True


async def test_two_of_every_process_share_the_work_and_do_each_thing_once(
    running_stack: FlowStack, people: People, records: Records
) -> None:
    await people.sign_in()
    with twins(running_stack) as addresses:
        async with httpx.AsyncClient() as health:
            await eventually(lambda: all_ready(health, addresses), within=60, pause=0.3)

        async with Connection(addresses["submission-api"]) as second:
            liaisons = [people.liaison, await people.liaison.through(second)]
            approvers = [people.approver, await people.approver.through(second)]

            async def report(number: int) -> str:
                item_id = await people.written(number)
                key = f"two-processes-{number}"
                # The same request at both processes at the same time.
                receipts = await at_once([each.submit(item_id, key=key, patience=5) for each in liaisons])
                assert receipts[0] == receipts[1]
                decisions = await at_once([each.approve(item_id, key=f"{key}-a", patience=5) for each in approvers])
                assert decisions[0]["state"] == decisions[1]["state"] == "approved"
                return item_id

            item_ids = await at_once([report(number) for number in range(ITEMS)])

        async def all_received() -> bool:
            query = "select count(*) from item where id = any($1::uuid[]) and state = 'received'"
            assert await records.count("submission", query, item_ids) == ITEMS
            assert await records.unsent() == 0
            assert [await records.members(service) for service in PROJECTIONS] == [2, 2, 2]
            return True

        await eventually(all_received, within=60, pause=0.3)
        last = await people.approved()

    # A second process is gone: what it held goes to the first once the broker has missed it for long enough.
    await people.in_pool(last, within=60)
    await eventually(lambda: alone_again(records), within=60, pause=0.5)

    steps = await records.fetch(
        "submission",
        """select item_id, array_agg(state order by revision) states
           from item_step where item_id = any($1::uuid[]) group by item_id""",
        item_ids,
    )
    assert {tuple(row["states"]) for row in steps} == {("draft", "submitted", "approved", "received")}
    facts = await records.on_topic("submission.items")
    for item_id in item_ids:
        told = [int(header(each, "ce_sequence")) for each in facts if header(each, "ce_subject") == item_id]
        assert sorted(set(told)) == sorted(told) == told
