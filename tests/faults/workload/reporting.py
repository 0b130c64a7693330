"""The reporting side: write, submit, decide, withdraw."""

import random
from typing import Any

from cli.client import Liaison
from cli.client.member import SUBMISSION
from tests.faults.workload.calls import Calls, Result
from tests.faults.workload.cast import Cast
from tests.faults.workload.items import OPEN, Items, Reported, held

RETURNED_SHARE = 0.2


class Reporting:
    """What liaisons and approvers do."""

    def __init__(self, calls: Calls, cast: Cast, items: Items) -> None:
        self._calls = calls
        self._cast = cast
        self._items = items

    async def save(self, dice: random.Random) -> None:
        """Go on with a draft, or begin one."""
        item = self._items.choose(dice, OPEN)
        if item is None or dice.random() < 0.4:
            await self.write(dice.choice(self._cast.liaisons))
            return
        with held(item):
            await self.save_draft(item)

    async def submit(self, dice: random.Random) -> None:
        """A complete draft goes up; where there is none, one is written."""
        item = self._items.choose(dice, OPEN, complete=True) or await self.write(dice.choice(self._cast.liaisons))
        if item is not None and not item.busy:
            with held(item):
                await self.submit_item(item)

    async def decide(self, dice: random.Random) -> None:
        """The level above approves or returns; where nothing waits, something is submitted."""
        item = self._items.choose(dice, ("submitted",))
        if item is None:
            await self.submit(dice)
            return
        with held(item):
            if dice.random() < RETURNED_SHARE:
                await self.give_back(item)
            else:
                await self.approve(item)

    async def withdraw(self, dice: random.Random) -> None:
        """A unit takes back what it submitted."""
        item = self._items.choose(dice, ("submitted", "approved"))
        if item is None:
            await self.submit(dice)
            return
        with held(item):
            await self.withdraw_item(item)

    async def write(self, liaison: Liaison, asset_ids: list[str] | None = None) -> Reported | None:
        """A new draft with its content."""
        body = {"item_type": "T3", "edition_id": self._cast.edition_id}
        created = await self._calls.post(
            liaison, "create", f"{SUBMISSION}/items", body, reading=lambda a: {"item": a["id"]}
        )
        if not created:
            return None
        item = Reported(created.answer["id"], liaison, etag=_etag(created), asset_ids=asset_ids or [], busy=True)
        self._items.add(item)
        await self.save_draft(item)
        item.busy = False
        return item

    async def save_draft(self, item: Reported) -> None:
        """One save, under a mark of its own; what is unknown is looked up."""
        item.saves += 1
        marker = f"{item.id[-12:]}-{item.saves}"
        path = f"{SUBMISSION}/items/{item.id}/draft"
        content = item.content(marker)
        saved = await self._calls.put(item.liaison, "save", path, content, etag=item.etag, item=item.id, marker=marker)
        if saved:
            item.etag, item.complete = _etag(saved), True
        else:
            await self.look(item)

    async def look(self, item: Reported) -> None:
        """See how the item stands."""
        seen = await self._calls.get(item.liaison, "look", f"{SUBMISSION}/items/{item.id}", item=item.id)
        if seen:
            item.etag, item.state, item.complete = _etag(seen), seen.answer["state"], not seen.answer["missing"]

    async def submit_item(self, item: Reported) -> Result:
        """Send it up."""
        done = await self._act(item.liaison, item, "submit", "submission")
        if done:
            item.state = "submitted"
        return done

    async def approve(self, item: Reported) -> Result:
        """On to the ministry."""
        done = await self._act(self._cast.approver_of(item.liaison), item, "approve", "approval")
        if done:
            item.state = done.answer["state"]
        return done

    async def give_back(self, item: Reported) -> None:
        """Back with a note."""
        body = {"notes": [{"pointer": "/result", "text": "请补充数据的来源。"}]}
        if await self._act(self._cast.approver_of(item.liaison), item, "return", "return", body):
            await self.look(item)

    async def withdraw_item(self, item: Reported) -> None:
        """Back for good."""
        item.saves += 1
        reason = f"重复报送 {item.id[-12:]}-{item.saves}"
        if await self._act(item.liaison, item, "withdraw", "withdrawal", {"reason": reason}, reason=reason):
            item.state = "withdrawn"

    async def _act(
        self, member: Any, item: Reported, what: str, resource: str, body: Any = None, **keys: Any
    ) -> Result:
        path = f"{SUBMISSION}/items/{item.id}/{resource}"
        done = await self._calls.post(member, what, path, body, item=item.id, **keys)
        if not done:
            await self.look(item)
        return done


def _etag(result: Result) -> str:
    return result.answer.etag
