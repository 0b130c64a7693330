"""Reads, and the one place that says who may see an asset."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, literal, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from chassis.errors import NotFound
from chassis.principal import Principal
from chassis.work import Work
from contracts.roles import Role
from services.media.domain.asset import Asset
from services.media.domain.asset_state import OPEN_STATES, AssetState
from services.media.domain.known_unit import KnownUnit
from services.media.domain.released_use import ReleasedUse, check_public, check_usable

MINISTRY = (Role.REVIEWER, Role.EDITOR, Role.PUBLISHER)
IN_HAND = aliased(Asset)  # once: to make an alias costs more than the query


async def own_asset(work: Work, asset_id: UUID, *, unit_id: UUID) -> Asset:
    """The unit's own asset, locked; another unit's is as unknown as none."""
    asset = await work.get(Asset, asset_id)
    if asset.unit_id != unit_id:
        raise NotFound
    return asset


async def own_asset_seen(work: Work, asset_id: UUID, *, unit_id: UUID) -> Asset:
    """The unit's own asset, only to be looked at."""
    asset = await work.read(Asset, asset_id)
    if asset is None or asset.unit_id != unit_id:
        raise NotFound
    return asset


async def visible_asset(work: Work, asset_id: UUID, *, caller: Principal) -> Asset:
    """An asset that the caller may see: own unit, units above, ministry roles; a desk while a release stands, a
    co-department what some submitted item of its territory shows."""
    asset = await work.read(Asset, asset_id)
    if asset is None:
        raise NotFound
    if caller.has(Role.CO_DEPARTMENT) and asset.referenced_at is None:
        raise NotFound
    if caller.unit_id == asset.unit_id or caller.has(*MINISTRY):
        return asset
    if caller.has(Role.DESK):
        check_usable(await _uses(work, asset_id), at=work.now())
        return asset
    if not await _is_above(work, caller.unit_id, asset.unit_id):
        raise NotFound
    return asset


async def released_asset(work: Work, asset_id: UUID) -> Asset:
    """An asset that everybody may see: some release of it stands, and its embargo is over."""
    check_public(await _uses(work, asset_id), at=work.now())
    asset = await work.read(Asset, asset_id)
    if asset is None:
        raise NotFound
    return asset


async def _is_above(work: Work, upper: UUID, lower: UUID) -> bool:
    statement = select(col(KnownUnit.enrolment_id)).where(
        col(KnownUnit.unit_id) == lower, literal(upper) == func.any(col(KnownUnit.path))
    )
    return (await work.run(statement.limit(1))).first() is not None


async def _uses(work: Work, asset_id: UUID) -> Sequence[ReleasedUse]:
    found: Sequence[ReleasedUse] = (
        (await work.run(select(ReleasedUse).where(col(ReleasedUse.asset_id) == asset_id))).scalars().all()
    )
    return found


async def assets_of_unit(work: Work, *, unit_id: UUID, before: UUID | None, limit: int) -> Sequence[Asset]:
    """A unit's assets, newest first; one more than `limit` when there are more."""
    statement = select(Asset).where(col(Asset.unit_id) == unit_id).order_by(col(Asset.id).desc()).limit(limit + 1)
    if before is not None:
        statement = statement.where(col(Asset.id) < before)
    found: Sequence[Asset] = (await work.run(statement)).scalars().all()
    return found


async def asset_by_inbox_key(work: Work, key: str, *, unit_id: UUID) -> Asset:
    """The unit's own asset of an upload key, locked; a key that was not given to this unit is unknown."""
    name = key.removeprefix("uploads/")
    try:
        asset_id = UUID(name)
    except ValueError:
        raise NotFound from None
    asset = await own_asset(work, asset_id, unit_id=unit_id)
    if asset.inbox_key != key:
        raise NotFound
    return asset


async def next_to_verify(work: Work) -> Asset | None:
    """The asset to look at next, locked: units with least in hand first, then the oldest; nobody else's."""
    in_hand = (
        select(func.count())
        .where(
            col(IN_HAND.unit_id) == col(Asset.unit_id),
            col(IN_HAND.state) == AssetState.VERIFYING,
            col(IN_HAND.lease_until) > work.now(),
        )
        .scalar_subquery()
    )
    waiting = or_(
        col(Asset.state) == AssetState.STORED,
        and_(col(Asset.state) == AssetState.VERIFYING, col(Asset.lease_until) <= work.now()),
    )
    statement = (
        select(Asset)
        .where(waiting)
        .order_by(in_hand, col(Asset.stored_at))
        .limit(1)
        .with_for_update(skip_locked=True, of=Asset)
    )
    found: Asset | None = (await work.run(statement)).scalars().first()
    return found


async def completions_left_behind(work: Work) -> Sequence[UUID]:
    """Assets in completion whose lease has run out."""
    return await _ids(work, and_(col(Asset.state) == AssetState.COMPLETING, col(Asset.lease_until) <= work.now()))


async def uploads_left_behind(work: Work, *, after: timedelta) -> Sequence[UUID]:
    """Uploads that nobody has gone on with."""
    return await _ids(work, and_(col(Asset.state).in_(OPEN_STATES), col(Asset.changed_at) < work.now() - after))


async def uncleared_inbox(work: Work, *, quiet: timedelta) -> Sequence[UUID]:
    """Assets that ended so long ago that no part link of theirs lives, with bytes still in the inbox."""
    ended: datetime = work.now() - quiet
    return await _ids(work, and_(col(Asset.ended_at) < ended, col(Asset.inbox_cleared_at).is_(None)))


async def _ids(work: Work, condition: ColumnElement[bool]) -> Sequence[UUID]:
    found: Sequence[UUID] = (await work.run(select(col(Asset.id)).where(condition).limit(100))).scalars().all()
    return found
