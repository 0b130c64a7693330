"""Questions with a known answer: what nobody may do, what must be in a list, one key for two requests."""

import random
import uuid

from cli.client.member import SUBMISSION
from tests.faults.workload.calls import Calls
from tests.faults.workload.cast import Cast
from tests.faults.workload.items import Items


class Probes:
    """Asked in health and while a part is down: the answer may be missing, never wrong."""

    def __init__(self, calls: Calls, cast: Cast, items: Items) -> None:
        self._calls = calls
        self._cast = cast
        self._items = items

    async def trespass(self, dice: random.Random) -> None:
        """Another unit's item is as unknown as none."""
        item = self._items.choose(dice, ("draft", "returned", "submitted", "approved", "released"))
        strangers = [each for each in self._cast.liaisons if item and each is not item.liaison]
        if item and strangers:
            path = f"{SUBMISSION}/items/{item.id}"
            await self._calls.get(dice.choice(strangers), "trespass", path, item=item.id)

    async def list(self, dice: random.Random) -> None:
        """A unit's own items: how many it is certain of, and how many are shown."""
        liaison = dice.choice(self._cast.liaisons)
        certain = min(len(self._items.of(liaison)), 20)
        await self._calls.get(
            liaison, "list", f"{SUBMISSION}/items", query={"limit": 20}, certain=certain,
            reading=lambda answer: {"shown": len(answer["items"])},
        )  # fmt: skip

    async def reuse(self, dice: random.Random) -> None:
        """A key that was used for one request is used for another one by mistake."""
        liaison = dice.choice(self._cast.liaisons)
        key = str(uuid.uuid4())
        path = f"{SUBMISSION}/items"
        body = {"item_type": "T3", "edition_id": self._cast.edition_id}
        first = await self._calls.post(liaison, "create", path, body, key=key, reading=lambda a: {"item": a["id"]})
        if first:
            other = {**body, "edition_id": str(uuid.UUID(int=dice.getrandbits(128), version=4))}
            await self._calls.post(liaison, "reuse", path, other, key=key, reading=lambda a: {"item": a["id"]})
