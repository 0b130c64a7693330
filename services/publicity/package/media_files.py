"""Photos and videos of an item, fetched from media as the desk itself would."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cached_property
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING
from urllib.parse import urljoin
from uuid import UUID

from chassis.errors import DomainError, StoreDown

if TYPE_CHECKING:
    import httpx  # at run time with the first package: no start waits for it

IN_MEMORY = 1024 * 1024
CHUNK = 256 * 1024
# Right after a release media may not have heard of it: what is released here is not refused there for long.
NOT_YET = (403, 404)
TRIES, TRY_PAUSE = 5, 0.4


class MediaRefused(DomainError):
    """Media does not hand the asset out."""

    code = "media-refused"
    title = "素材暂不可下载"


class MediaUnsynced(StoreDown):
    """Media has not yet heard of the release that publicity has made."""

    code = "media-unsynced"
    title = "素材正在开放下载，请稍后重试"


class MediaDamaged(StoreDown):
    """What media handed out is not what it had verified."""

    code = "media-damaged"
    title = "素材校验未通过，请稍后重试"


@dataclass(frozen=True)
class WantedFile:
    """A rendition for the package, with what its bytes must be."""

    name: str
    asset_id: UUID
    rendition: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class FetchedFile:
    """A rendition on this machine, verified; closing it removes it."""

    wanted: WantedFile
    content: IO[bytes] = field(repr=False)


class MediaFiles:
    """Follows media's redirect. The desk's token goes to media and never to the object store."""

    def __init__(self, media_url: str) -> None:
        self._media_url = media_url

    @cached_property
    def _client(self) -> "httpx.AsyncClient":
        import httpx

        timeout = httpx.Timeout(10, connect=2)
        return httpx.AsyncClient(timeout=timeout, limits=httpx.Limits(max_connections=20))

    async def close(self) -> None:
        """Close every connection."""
        if "_client" in self.__dict__:
            await self._client.aclose()

    async def fetch_all(self, wanted: Sequence[WantedFile], *, authorization: str) -> list[FetchedFile]:
        """All of them, or none is left on this machine."""
        fetched: list[FetchedFile] = []
        try:
            for each in wanted:
                fetched.append(await self.fetch(each, authorization=authorization))  # noqa: PERF401 -- kept for the clean-up
        except BaseException:
            for each_file in fetched:
                each_file.content.close()
            raise
        return fetched

    async def fetch(self, wanted: WantedFile, *, authorization: str) -> FetchedFile:
        """The bytes, held against size and hash; MediaRefused, MediaDamaged or StoreDown otherwise."""
        import httpx

        try:
            link = await self._link(wanted, authorization)
            return await self._download(wanted, link)
        except httpx.HTTPError as error:
            raise StoreDown from error

    async def _link(self, wanted: WantedFile, authorization: str) -> str:
        path = f"/api/media/v1/assets/{wanted.asset_id}/renditions/{wanted.rendition}"
        headers = {"authorization": authorization, "x-openweek-network": "inside"}
        for _ in range(TRIES):
            answer = await self._client.get(f"{self._media_url}{path}", headers=headers)
            if answer.status_code not in NOT_YET:
                break
            await asyncio.sleep(TRY_PAUSE)
        else:
            raise MediaUnsynced(retry_after=2)
        if answer.status_code >= 500:
            raise StoreDown
        if not answer.is_redirect:
            raise MediaRefused(extensions={"assetId": str(wanted.asset_id), "mediaStatus": answer.status_code})
        return urljoin(f"{self._media_url}{path}", answer.headers["location"])

    async def _download(self, wanted: WantedFile, link: str) -> FetchedFile:
        content: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- closed by who asked for it
        try:
            digest, size = hashlib.sha256(), 0
            async with _streamed(self._client, link) as chunks:
                async for chunk in chunks:
                    size += len(chunk)
                    if size > wanted.bytes:
                        raise MediaDamaged
                    digest.update(chunk)
                    content.write(chunk)
            if size != wanted.bytes or digest.hexdigest() != wanted.sha256:
                raise MediaDamaged
            content.seek(0)
        except BaseException:
            content.close()
            raise
        return FetchedFile(wanted, content)


@asynccontextmanager
async def _streamed(client: "httpx.AsyncClient", link: str) -> AsyncIterator[AsyncIterator[bytes]]:
    async with client.stream("GET", link) as answer:
        if answer.status_code != 200:
            raise StoreDown
        yield answer.aiter_bytes(CHUNK)
