"""Clients race themselves and the clock: cells 41 and 45."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cli.client import Answer, Refused, Registrar
from cli.client.member import REGISTRY
from tests.faults.cells.cell import PROCESS, Cell
from tests.faults.cells.ground import Ground

AT_ONCE = 50
NOT_CONTENT = {"id", "year", "hints", "phase", "revision", "changed_at", "actions"}


class OneKeyManyTimes(Cell):
    """41"""

    number, title, within = (
        41,
        "one key fifty times at once; the key with another body; the key after a restart",
        PROCESS,
    )
    also = "one row, one answer; 422; the saved answer"
    rounds = 3

    async def strike(self) -> None:
        """Each round a new key; the api is started anew in the last one."""
        self.answers: dict[str, Answer] = {}
        for number in range(self.rounds):
            await self._fifty(f"cell-41-{self.ground.dice.getrandbits(64):016x}-{number}")
        await self.ground.in_thread(self.ground.stack.restart, "submission-api")

    async def _fifty(self, key: str) -> None:
        liaison, edition_id = self.ground.people.liaison, await self.ground.people.edition_id()
        answers = await asyncio.gather(*(liaison.create_item(edition_id, key=key) for _ in range(AT_ONCE)))
        assert all(answer == answers[0] for answer in answers)
        assert sum(not answer.replayed for answer in answers) == 1
        with pytest.raises(Refused) as refused:
            await liaison.create_item(edition_id, item_type="T0", key=key)
        assert (refused.value.status, refused.value.code) == (422, "idempotency-key-reused")
        self.answers[key] = answers[0]

    async def check(self) -> None:
        """After the restart the answer stands, and there is one row for each key."""
        edition_id = await self.ground.people.edition_id()
        for key, answer in self.answers.items():
            again = await self.ground.people.liaison.create_item(edition_id, key=key)
            assert (again, again.replayed) == (answer, True)
        query = "select count(*) from item where id = any($1::uuid[])"
        ids = [answer["id"] for answer in self.answers.values()]
        assert await self.ground.records.count("submission", query, ids) == len(set(ids)) == self.rounds


class Deadline(Cell):
    """45"""

    number, title, within = (
        45,
        "submissions across due and lock, the api killed at the lock, then an extension",
        PROCESS,
    )
    also = "half-open to the database's clock; what was unknown is decided once, by its key"

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self.due_in, self.locks_in, self.pace = (seconds * ground.patience for seconds in (5.0, 9.0, 0.1))

    async def prepare(self) -> None:
        """Enough drafts for one every 100 ms across both instants."""
        self.drafts = await self.ground.drafts(int((self.locks_in + 3) / self.pace))
        self.registrar = Registrar(self.ground.people.connection, self.ground.file.first("registrar"))
        self.receipts: dict[str, Answer | None] = {}

    async def strike(self) -> None:
        """The edition as it was is put back at the end, whatever happened."""
        kept = await self._edition()
        due = datetime.now(UTC) + timedelta(seconds=self.due_in)
        self.due, self.locks = due, due + timedelta(seconds=self.locks_in - self.due_in)
        try:
            await self._amend(due_at=self.due, locks_at=self.locks, grace_minutes=0)
            await asyncio.gather(self._across(), self._killed_at_the_lock())
            await self._extended()
        finally:
            await self._amend(**{name: kept[name] for name in ("due_at", "locks_at", "grace_minutes")})

    async def _edition(self) -> Answer:
        return await self.registrar.get(f"{REGISTRY}/editions/{await self.ground.people.edition_id()}")

    async def _amend(self, *, due_at: Any, locks_at: Any, grace_minutes: int) -> None:
        """Through the registry; submission hears of it by an event."""
        now = await self._edition()
        content = {name: value for name, value in now.items() if name not in NOT_CONTENT}
        content |= {"due_at": str(due_at), "locks_at": str(locks_at), "grace_minutes": grace_minutes}
        await self.registrar.put(f"{REGISTRY}/editions/{now['id']}", content, etag=now.etag)
        wanted = datetime.fromisoformat(str(locks_at))

        async def is_known() -> bool:
            rows = await self.ground.records.fetch("submission", "select locks_at from known_edition")
            return any(row["locks_at"] == wanted for row in rows)

        await self.ground.eventually(is_known, within=10, pause=0.05)

    async def _across(self) -> None:
        async with asyncio.TaskGroup() as group:
            while datetime.now(UTC) < self.locks + timedelta(seconds=1.5) and len(self.receipts) < len(self.drafts) - 5:
                draft = self.drafts[len(self.receipts)]
                self.receipts[draft] = None
                group.create_task(self._submit(draft))
                await self.ground.hold(self.pace)

    async def _submit(self, draft: str) -> None:
        """With patience and one key; a lock that was met is an answer."""
        try:
            self.receipts[draft] = await self.ground.people.liaison.submit(draft, key=f"cell-45-{draft}")
        except Refused as refused:
            if refused.code != "reporting-locked":
                raise

    async def _killed_at_the_lock(self) -> None:
        await self.ground.hold((self.locks - datetime.now(UTC)).total_seconds() - 0.15)
        await self.ground.in_thread(self.ground.stack.strike_down, "submission-api")

    async def _extended(self) -> None:
        """From the moment the extension is known, reports are taken again, late."""
        await self.ground.ready("submission-api")
        self.extended = datetime.now(UTC)
        await self._amend(due_at=self.due, locks_at=self.extended + timedelta(days=1), grace_minutes=0)
        receipt = await self.ground.people.liaison.submit(self.drafts[-1])
        assert receipt["on_time"] is False

    async def check(self) -> None:
        """The tables: nothing in [locks, extended), on time if and only if before due; one step each."""
        rows = await self.ground.records.fetch(
            "submission",
            """select item.id, item.submitted_at, item.on_time, (
                 select count(*) from item_step where item_id = item.id and what = 'submitted'
               ) steps from item where id = any($1::uuid[])""",
            list(self.receipts),
        )
        taken = {str(row["id"]): row for row in rows if row["submitted_at"] is not None}
        assert set(taken) == {draft for draft, receipt in self.receipts.items() if receipt is not None}
        for row in taken.values():
            assert row["submitted_at"] < self.locks
            assert row["on_time"] == (row["submitted_at"] < self.due)
            assert row["steps"] == 1
        on_time = sum(row["on_time"] for row in taken.values())
        self.ground.seen["on time / late / locked out"] = (
            f"{on_time} / {len(taken) - on_time} / {len(self.receipts) - len(taken)}"
        )
        assert 0 < on_time < len(taken) < len(self.receipts)
