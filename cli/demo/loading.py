"""The sixty cases come in through the public APIs, several at once; a second run goes on where the first ended."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from cli.client import Account, Answer, Approver, Connection, Liaison, Refused
from cli.demo.accounts import DemoFile
from cli.demo.cases import DemoCase, demo_cases
from cli.demo.pictures import photo

AT_ONCE = 6
NOT_HEARD_YET = frozenset({"edition-unknown", "unit-not-enrolled", "item-type-unknown", "media-pending", "not-found"})
PATIENCE_SECONDS = 90.0
# So that every list shows every state: the last cases of the file stop on the way.
DRAFTS, RETURNED, WAITING = 3, 3, 4
RETURN_NOTE = "请补充数据的来源和统计口径，并说明与往年相比的变化。"


class Loading:
    """Brings the cases in; each request bears a key made from the case, so that repeating one does nothing."""

    def __init__(self, connection: Connection, file: DemoFile, edition_id: str) -> None:
        self._connection = connection
        self._file = file
        self._edition_id = edition_id
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._approvers: dict[str, Approver] = {}
        self.states: dict[str, int] = {}

    async def run(self, done: Callable[[], None]) -> None:
        """All cases."""
        cases = demo_cases()
        left = len(cases) - DRAFTS - RETURNED - WAITING
        ends = ["approved"] * left + ["submitted"] * WAITING + ["returned"] * RETURNED + ["draft"] * DRAFTS
        async with asyncio.TaskGroup() as group:
            for case, end in zip(cases, ends, strict=True):
                group.create_task(self._gated(case, end, done))

    async def _gated(self, case: DemoCase, end: str, done: Callable[[], None]) -> None:
        async with self._gate:
            await self._bring(case, end)
            self.states[end] = self.states.get(end, 0) + 1
            done()

    async def _bring(self, case: DemoCase, end: str) -> None:
        liaison = Liaison(self._connection, self._account(f"liaison-{case.id.lower()}"))
        item = await patiently(lambda: liaison.create_item(self._edition_id, key=f"demo-{case.id}-create"))
        now = await liaison.item(item["id"])
        if now["state"] == "draft":
            await self._write(liaison, case, now, end)
        if end != "draft" and now["state"] in {"draft", "submitted"}:
            await self._decide(case, item["id"], end)

    async def _write(self, liaison: Liaison, case: DemoCase, now: Answer, end: str) -> None:
        content = dict(case.content) if end != "draft" else {"title": case.content["title"]}
        if end != "draft":
            picture = await photo(case.id, f"{case.content['title']}（演示配图）")
            uploaded = await liaison.upload(picture, key=f"demo-{case.id}-photo")
            content["asset_ids"] = [uploaded["asset_id"]]
        await liaison.save_draft(now["id"], content, etag=now.etag)
        if end != "draft":
            await liaison.submit(now["id"])

    async def _decide(self, case: DemoCase, item_id: str, end: str) -> None:
        approver = self._approver(case.approver_unit)
        if end == "approved":
            await patiently(lambda: approver.approve(item_id))
        elif end == "returned":
            await approver.give_back(item_id, {"/result": RETURN_NOTE})

    def _account(self, username: str) -> Account:
        return self._file.named(username)

    def _approver(self, unit_code: str) -> Approver:
        if unit_code not in self._approvers:
            account = self._file.first("approver", unit_code=unit_code)
            self._approvers[unit_code] = Approver(self._connection, account)
        return self._approvers[unit_code]


async def patiently(ask: Callable[[], Awaitable[Answer]]) -> Answer:
    """Ask again while the service has not yet heard what another one said."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return await ask()
        except Refused as refused:
            if refused.code not in NOT_HEARD_YET or time.monotonic() > deadline:
                raise
        await asyncio.sleep(0.1)
