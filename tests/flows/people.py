"""The people of a flow, and what several tests have them do."""

import asyncio
from collections.abc import Sequence
from typing import Any

from cli.client import Answer, Approver, Connection, Desk, Editor, Liaison, Operator, Publisher, Reviewer
from cli.demo.accounts import DemoFile
from cli.demo.cases import JOURNEY_PARENT, JOURNEY_UNIT, journey_content
from cli.demo.loading import patiently
from tests.infra.waiting import eventually

AT_ONCE = 10
STAGES = ("first", "second", "final")


class People:
    """One of each role (reviewers: two, editors: three)."""

    def __init__(self, connection: Connection, file: DemoFile) -> None:
        self.connection = connection
        self.liaison = Liaison(connection, file.first("liaison", unit_code=JOURNEY_UNIT))
        self.approver = Approver(connection, file.first("approver", unit_code=JOURNEY_PARENT))
        self.reviewers = [Reviewer(connection, account) for account in file.all_with("reviewer")]
        self.editors = [Editor(connection, account) for account in file.all_with("editor")]
        self.publisher = Publisher(connection, file.first("publisher"))
        self.operator = Operator(connection, file.first("operator"))
        self.desks = [Desk(connection, account) for account in file.all_with("desk")]
        self._edition_id = ""

    @property
    def editor(self) -> Editor:
        """The first of the three."""
        return self.editors[0]

    async def sign_in(self) -> None:
        """Those who report, and the editor: for tests that take the registry away afterwards."""
        for member in (self.liaison, self.approver, self.editor):
            await member.sign_in()

    async def edition_id(self) -> str:
        """The edition that is on."""
        if not self._edition_id:
            self._edition_id = (await self.liaison.current_edition())["id"]
        return self._edition_id

    async def written(self, number: int = 1, *, asset_ids: Sequence[str] = ()) -> str:
        """A complete draft."""
        edition_id = await self.edition_id()
        content: dict[str, Any] = {**journey_content(number), "asset_ids": list(asset_ids)}

        # Submission may not have heard of the edition or the unit yet.
        created = await patiently(lambda: self.liaison.create_item(edition_id))
        draft = await self.liaison.save_draft(created["id"], content, etag=created.etag)
        assert not draft["missing"]
        return str(created["id"])

    async def submitted(self, number: int = 1, *, asset_ids: Sequence[str] = ()) -> str:
        """A submitted item."""
        item_id = await self.written(number, asset_ids=asset_ids)
        await self.liaison.submit(item_id)
        return item_id

    async def approved(self, number: int = 1) -> str:
        """An approved item."""
        item_id = await self.submitted(number)
        await self.approver.approve(item_id)
        return item_id

    async def pooled(self, number: int = 1) -> str:
        """An item that the ministry's pool has."""
        item_id = await self.approved(number)
        await self.in_pool(item_id)
        return item_id

    async def in_pool(self, item_id: str, *, within: float = 30.0) -> Answer:
        """The entry, once the pool has it."""

        async def look() -> Answer:
            entry = await self.editor.entry_if_known(item_id)
            assert entry is not None, "not in the pool"
            return entry

        return await eventually(look, within=within)

    async def in_state(self, item_id: str, state: str, *, within: float = 30.0) -> Answer:
        """The item, once its unit sees it so."""

        async def look() -> Answer:
            item = await self.liaison.item(item_id)
            assert item["state"] == state
            return item

        return await eventually(look, within=within)

    async def decided(self, number: int = 1) -> str:
        """An item that can be released."""
        item_id = await self.pooled(number)
        await self.choose(item_id)
        return item_id

    async def choose(self, item_id: str) -> None:
        """From the pool to the decision."""
        await self.editor.assign(item_id)
        rubric = await self.reviewers[0].get("/api/publicity/v1/rubric")
        for reviewer in self.reviewers:
            await reviewer.score(item_id, {each["code"]: 85 for each in rubric["criteria"]}, "可推广。")
        await self.editor.propose(item_id, "有数据，可推广。")
        for editor, stage in zip(self.editors, STAGES, strict=True):
            await editor.review(item_id, stage)
        await self.editor.decide(item_id)

    async def released(self, numbers: Sequence[int]) -> list[str]:
        """Items that went out in one act."""
        item_ids = [await self.decided(number) for number in numbers]
        await self.publisher.release(item_ids)
        return item_ids


async def at_once(jobs: Sequence[Any], *, limit: int = AT_ONCE) -> list[Any]:
    """Run coroutines, so many at the same time; their results in order."""
    gate = asyncio.Semaphore(limit)

    async def gated(job: Any) -> Any:
        async with gate:
            return await job

    return list(await asyncio.gather(*(gated(job) for job in jobs)))
