"""Words for the ids that a content names."""

from collections.abc import Sequence
from uuid import UUID

from chassis.work import Work
from services.submission.queries.assets import known_assets
from services.submission.queries.items_to_write_down import items_by_id

KINDS = {"photo": "照片", "video": "视频", "document": "附件"}


async def words_of_ids(work: Work, ids: Sequence[UUID], *, unit_id: UUID) -> dict[str, str]:
    """What each id is: an item by title and receipt, a medium by its kind."""
    if not ids:
        return {}
    assets = await known_assets(work, ids)
    words = {str(asset.asset_id): f"{KINDS.get(asset.kind, '素材')}（在系统中查看）" for asset in assets.values()}
    others = [one for one in ids if one not in assets]
    for each in await items_by_id(work, others, unit_id=unit_id) if others else ():
        withdrawn = "，已撤回" if each.item.state == "withdrawn" else ""
        words[str(each.item.id)] = (
            f"《{each.content.get('title', '')}》（{each.item.receipt_number or '草稿'}{withdrawn}）"
        )
    return words
