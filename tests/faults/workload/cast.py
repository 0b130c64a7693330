"""Everyone of the edition week, with the units they act for."""

import asyncio
import math
from collections.abc import Coroutine, Iterable
from typing import Any

from cli.client import Account, Approver, Connection, Desk, Editor, Liaison, Member, Publisher, Refused, Reviewer
from cli.demo.accounts import DemoFile, case_accounts
from cli.demo.cases import JOURNEY_PARENT, JOURNEY_UNIT, demo_cases
from cli.demo.target import seed_demo
from tests.infra.stack_fixture import FlowStack
from tests.infra.waiting import eventually

SIGN_INS_AT_ONCE = 8
HEARD_WITHIN = 90.0


async def cast_file(stack: FlowStack, known: DemoFile) -> DemoFile:
    """The demo's file with the people of all sixty cases, seeded once per stack; it stands beside the stack's data,
    where the evidence finds the desks' sign-ins."""
    path = stack.stack.data / "demo.json"
    file = DemoFile.read(path)
    if not file.accounts:
        file = DemoFile(path, url=stack.url(), accounts=[*known.accounts, *case_accounts(demo_cases())])
        await seed_demo(stack.stack, stack.secrets, file.accounts)
        file.kafka_desks, file.kafka_desk = known.kafka_desks, known.kafka_desk
        file.kafka_password = known.kafka_password
        file.write()
    return file


class Cast:
    """One liaison for each unit, one approver for each level above, two reviewers, three editors, the press."""

    def __init__(self, connection: Connection, file: DemoFile, *, units: int) -> None:
        self._connection = connection
        self.file = file
        parents = {JOURNEY_UNIT: JOURNEY_PARENT, **{case.unit_code: case.approver_unit for case in demo_cases()}}
        accounts = [account for account in file.all_with("liaison") if account.unit_code in parents]
        self.liaisons = [Liaison(connection, account) for account in accounts[: units or None]]
        self._parents = {liaison: parents[liaison.account.unit_code] for liaison in self.liaisons}
        self._approvers = {code: Approver(connection, account) for code, account in self._of_levels(file)}
        self.reviewers = [Reviewer(connection, account) for account in file.all_with("reviewer")]
        self.editors = [Editor(connection, account) for account in file.all_with("editor")]
        self.publisher = Publisher(connection, file.first("publisher"))
        self.desks = [Desk(connection, account) for account in file.all_with("desk")]
        self.edition_id = ""

    def _of_levels(self, file: DemoFile) -> Iterable[tuple[str, Account]]:
        return [(code, file.first("approver", unit_code=code)) for code in sorted(set(self._parents.values()))]

    def approver_of(self, liaison: Liaison) -> Approver:
        """Who decides on what the unit reports."""
        return self._approvers[self._parents[liaison]]

    async def enter(self) -> None:
        """Everyone signs in, and submission has heard of the edition and of every unit."""
        members: list[Member] = [*self.liaisons, *self._approvers.values(), *self.reviewers, *self.editors]
        await _at_once([self._signed_in(each) for each in [*members, self.publisher, *self.desks]])
        self.edition_id = (await self.liaisons[0].current_edition())["id"]
        await _at_once([self._known(each) for each in self.liaisons])

    @staticmethod
    async def _signed_in(member: Member) -> None:
        await member.sign_in()
        # A run is shorter than a token: who is signed in does not depend on the registry any more.
        member._renew_at = math.inf

    async def _known(self, liaison: Liaison) -> None:
        """What stands in the way at first, an edition or a unit not yet heard of, a mutant, is gone in the end."""

        async def begun() -> bool:
            try:
                return bool(await liaison.create_item(self.edition_id))
            except Refused as refused:
                raise AssertionError(str(refused)) from refused

        await eventually(begun, within=HEARD_WITHIN, pause=0.2)


async def _at_once(jobs: Iterable[Coroutine[Any, Any, None]]) -> None:
    gate = asyncio.Semaphore(SIGN_INS_AT_ONCE)

    async def gated(job: Coroutine[Any, Any, None]) -> None:
        async with gate:
            await job

    await asyncio.gather(*(gated(job) for job in jobs))
