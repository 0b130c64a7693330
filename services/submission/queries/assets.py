"""What is known of assets."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Text, and_, any_, cast, func, or_
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import col, select

from chassis.work import Work
from services.submission.domain.asset_list import ATTACHMENTS, KnownAssets
from services.submission.domain.item import Item, ItemState
from services.submission.domain.known_asset import AssetState, KnownAsset

KEEP = """with told as (
    select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::date[])
      as told (asset_id, unit_id, kind, state, reason, taken_on)
  ), kept as (
    insert into known_asset (asset_id, unit_id, kind, state, reason, taken_on) select * from told order by asset_id
    on conflict (asset_id) do update set
      unit_id = excluded.unit_id, kind = excluded.kind, state = excluded.state, reason = excluded.reason,
      taken_on = excluded.taken_on
  )
  select item.id from item where item.state = 'submitted' and item.asset_ids && $1 and exists (
    select from told where told.asset_id = any(item.asset_ids)
      and (told.state = 'rejected' or told.unit_id <> item.unit_id
        or (told.kind = 'document') <> coalesce(item.content -> 'attachment_ids' ? told.asset_id::text, false)))"""


async def known_assets(work: Work, asset_ids: Sequence[UUID]) -> KnownAssets:
    """Those of the assets that media has told of."""
    if not asset_ids:
        return {}
    rows = await work.run(select(KnownAsset).where(col(KnownAsset.asset_id).in_(asset_ids)))
    return {asset.asset_id: asset for asset in rows.scalars().all()}


def assets_as_json() -> ColumnElement[list[dict[str, str]] | None]:
    """The known assets of the item of the row, as a column of a larger select."""
    asset = func.jsonb_build_object(
        *("asset_id", KnownAsset.asset_id, "unit_id", KnownAsset.unit_id, "kind", KnownAsset.kind),
        *("state", KnownAsset.state, "reason", KnownAsset.reason),
    )
    found = select(func.jsonb_agg(asset, type_=JSONB)).where(col(KnownAsset.asset_id) == any_(col(Item.asset_ids)))
    return found.correlate(Item).scalar_subquery()


def known_from_json(found: list[dict[str, str]] | None) -> KnownAssets:
    """The column above as assets by id."""
    assets = [KnownAsset.model_validate(each) for each in found or ()]
    return {asset.asset_id: asset for asset in assets}


def not_ready_count() -> ColumnElement[int]:
    """How many assets of the item of the row cannot be used yet."""
    ready = select(func.count()).where(
        col(KnownAsset.asset_id) == any_(col(Item.asset_ids)),
        col(KnownAsset.state) == AssetState.READY,
        col(KnownAsset.unit_id) == col(Item.unit_id),
    )
    return func.cardinality(Item.asset_ids) - ready.correlate(Item).scalar_subquery()


async def keep_assets(work: Work, assets: Sequence[KnownAsset]) -> Sequence[UUID]:
    """As media told of them now; of different assets. The ids of submitted items that name one which they cannot
    use, as rejected, another unit's or in the wrong field: all but always none, so the items are not read here.
    """
    columns = ("asset_id", "unit_id", "kind", "state", "reason", "taken_on")
    rows = await work.fetch(KEEP, *([getattr(asset, name) for asset in assets] for name in columns))
    return [item_id for (item_id,) in rows]


async def submitted_items_with_unusable_assets(work: Work, *, limit: int) -> Sequence[Item]:
    """Submitted items that name an asset which they cannot use (as above), locked, in the order of their ids."""
    attached = cast(col(Item.content)[ATTACHMENTS], JSONB).has_key(cast(col(KnownAsset.asset_id), Text))
    unusable = select(KnownAsset.asset_id).where(
        col(KnownAsset.asset_id) == any_(col(Item.asset_ids)),
        or_(
            col(KnownAsset.state) == AssetState.REJECTED,
            col(KnownAsset.unit_id) != col(Item.unit_id),
            (col(KnownAsset.kind) == "document") != func.coalesce(attached, False),
        ),
    )
    waiting = select(Item).where(and_(col(Item.state) == ItemState.SUBMITTED, unusable.correlate(Item).exists()))
    locked = waiting.order_by(col(Item.id)).limit(limit).with_for_update(skip_locked=True)
    found: Sequence[Item] = (await work.run(locked)).scalars().all()
    return found
