"""The object store completes and cannot tell; many complete at once: cells 37 and 40."""

import asyncio
import uuid
from typing import Any

from cli.client import Answer, Refused, SourceFile
from cli.client.member import MEDIA
from cli.client.uploading import await_verified, send_parts
from cli.demo import pictures
from tests.chassis.proxy import CompletionLosing
from tests.faults.cells.cell import PROCESS, STORE, Cell

AT_ONCE = 20


class UploadCell(Cell):
    """What both share: a photo whose parts the store has, and which nobody has completed."""

    async def prepare(self) -> None:
        """One picture serves all: its bytes are not what is tried here."""
        self.photo: SourceFile = await pictures.photo("fault-cells", "故障演练照片（演示配图）")

    async def opened(self) -> Answer:
        """An upload with all of its parts."""
        liaison = self.ground.people.liaison
        upload = await liaison.post(f"{MEDIA}/uploads", self.photo.declaration())
        await send_parts(liaison, self.photo, upload, range(1, upload["parts_count"] + 1))
        return upload

    async def completed(self, upload: Answer, *, patience: float | None = None) -> Answer:
        """Put the parts together, under a key of its own."""
        path = f"{MEDIA}/uploads/{upload['upload_id']}/completion"
        return await self.ground.people.liaison.post(path, key=str(uuid.uuid4()), patience=patience)

    async def objects(self, upload: Answer) -> dict[str, Any]:
        """The asset once it is decided."""
        return await await_verified(self.ground.people.liaison, upload["asset_id"], within=40)


class CompletionAnswerCut(UploadCell):
    """37"""

    number, title, within = 37, "CompleteMultipartUpload done, its answer cut, retried", STORE
    also = "NoSuchUpload at the second try → HEAD → stored, verified, ready"
    uploads = 5

    async def strike(self) -> None:
        """The first completion of each upload is done by the store and never heard of."""
        stack = self.ground.stack.stack
        host, port = stack.address("minio").split(":")
        self.uploaded: list[Answer] = []
        self.unheard = 0
        async with CompletionLosing(host, int(port)).listening() as losing:
            await self.ground.toxiproxy.lead("minio", f"127.0.0.1:{losing.port}")
            try:
                for _ in range(self.uploads):
                    await self._complete(await self.opened(), losing)
                    await self.ground.hold(1)
            finally:
                self.lost = losing.lost
                await self.ground.toxiproxy.lead("minio", stack.address("minio"))

    async def _complete(self, upload: Answer, losing: CompletionLosing) -> None:
        losing.lose("answer-cut")
        try:
            await self.completed(upload, patience=0)
        except Refused as refused:
            if refused.status != 503:  # a lost completion is unknown, not refused
                raise
            self.unheard += 1
        self.uploaded.append(upload)
        await self.completed(upload)

    async def check(self) -> None:
        """Each is ready with the bytes that were sent."""
        self.ground.seen |= {"completions lost": self.lost, "answered 503 first": self.unheard}
        assert self.lost >= self.uploads
        for upload in self.uploaded:
            asset = await self.objects(upload)
            assert (asset["state"], asset["sha256"]) == ("ready", self.photo.declaration()["sha256"])


class CompletedAtOnce(UploadCell):
    """40"""

    number, title, within = 40, "Complete ×20 at once; Complete against Abort; two clients with one upload", PROCESS
    also = "one winner, all others see its result"

    async def strike(self) -> None:
        """Three races, each several times."""
        for _ in range(2):
            await self._twenty()
            await self._against_abort()
            await self._two_clients()

    async def _twenty(self) -> None:
        upload = await self.opened()
        answers = await asyncio.gather(*(self.completed(upload) for _ in range(AT_ONCE)))
        assert {each["sha256"] for each in answers} <= {None, self.photo.declaration()["sha256"]}
        assert all(each["state"] in {"stored", "verifying", "ready"} for each in answers)
        assert (await self.objects(upload))["state"] == "ready"

    async def _against_abort(self) -> None:
        """Whoever was first, the asset ends as the winner says, and the loser was told so."""
        upload = await self.opened()
        done, aborted = await asyncio.gather(self._outcome(self.completed(upload)), self._outcome(self._abort(upload)))
        asset = await self.objects(upload)
        assert (done, aborted) in {("ok", "refused"), ("refused", "ok")}
        assert asset["state"] == ("ready" if done == "ok" else "rejected")

    async def _two_clients(self) -> None:
        """Both send every part and both complete."""
        liaison = self.ground.people.liaison
        upload = await liaison.post(f"{MEDIA}/uploads", self.photo.declaration())
        numbers = range(1, upload["parts_count"] + 1)
        await asyncio.gather(*(send_parts(liaison, self.photo, upload, numbers) for _ in range(2)))
        await asyncio.gather(*(self.completed(upload) for _ in range(2)))
        assert (await self.objects(upload))["state"] == "ready"

    async def _abort(self, upload: Answer) -> None:
        liaison = self.ground.people.liaison
        path = f"{MEDIA}/uploads/{upload['upload_id']}"
        await liaison.connection.ask("DELETE", path, headers=await liaison.authorization())

    @staticmethod
    async def _outcome(asked: Any) -> str:
        try:
            await asked
        except Refused as refused:
            if refused.status >= 500:
                raise
            return "refused"
        return "ok"
