"""Sign links for parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from chassis.errors import FieldError, Unprocessable
from chassis.work import Work
from services.media.domain.asset import Asset
from services.media.queries import own_asset
from services.media.storage.object_store import PART_URL_SECONDS, ObjectStore
from services.media.use_cases.begin_upload import begin_upload, check_open


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
    await begin_upload(work, store, asset)
    return [_signed(store, asset, number, at=work.now()) for number in numbers]


def _signed(store: ObjectStore, asset: Asset, number: int, *, at: datetime) -> SignedPart:
    length = asset.part_length(number)
    url = store.presign_part(asset.inbox_key, asset.multipart_id or "", number, length=length, at=at)
    return SignedPart(number, length, url, at + timedelta(seconds=PART_URL_SECONDS))
