"""Propose a summary."""

from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.clock_words import day_in_words
from services.submission.domain.known_asset import AssetState
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_unit import KnownUnit
from services.submission.domain.refusals import EditionUnknown, UnitNotEnrolled
from services.submission.domain.summary_outline import Outline, Told, outline_of
from services.submission.queries.assets import known_assets
from services.submission.queries.items_to_write_down import approved_items

MOST_ITEMS = 500


async def propose_summary(work: Work, *, edition_id: UUID, by: Principal) -> Outline:
    """The outline from what was approved of the unit and of the units below it. Four statements, however many items."""
    edition = await work.read(KnownEdition, edition_id)
    if edition is None:
        raise EditionUnknown
    unit = await work.read(KnownUnit, (edition_id, by.unit_id))
    if unit is None:
        raise UnitNotEnrolled
    found = await approved_items(work, unit_id=by.unit_id, edition_id=edition_id, limit=MOST_ITEMS)
    own = [asset for each in found if each.item.unit_id == by.unit_id for asset in each.item.asset_ids]
    known = await known_assets(work, own) if own else {}
    ready = {asset.asset_id for asset in known.values() if asset.kind == "photo" and asset.state == AssetState.READY}
    told = [
        Told(
            item_id=each.item.id,
            item_type=each.item.item_type,
            title=str(each.content.get("title", "")),
            receipt_number=each.item.receipt_number or "",
            unit_name=each.item.unit_name,
            content=each.content,
            own_photos=[asset for asset in each.item.asset_ids if asset in ready],
        )
        for each in found
        if each.item.item_type != "T8"
    ]
    return outline_of(
        told,
        title=f"{unit.name}{edition.year}年职业教育活动周总结",
        period=f"{day_in_words(edition.starts_on)}至{day_in_words(edition.ends_on)}",
        type_names={code: edition.type_name(code) for code in edition.item_types},
    )
