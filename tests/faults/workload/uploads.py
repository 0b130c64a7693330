"""Small photos on their way to the store, part by part; some are not what was declared."""

import asyncio
import hashlib
import random
from pathlib import Path

import httpx

from cli.client import Liaison, SourceFile
from cli.client.member import MEDIA
from cli.client.uploading import send_parts
from tests.faults.workload.calls import FIRST_PAUSE, Calls, Result
from tests.faults.workload.cast import Cast
from tests.faults.workload.items import Reported
from tests.faults.workload.reporting import Reporting
from tests.services.media.pictures import photo

SMALLEST, LARGEST = 64 * 1024, 2 * 1024 * 1024
FALSE_SHARE = 0.2
"""Uploads whose bytes are not those that were declared."""
SIDE = (1000, 700)


class Uploads:
    """What liaisons upload, and the items that show it."""

    def __init__(self, calls: Calls, cast: Cast, reporting: Reporting, folder: Path) -> None:
        self._calls = calls
        self._cast = cast
        self._reporting = reporting
        self._folder = folder

    async def upload(self, dice: random.Random) -> None:
        """A file, and a draft that shows it; what is not as declared is shown by nobody."""
        liaison = dice.choice(self._cast.liaisons)
        false = dice.random() < FALSE_SHARE
        asset_id = await self.bring(liaison, dice, false=false)
        if asset_id and not false:
            await self._reporting.write(liaison, [asset_id])

    async def write_with_photo(self, liaison: Liaison, dice: random.Random) -> Reported | None:
        """A new draft that shows a photo."""
        asset_id = await self.bring(liaison, dice)
        return await self._reporting.write(liaison, [asset_id]) if asset_id else None

    async def bring(self, liaison: Liaison, dice: random.Random, *, false: bool = False) -> str:
        """Declare, send, complete; the asset, or nothing when one of these was refused."""
        source = await asyncio.to_thread(self._drawn, dice)
        declaration = source.declaration()
        if false:
            declaration["sha256"] = hashlib.sha256(b"something else").hexdigest()
        opened = await self._calls.post(
            liaison, "open-upload", f"{MEDIA}/uploads", declaration,
            reading=lambda a: {"asset": a["asset_id"], "sha256": declaration["sha256"], "false": false},
        )  # fmt: skip
        if not opened or not await self._send(liaison, source, opened):
            return ""
        asset_id = str(opened.answer["asset_id"])
        path = f"{MEDIA}/uploads/{opened.answer['upload_id']}/completion"
        done = await self._calls.post(liaison, "complete-upload", path, asset=asset_id)
        return asset_id if done else ""

    async def _send(self, liaison: Liaison, source: SourceFile, opened: Result) -> bool:
        """Parts may be sent again: a store that was away is asked anew."""
        asset_id = str(opened.answer["asset_id"])
        while True:
            number = self._calls.history.invoke(liaison.account.username, "send-parts", asset=asset_id)
            try:
                await send_parts(liaison, source, opened.answer, range(1, opened.answer["parts_count"] + 1))
            except Exception as error:  # noqa: BLE001 -- whatever it was, the same parts may be sent again
                self._calls.history.returned(number, "info", error=type(error).__name__)
                refused = isinstance(error, httpx.HTTPStatusError) and error.response.status_code < 500
                if refused or self._calls.time_is_up():
                    return False
                await asyncio.sleep(FIRST_PAUSE)  # not a wait: a client that backs off
            else:
                self._calls.history.returned(number, "ok")
                return True

    def _drawn(self, dice: random.Random) -> SourceFile:
        """Bytes after the picture's end are ignored by every decoder: any size, and never twice the same."""
        picture = photo(width=SIDE[0], height=SIDE[1])
        size = max(dice.randint(SMALLEST, LARGEST) if dice.random() < 0.2 else SMALLEST, len(picture) + 16)
        path = self._folder / f"{dice.getrandbits(64):016x}.jpg"
        path.write_bytes(picture + dice.randbytes(size - len(picture)))
        return SourceFile(path, "image/jpeg", "photo", "活动现场", "openweek 演示图库（程序生成）")
