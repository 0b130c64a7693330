"""Kafka is killed, stopped, cut off one way, emptied: cells 24 25 26 28."""

import asyncio
import time

from cli.stack.layout import SERVICES
from tests.faults.cells.cell import KAFKA, PARTITION, Cell
from tests.faults.cells.ground import APIS
from tests.flows.test_broker_wiped import fold_of_the_feed, replay, wipe


class BrokerAway(Cell):
    """What 24, 25 and 26 share: reports are accepted without Kafka and wait in the outbox."""

    within = KAFKA
    also = "every text submission is accepted at the first try, the outbox grows, then drains; consumers live"
    watched = 16

    async def prepare(self) -> None:
        """Drafts to be submitted while there is no broker."""
        self.drafts = await self.ground.drafts(self.watched)
        self.most_unsent = 0

    async def accept_meanwhile(self, seconds: float) -> None:
        """Submissions and approvals, none of them repeated, spread over the time."""
        ends = time.monotonic() + seconds
        people, share = self.ground.people, self.drafts[: self.watched]
        del self.drafts[: self.watched]
        self.submitted = [*getattr(self, "submitted", []), *share]
        for draft in share:
            await people.liaison.submit(draft, patience=0)
            await people.approver.approve(draft, patience=0)
            self.most_unsent = max(self.most_unsent, await self.ground.records.unsent())
            await self.ground.hold(seconds / len(share) / 2)
        await self.ground.hold(ends - time.monotonic())

    async def check(self) -> None:
        """What was accepted arrived, and what is accepted now arrives as ever."""
        self.ground.seen["most unsent"] = self.most_unsent
        assert self.most_unsent > 0
        await self.ground.received(self.submitted, within=10)
        await self.ground.travels()


class BrokerKilled(BrokerAway):
    """24"""

    number, title = 24, "the broker killed (SIGKILL) three times within 25 s"

    async def strike(self) -> None:
        """It is killed again as soon as it is back."""
        accepting = asyncio.create_task(self.accept_meanwhile(25))
        for _ in range(3):
            await self.ground.in_thread(self.ground.stack.strike_down, "kafka")
            await self.ground.hold(8)
        await accepting
        await self.ground.ready("kafka")


class BrokerStopped(BrokerAway):
    """25"""

    number, title = 25, "the broker stopped (SIGSTOP) for 30 s: connections stay, nothing answers"

    async def strike(self) -> None:
        """A hang, which is worse than a crash."""
        await self.ground.in_thread(self.ground.stack.pause, "kafka")
        try:
            await self.accept_meanwhile(30)
        finally:
            await self.ground.in_thread(self.ground.stack.resume, "kafka")


class OneWayCut(BrokerAway):
    """26"""

    number, title, within = 26, "services→broker cut for 15 s, then broker→services for 15 s, silently", PARTITION
    also = "as 24; what was sent but not acknowledged may come twice, its effect once"
    watched = 8

    async def prepare(self) -> None:
        """For both halves."""
        self.drafts = await self.ground.drafts(2 * self.watched)
        self.most_unsent = 0

    async def strike(self) -> None:
        """First nothing arrives; then all arrives and nobody hears that it did."""
        async with self.ground.toxiproxy.black_hole("kafka", "upstream"):
            await self.accept_meanwhile(15)
        await self.ground.hold(2)
        async with self.ground.toxiproxy.black_hole("kafka", "downstream"):
            await self.accept_meanwhile(15)


class BrokerWiped(Cell):
    """28"""

    number, title = 28, "the broker's data directory wiped under load, then `openweek replay` of each service"
    within = KAFKA
    also = "a new desk folds the topic to what the table holds; no process is started anew"
    wipes = True

    async def strike(self) -> None:
        """As after the loss of a disk; the tables are told again while people go on reporting."""
        self.before = self.ground.stack.pids(APIS)
        await self.ground.in_thread(wipe, self.ground.stack)
        for service in SERVICES:
            await self.ground.in_thread(replay, self.ground.stack, service)

    async def check(self) -> None:
        """Whoever reads the feed from its start knows what the database knows."""
        assert self.ground.stack.pids(APIS) == self.before
        await self.ground.travels()

        async def folded() -> bool:
            query = "select item_id, kind from feed_item where not superseded"
            rows = await self.ground.records.fetch("publicity", query)
            wanted = {str(row["item_id"]): "canceled" if row["kind"] == "canceled" else "usable" for row in rows}
            assert await fold_of_the_feed(self.ground.file) == wanted
            return True

        await self.ground.eventually(folded, within=20, pause=1)
