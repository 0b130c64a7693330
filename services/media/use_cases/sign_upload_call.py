"""Sign one call of an upload client that speaks S3 itself (Uppy's signing endpoint)."""

from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from chassis.errors import NotFound, Unprocessable
from chassis.work import Work
from services.media.domain.asset import Asset
from services.media.queries import asset_by_inbox_key
from services.media.storage.faults import NoSuchUpload
from services.media.storage.object_store import ObjectStore
from services.media.use_cases.begin_upload import begin_upload, check_open
from services.media.use_cases.sign_parts import PartUnknown

Method = Literal["PUT", "POST", "GET", "DELETE"]


class CallNotSigned(Unprocessable):
    """Only the calls of an upload are signed."""

    code = "upload-call-unknown"
    title = "不支持的上传调用"


@dataclass(frozen=True)
class SignedCall:
    """A link, the key it is for, and the headers that must be sent with it."""

    url: str
    key: str
    headers: dict[str, str] = field(default_factory=dict)


async def sign_upload_call(
    work: Work,
    store: ObjectStore,
    *,
    unit_id: UUID,
    method: Method,
    key: str,
    multipart_id: str | None,
    part_number: int | None,
) -> SignedCall:
    """A link for this call about an open upload of the unit; keys and uploads that it was not given are unknown."""
    asset = await asset_by_inbox_key(work, key, unit_id=unit_id)
    check_open(asset)
    if multipart_id is None:
        return await _sign_beginning(work, store, asset, method)
    await _adopt(work, store, asset, multipart_id)
    if method == "PUT":
        if part_number is None or part_number > asset.parts_count:
            raise PartUnknown(f"此文件共 {asset.parts_count} 个分片")
        length = asset.part_length(part_number)
        return SignedCall(store.presign_part(key, multipart_id, part_number, length=length, at=work.now()), key)
    return SignedCall(store.presign_call(method, key, at=work.now(), query={"uploadId": multipart_id}), key)


async def _sign_beginning(work: Work, store: ObjectStore, asset: Asset, method: Method) -> SignedCall:
    key, at = asset.inbox_key, work.now()
    if method == "POST":
        return SignedCall(store.presign_call("POST", key, at=at, query={"uploads": ""}), key)
    if method == "PUT":
        asset.begin_upload(multipart_id=None, at=at)
        url = store.presign_put(key, length=asset.bytes, content_type=asset.content_type, at=at)
        return SignedCall(url, key, {"content-type": asset.content_type})
    raise CallNotSigned


async def _adopt(work: Work, store: ObjectStore, asset: Asset, multipart_id: str) -> None:
    """The client began a multipart upload of this key itself: from now on it is the asset's."""
    if asset.multipart_id == multipart_id:
        await begin_upload(work, store, asset)
        return
    try:
        await store.list_parts(asset.inbox_key, multipart_id)
    except NoSuchUpload:
        raise NotFound from None
    asset.begin_upload(multipart_id=multipart_id, at=work.now())
