"""One upload as a liaison makes it, step by step, and what the media service and the store have of it."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from cli.client import Answer, Liaison, SourceFile
from cli.client.member import MEDIA
from cli.client.uploading import send_parts
from services.media.storage.object_store import ObjectStore
from tests.faults.crash_points.stored_bytes import nothing_left_of, sha256_of
from tests.flows.records import Records
from tests.infra.waiting import eventually

PASSED = "update asset set {column} = {column} - $2::interval where id = $1"
ENDED_WITHIN = 60.0


@dataclass
class Upload:
    """Declared; its bytes come by `send_parts`, its end by `complete`."""

    liaison: Liaison
    source: SourceFile
    opened: Answer
    records: Records
    store: ObjectStore

    @property
    def id(self) -> str:
        """The asset's."""
        return str(self.opened["asset_id"])

    async def send_parts(self) -> None:
        """Ask for links and send every part."""
        await send_parts(self.liaison, self.source, self.opened, range(1, self.opened["parts_count"] + 1))

    async def complete(self) -> Answer:
        """Have the parts put together."""
        return await self.liaison.post(f"{MEDIA}/uploads/{self.id}/completion")

    async def row(self) -> dict[str, Any]:
        """The asset as it stands in the database."""
        (row,) = await self.records.fetch("media", "select * from asset where id = $1", self.id)
        return row

    async def in_state(self, state: str) -> dict[str, Any]:
        """The row, once it is in this state."""

        async def look() -> dict[str, Any]:
            row = await self.row()
            assert row["state"] == state
            return row

        return await eventually(look, within=ENDED_WITHIN)

    async def let_pass(self, column: str, time: timedelta) -> None:
        """As if so much more time had passed since, or a lease had so much less to run."""
        await self.records.fetch("media", PASSED.format(column=column), self.id, time)

    async def ends_ready(self) -> None:
        """Verified: what can be downloaded are the bytes that were declared, and each rendition is its own."""
        row = await self.in_state("ready")
        assert row["sha256"] == self.source.declaration()["sha256"]
        assert await sha256_of(self.store, row["source_key"]) == row["sha256"]
        for rendition in json.loads(row["renditions"]):
            assert await sha256_of(self.store, rendition["key"]) == rendition["sha256"]
        assert row["renditions"] != "[]"
        await self.inbox_is_cleared()

    async def ends_expired(self) -> None:
        """Nobody comes back for a day: the reconciler gives the upload up and clears what the store has of it."""
        await self.let_pass("changed_at", timedelta(hours=25))
        assert (await self.in_state("rejected"))["reason_code"] == "expired"
        await self.inbox_is_cleared()

    async def inbox_is_cleared(self) -> None:
        """Once no link to a part lives any more."""
        await self.let_pass("ended_at", timedelta(hours=1))

        async def look() -> bool:
            row = await self.row()
            assert row["inbox_cleared_at"]
            return await nothing_left_of(self.store, row)

        await eventually(look, within=ENDED_WITHIN)
