"""The reporting side: the liaison of a unit, and the approver of the unit above."""

from collections.abc import Mapping, Sequence
from typing import Any

from cli.client.answers import Answer
from cli.client.member import SUBMISSION, Member
from cli.client.uploading import Progress, SourceFile, await_verified, upload_file

Content = Mapping[str, Any]


class Liaison(Member):
    """联络员: writes, uploads, submits, withdraws."""

    async def create_item(self, edition_id: str, *, item_type: str = "T3", key: str | None = None) -> Answer:
        """An empty draft."""
        body = {"item_type": item_type, "edition_id": edition_id}
        return await self.post(f"{SUBMISSION}/items", body, key=key)

    async def item(self, item_id: str) -> Answer:
        """One item, with what can be done with it."""
        return await self.get(f"{SUBMISSION}/items/{item_id}")

    async def items(self, **query: Any) -> Answer:
        """A page of the unit's items."""
        return await self.get(f"{SUBMISSION}/items", **query)

    async def save_draft(self, item_id: str, content: Content, *, etag: str) -> Answer:
        """Save what there is so far; tells what is still missing."""
        return await self.put(f"{SUBMISSION}/items/{item_id}/draft", dict(content), etag=etag)

    async def write(self, edition_id: str, content: Content, *, key: str | None = None) -> Answer:
        """A draft with this content."""
        created = await self.create_item(edition_id, key=key)
        return await self.save_draft(created["id"], content, etag=created.etag)

    async def submit(self, item_id: str, *, key: str | None = None, patience: float | None = None) -> Answer:
        """Report the item; the answer is the receipt."""
        return await self.post(f"{SUBMISSION}/items/{item_id}/submission", key=key, patience=patience)

    async def withdraw(self, item_id: str, reason: str) -> Answer:
        """Take the item back."""
        return await self.post(f"{SUBMISSION}/items/{item_id}/withdrawal", {"reason": reason})

    async def upload(
        self, source: SourceFile, *, progress: Progress = lambda _bytes: None, key: str | None = None
    ) -> Answer:
        """Bring a file into the object store."""
        return await upload_file(self, source, progress=progress, key=key)

    async def verified(self, asset_ids: Sequence[str], *, within: float = 60.0) -> list[Answer]:
        """The assets, each ready or refused."""
        return [await await_verified(self, asset_id, within=within) for asset_id in asset_ids]


class Approver(Member):
    """审核员: approves or returns what units below report."""

    async def item(self, item_id: str) -> Answer:
        """One item of a unit below."""
        return await self.get(f"{SUBMISSION}/items/{item_id}")

    async def items(self, **query: Any) -> Answer:
        """A page of the items of units below."""
        return await self.get(f"{SUBMISSION}/items", **query)

    async def approve(self, item_id: str, *, key: str | None = None, patience: float | None = None) -> Answer:
        """On to the next level."""
        return await self.post(f"{SUBMISSION}/items/{item_id}/approval", key=key, patience=patience)

    async def give_back(self, item_id: str, notes: Mapping[str, str]) -> Answer:
        """Return the item with a note per field (JSON pointer → note)."""
        body = {"notes": [{"pointer": pointer, "text": text} for pointer, text in notes.items()]}
        return await self.post(f"{SUBMISSION}/items/{item_id}/return", body)
