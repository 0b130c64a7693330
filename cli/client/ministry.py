"""The ministry's side: reviewers, editors, publishers."""

from collections.abc import Mapping, Sequence
from typing import Any

from cli.client.answers import Answer, Refused
from cli.client.member import PUBLICITY, Member


class PoolReader(Member):
    """Whoever may look into the pool."""

    async def entry(self, item_id: str) -> Answer:
        """One entry."""
        return await self.get(f"{PUBLICITY}/entries/{item_id}")

    async def entry_if_known(self, item_id: str) -> Answer | None:
        """One entry, or None while the pool does not have it (for this person)."""
        try:
            return await self.entry(item_id)
        except Refused as refused:
            if refused.status == 404:
                return None
            raise

    async def entries(self, **query: Any) -> Answer:
        """A page of the pool."""
        return await self.get(f"{PUBLICITY}/entries", **query)


class Reviewer(PoolReader):
    """评审专家: scores what is assigned."""

    async def score(self, item_id: str, points: Mapping[str, int], comment: str) -> Answer:
        """Points for each criterion of the rubric."""
        body = {"points": dict(points), "comment": comment}
        return await self.post(f"{PUBLICITY}/entries/{item_id}/scores", body)


class Editor(PoolReader):
    """编辑: assigns, proposes, reviews, decides."""

    async def assign(self, item_id: str) -> Answer:
        """Have the system choose two reviewers without a conflict."""
        return await self.post(f"{PUBLICITY}/entries/{item_id}/assignment")

    async def propose(self, item_id: str, reason: str) -> Answer:
        """Propose the item for the media, in plain words."""
        return await self.post(f"{PUBLICITY}/entries/{item_id}/proposal", {"reason": reason})

    async def review(self, item_id: str, stage: str, *, verdict: str = "pass", note: str = "") -> Answer:
        """初审 first, 复审 second, 终审 final: three people."""
        body = {"stage": stage, "verdict": verdict, "note": note}
        return await self.post(f"{PUBLICITY}/entries/{item_id}/reviews", body)

    async def decide(self, item_id: str, *, embargoed_until: str | None = None) -> Answer:
        """Decide; can be changed until the release."""
        return await self.post(f"{PUBLICITY}/entries/{item_id}/decision", {"embargoed_until": embargoed_until})

    async def withdrawals(self) -> Answer:
        """The board: withdrawn items and the desks that have not confirmed."""
        return await self.get(f"{PUBLICITY}/withdrawals")


class Publisher(PoolReader):
    """发布员: releases what others decided, withdraws it."""

    async def release(self, item_ids: Sequence[str], *, key: str | None = None) -> Answer:
        """All of them in one act, or none."""
        return await self.post(f"{PUBLICITY}/releases", {"entry_ids": list(item_ids)}, key=key)

    async def withdraw(self, item_id: str, reason: str) -> Answer:
        """Call a released item back."""
        return await self.post(f"{PUBLICITY}/releases/{item_id}/withdrawal", {"reason": reason})

    async def withdrawals(self) -> Answer:
        """The board."""
        return await self.get(f"{PUBLICITY}/withdrawals")
