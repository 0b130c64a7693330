"""Somebody who uploads a picture: persistent or not, honest or not, alone or with a second device."""

import hashlib
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from minio.error import S3Error
from sqlalchemy.exc import DBAPIError

from chassis.errors import CommitUnknown, DomainError
from services.media.domain.asset import Asset
from services.media.domain.asset_state import AssetNotInState, AssetState
from services.media.domain.declaration import Declaration
from services.media.use_cases.cancel_upload import cancel_upload
from services.media.use_cases.complete_upload import PartsMissing, complete_upload
from services.media.use_cases.declare_asset import declare_asset
from services.media.use_cases.sign_parts import SignedPart, sign_parts
from tests.simulation.calls import Unreachable
from tests.simulation.store import etag_of

if TYPE_CHECKING:
    from tests.simulation.uploads import Uploads

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01"
TRIES = 60
DONE = (AssetState.STORED, AssetState.VERIFYING, AssetState.READY)
NO_ANSWER = (Unreachable, CommitUnknown, DBAPIError, OSError)


class Person:
    """One file of one unit."""

    def __init__(self, uploads: "Uploads", number: int) -> None:
        world = uploads.world
        self._uploads = uploads
        self._world = world
        self.name = f"person-{number}"
        self.unit_id = world.new_id()
        self.content = JPEG + world.random.randbytes(world.random.randint(1, 60))
        self.asset_ids: list[UUID] = []
        self.honest = world.random.random() < 0.9
        self.patient = world.random.random() < 0.7
        self.cancelled = False
        self.told_done = False

    def acts(self) -> list[Coroutine[Any, Any, None]]:
        """What the devices do, side by side."""
        acts = [self._upload()]
        if self._world.random.random() < 0.5:
            acts.append(self._second_device())
        return acts

    async def _upload(self) -> None:
        if not await self._declare():
            return
        missing = list(range(1, self._parts_count() + 1))
        for _ in range(TRIES):
            if not self.patient and self._world.random.random() < 0.3:
                self._world.note(self.name, "gives up")
                return
            if missing:
                await self._send(missing)
            outcome = await self._complete()
            if outcome is None:
                return
            missing = outcome
            await self._world.elapse(self._world.random.random() * 5)

    async def _declare(self) -> bool:
        """Until one declaration is known to stand."""
        declaration = Declaration(
            file_name="a.jpg", kind="photo", content_type="image/jpeg", bytes=len(self.content),
            sha256=self._declared(), caption="", credit="", licence="cc-by", people_consented=True, ai_generated=False,
        )  # fmt: skip

        async def declare(database: Any, _store: Any) -> UUID:
            async with database.work() as work:
                asset = await declare_asset(work, declaration=declaration, unit_id=self.unit_id, by=self.unit_id)
            return asset.id

        for _ in range(TRIES):
            try:
                self.asset_ids.append(await self._uploads.call(declare))
            except NO_ANSWER:
                await self._world.elapse(self._world.random.random() * 3)
            else:
                return True
        return False

    async def _send(self, numbers: list[int]) -> None:
        """Sign and send; a part that did not get through is missed at the end."""
        try:
            for signed in await self._sign(numbers):
                await self._world.elapse(self._world.delay())
                if not self._world.happens(self._world.weather.cut_before * 2):
                    start = (signed.number - 1) * self._asset()["part_bytes"]
                    part = self.content[start : start + signed.bytes]
                    self._uploads.store.put_part(*self._place(signed), part)
        except (*NO_ANSWER, DomainError, S3Error) as error:
            self._world.note(self.name, f"sending: {type(error).__name__}")

    async def _sign(self, numbers: list[int]) -> list[SignedPart]:
        async def sign(database: Any, store: Any) -> list[SignedPart]:
            async with database.work() as work:
                return await sign_parts(work, store, asset_id=self._id(), unit_id=self.unit_id, numbers=numbers)

        return await self._uploads.call(sign)

    def _place(self, signed: SignedPart) -> tuple[str, str, int]:
        """What the signed link says: key, upload and part."""
        split = urlsplit(signed.url)
        query = parse_qs(split.query)
        return split.path.removeprefix("/inbox/"), query["uploadId"][0], int(query["partNumber"][0])

    async def _complete(self) -> list[int] | None:
        """The parts that are missing now, or None when there is nothing more to do."""

        async def complete(database: Any, store: Any) -> Asset:
            return await complete_upload(database, store, asset_id=self._id(), unit_id=self.unit_id)

        try:
            asset = await self._uploads.call(complete)
        except PartsMissing as refusal:
            missing = refusal.extensions["missing"]
            self._world.note(self.name, f"missing parts {missing}")
            return list(missing) if isinstance(missing, list) else []
        except AssetNotInState:
            return None
        except (*NO_ANSWER, DomainError) as error:
            self._world.note(self.name, f"completing: {type(error).__name__}")
            return []
        self._world.note(self.name, f"told {asset.state}")
        if asset.state in DONE:
            self.told_done = True
        return [] if asset.state in (AssetState.COMPLETING, AssetState.UPLOADING) else None

    async def _second_device(self) -> None:
        """Completes as well, or cancels, or has the store complete by itself as an S3 client may."""
        random = self._world.random
        for _ in range(random.randint(1, 3)):
            await self._world.elapse(random.random() * 6)
            if not self.asset_ids:
                continue
            if random.random() < 0.15:
                await self._cancel()
            elif random.random() < 0.3:
                self._complete_in_the_store()
            else:
                await self._complete()

    async def _cancel(self) -> None:
        async def cancel(database: Any, _store: Any) -> None:
            async with database.work() as work:
                await cancel_upload(work, asset_id=self._id(), unit_id=self.unit_id)

        self.cancelled = True
        try:
            await self._uploads.call(cancel)
        except (*NO_ANSWER, DomainError) as error:
            self._world.note(self.name, f"cancelling: {type(error).__name__}")

    def _complete_in_the_store(self) -> None:
        row = self._asset()
        upload = self._uploads.store.uploads.get(row["multipart_id"] or "")
        if upload is None or len(upload.parts) < self._parts_count():
            return
        self._world.note(self.name, "completes in the store itself")
        listed = [(number, etag_of(content)) for number, content in sorted(upload.parts.items())]
        self._uploads.store.complete(row["inbox_key"], row["multipart_id"], listed)

    def _id(self) -> UUID:
        return self.asset_ids[-1]

    def _asset(self) -> dict[str, Any]:
        return self._uploads.database.table("asset")[self._id()]

    def _parts_count(self) -> int:
        return -(-len(self.content) // int(self._asset()["part_bytes"]))

    def _declared(self) -> str:
        content = self.content if self.honest else self.content + b"x"
        return hashlib.sha256(content).hexdigest()
