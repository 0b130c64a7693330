"""Sign links for parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from chassis.errors import FieldError, Unprocessable
from chassis.work import Work
from services.media.domain.asset import Asset
from services.media.domain.asset_state import OPEN_STATES, WORDS, AssetNotInState, AssetState
from services.media.queries import own_asset
from services.media.storage.object_store import PART_URL_SECONDS, ObjectStore


class PartUnknown(Unprocessable):
    """The file has no part of this number."""

    code = "part-unknown"
    title = "分片编号超出范围"


@dataclass(frozen=True)
class SignedPart:
    """A link that takes one part of exactly this length."""

    number: int
    bytes: int
    url: str
    expires_at: datetime


async def sign_parts(
    work: Work, store: ObjectStore, *, asset_id: UUID, unit_id: UUID, numbers: Sequence[int]
) -> list[SignedPart]:
    """Links for these parts; the first call begins the upload in the store, under a key that only this row names."""
    asset = await own_asset(work, asset_id, unit_id=unit_id)
    check_open(asset)
    for index, number in enumerate(numbers):
        if number > asset.parts_count:
            detail = f"此文件共 {asset.parts_count} 个分片"
            raise PartUnknown(detail, errors=[FieldError(f"/numbers/{index}", detail, "part-unknown")])
    await go_on(work, store, asset)
    return [_signed(store, asset, number, at=work.now()) for number in numbers]


def check_open(asset: Asset) -> None:
    """Only an open upload takes bytes."""
    if asset.state not in OPEN_STATES:
        raise AssetNotInState(f"素材{WORDS[asset.state]}，不再接收分片", extensions={"state": asset.state})


async def go_on(work: Work, store: ObjectStore, asset: Asset) -> None:
    """The asset is uploading and the store knows of it."""
    multipart_id = asset.multipart_id
    if multipart_id is None:
        multipart_id = await store.create_multipart(asset.inbox_key, content_type=asset.content_type)
    if asset.state == AssetState.CREATED or asset.multipart_id is None or _is_stale(asset, work.now()):
        asset.begin_upload(multipart_id=multipart_id, at=work.now())


def _is_stale(asset: Asset, at: datetime) -> bool:
    """Whether the note of the last activity is worth renewing."""
    return at - asset.changed_at > timedelta(minutes=10)


def _signed(store: ObjectStore, asset: Asset, number: int, *, at: datetime) -> SignedPart:
    length = asset.part_length(number)
    url = store.presign_part(asset.inbox_key, asset.multipart_id or "", number, length=length, at=at)
    return SignedPart(number, length, url, at + timedelta(seconds=PART_URL_SECONDS))
