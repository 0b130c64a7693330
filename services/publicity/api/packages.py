"""The ZIP package of one item."""

from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Annotated
from uuid import UUID

import orjson
from fastapi import Header
from fastapi.responses import StreamingResponse
from starlette.concurrency import iterate_in_threadpool

from chassis.endpoints import RuntimeDep, router
from contracts.ninjs import NinjsItem
from services.publicity.api.callers import Desk
from services.publicity.api.doors import DoorsDep
from services.publicity.documents.article import html_page
from services.publicity.documents.ninjs_1_6 import to_ninjs_1_6
from services.publicity.documents.ninjs_3_1 import assets_in
from services.publicity.package.archive import MANIFEST, archive, manifest
from services.publicity.package.contents import LICENCE, wanted_files
from services.publicity.package.media_files import FetchedFile
from services.publicity.queries.entries import assets_of
from services.publicity.queries.feed import check_desk, usable_feed_item

routes = router("/feed/items/{item_id}", tags=["feed"])


def text_files(item: NinjsItem) -> dict[str, bytes]:
    """The item in each of its written forms."""
    licence = LICENCE.format(
        title=item.title, holder=item.copyright_holder, notice=item.copyright_notice, terms=item.usage_terms
    )
    return {
        "item.json": orjson.dumps(item.json_object(), option=orjson.OPT_INDENT_2),
        "item-1.6.json": orjson.dumps(to_ninjs_1_6(item), option=orjson.OPT_INDENT_2),
        "article.html": html_page(item).encode(),
        "LICENCE.txt": licence.encode(),
    }


@routes.get("/package.zip", response_class=StreamingResponse)
async def download_package(
    item_id: UUID,
    desk: Desk,
    runtime: RuntimeDep,
    doors: DoorsDep,
    authorization: Annotated[str, Header(include_in_schema=False)],
) -> StreamingResponse:
    """All of an item in one file. Everything is fetched and verified before the first byte goes out."""
    async with runtime.database.work() as work:
        await check_desk(work, desk.id)
        standing = await usable_feed_item(work, item_id)
        item = NinjsItem.model_validate(standing.document)
        asset_ids = assets_in(item)
        known, made = await assets_of(work, asset_ids), work.now()
    assets = [known[asset_id] for asset_id in asset_ids if asset_id in known]
    wanted, links = wanted_files(assets, public_url=runtime.settings.public_url)
    files = await doors.media.fetch_all(wanted, authorization=authorization)
    texts = text_files(item)
    texts[MANIFEST] = manifest(item.uri, made, texts, files, links)
    stream = archive(texts, files)
    headers = {
        "Content-Length": str(len(stream)),
        "Content-Disposition": f'attachment; filename="{item_id}.zip"',
        "Cache-Control": "private, no-store",
    }
    return StreamingResponse(closing(stream, files), media_type="application/zip", headers=headers)


async def closing(stream: Iterable[bytes], files: Sequence[FetchedFile]) -> AsyncIterator[bytes]:
    """The archive, chunk by chunk off the event loop; its files are gone when it ends or is cut."""
    try:
        async for chunk in iterate_in_threadpool(stream):
            yield chunk
    finally:
        close_all(files)


def close_all(files: Sequence[FetchedFile]) -> None:
    """Remove fetched files."""
    for each in files:
        each.content.close()
