"""The ministry: from the pool to the media, and back."""

import asyncio
import random

from cli.client import Member
from cli.client.member import PUBLICITY
from tests.faults.workload.calls import FIRST_PAUSE, Calls, Result
from tests.faults.workload.cast import Cast
from tests.faults.workload.items import Items, Reported, held
from tests.faults.workload.reporting import Reporting
from tests.faults.workload.uploads import Uploads

STAGES = ("first", "second", "final")
LOOKS = 60
"""How often something is looked for that is on its way from another service."""


class Selection:
    """What reviewers, editors and the publisher do."""

    def __init__(self, calls: Calls, cast: Cast, items: Items, reporting: Reporting, uploads: Uploads) -> None:
        self._calls = calls
        self._cast = cast
        self._items = items
        self._reporting = reporting
        self._uploads = uploads
        self.criteria: list[str] = []

    async def enter(self) -> None:
        """The rubric is read once."""
        rubric = await self._cast.reviewers[0].get(f"{PUBLICITY}/rubric")
        self.criteria = [each["code"] for each in rubric["criteria"]]

    async def select(self, dice: random.Random) -> None:
        """An approved item, or a new one with a photo, goes all the way out to the media."""
        item = self._items.choose(dice, ("approved",), with_media=True)
        item = item or await self._uploads.write_with_photo(dice.choice(self._cast.liaisons), dice)
        if item is None or item.busy:
            return
        with held(item):
            if await self._approved(item) and await self._pooled(item) and await self._decided(item):
                await self._released(item)

    async def recall(self, dice: random.Random) -> None:
        """The publisher takes a released item back; where there is none, one goes out."""
        item = self._items.choose(dice, ("released",), with_media=True)
        if item is None:
            await self.select(dice)
            return
        with held(item):
            reason = f"数据有误 {item.id[-12:]}"
            path = f"{PUBLICITY}/releases/{item.id}/withdrawal"
            done = await self._calls.post(
                self._cast.publisher, "recall", path, {"reason": reason}, item=item.id, reason=reason
            )
            item.state = "recalled" if done else "stuck"

    async def _approved(self, item: Reported) -> bool:
        """Submitted where it is a draft, approved as soon as its media are ready."""
        if item.state in ("draft", "returned") and not await self._reporting.submit_item(item):
            return False
        for _ in range(LOOKS):
            if item.state != "submitted":
                break
            done = await self._reporting.approve(item)
            if not done and done.code != "media-pending":
                return False
            await asyncio.sleep(FIRST_PAUSE)  # not a wait: an approver comes back later
        return item.state in ("approved", "received")

    async def _pooled(self, item: Reported) -> bool:
        for _ in range(LOOKS):
            path = f"{PUBLICITY}/entries/{item.id}"
            if await self._calls.get(self._cast.editors[0], "look-entry", path, item=item.id):
                return True
            if self._calls.time_is_up():
                return False
            await asyncio.sleep(FIRST_PAUSE)  # not a wait: an editor looks again
        return False

    async def _decided(self, item: Reported) -> bool:
        first, *_ = self._cast.editors
        if not await self._step(first, item, "assign", "assignment"):
            return False
        for reviewer in self._cast.reviewers:
            body = {"points": dict.fromkeys(self.criteria, 85), "comment": "可推广。"}
            if not await self._step(reviewer, item, "score", "scores", body):
                return False
        if not await self._step(first, item, "propose", "proposal", {"reason": "有数据，可推广。"}):
            return False
        for editor, stage in zip(self._cast.editors, STAGES, strict=True):
            body = {"stage": stage, "verdict": "pass", "note": ""}
            if not await self._step(editor, item, "review", "reviews", body):
                return False
        return bool(await self._step(first, item, "choose", "decision", {"embargoed_until": None}))

    async def _step(self, member: Member, item: Reported, what: str, resource: str, body: object = None) -> Result:
        path = f"{PUBLICITY}/entries/{item.id}/{resource}"
        done = await self._calls.post(member, what, path, body, item=item.id, reading=lambda _answer: {})
        if not done:
            item.state = "stuck"
        return done

    async def _released(self, item: Reported) -> None:
        body = {"entry_ids": [item.id]}
        for _ in range(LOOKS):
            done = await self._calls.post(
                self._cast.publisher, "release", f"{PUBLICITY}/releases", body, item=item.id, reading=lambda _answer: {}
            )
            item.state = "released" if done else "stuck"
            if done or done.code != "assets-not-ready":
                return
            await asyncio.sleep(FIRST_PAUSE)  # not a wait: a publisher comes back later
