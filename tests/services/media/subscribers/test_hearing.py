"""What media hears: each event has its effect once, in whatever order it comes."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from chassis.consumer import Consumer
from chassis.rows import new_id
from chassis.subscriptions import Hearing
from chassis.testing import deliver
from contracts.base import Event
from contracts.publicity import CoverageReported, ItemReleased, ReleaseWithdrawn
from contracts.registry import UnitEnrolled
from contracts.roles import UnitKind
from contracts.submission import ItemApproved, ItemContent, ItemReceived, ItemSubmitted
from services.media.domain.known_unit import KnownUnit
from services.media.domain.released_use import ReleasedUse
from services.media.subscribers import publicity, registry, submission
from tests.services.media.conftest import Media
from tests.services.media.pictures import photo

NOW = datetime.now(UTC)


async def hear(media: Media, *events: Event) -> None:
    consumer = Consumer("media", media.database, Hearing(registry.hears, submission.hears, publicity.hears))
    for event in events:
        delivery = deliver(event)
        await consumer.handle([delivery, delivery])
    assert consumer.parked_in_a_row == 0


async def uses(media: Media) -> dict[UUID, tuple[datetime | None, bool]]:
    async with media.database.work() as work:
        rows = (await work.run(select(ReleasedUse))).scalars().all()
    return {row.asset_id: (row.embargoed_until, row.withdrawn) for row in rows}


def enrolled(unit_id: UUID, *path: UUID, version: int = 1, enrolment_id: UUID | None = None) -> UnitEnrolled:
    return UnitEnrolled(
        version=version, enrolment_id=enrolment_id or new_id(), edition_id=new_id(), unit_id=unit_id, code="S01",
        name="示例学校", short_name="示例", kind=UnitKind.SCHOOL, region="江苏", path=path,
    )  # fmt: skip


def item_fact(fact: type[Event], unit_id: UUID, asset_id: UUID) -> Event:
    content = ItemContent(title="题", asset_ids=(asset_id,))
    return fact.model_validate(
        {
            "version": 3, "item_id": new_id(), "edition_id": new_id(), "item_type": "T3", "unit_id": unit_id,
            "unit_name": "示例学校", "unit_path": (unit_id,), "region": "江苏", "occurred_at": NOW, "title": "题",
            "receipt_number": "R1", "submitted_at": NOW, "on_time": True, "asset_ids": (asset_id,),
            "approved_at": NOW, "pooled": True, "content": content, "content_hash": "0" * 64,
        }
    )  # fmt: skip


def publicity_fact(
    fact: type[Event], item_id: UUID, version: int, *asset_ids: UUID, until: datetime | None = None
) -> Event:
    return fact.model_validate(
        {
            "version": version, "item_id": item_id, "unit_id": new_id(), "occurred_at": NOW, "feed_sequence": version,
            "embargoed_until": until, "asset_ids": asset_ids, "reason": "r", "coverage": (), "released_at": NOW,
        }
    )  # fmt: skip


async def test_a_units_place_follows_the_newest_word_of_its_enrolment(media: Media) -> None:
    unit, old, new, enrolment = (new_id() for _ in range(4))

    await hear(
        media,
        enrolled(unit, new, unit, version=2, enrolment_id=enrolment),
        enrolled(unit, old, unit, version=1, enrolment_id=enrolment),
    )

    async with media.database.work() as work:
        assert [row.path for row in (await work.run(select(KnownUnit))).scalars().all()] == [[new, unit]]


@pytest.mark.parametrize("fact", [ItemSubmitted, ItemApproved, ItemReceived])
async def test_each_fact_of_an_item_marks_the_units_own_assets_as_used(media: Media, fact: type[Event]) -> None:
    asset_id = UUID((await media.open(photo()))["asset_id"])

    await hear(media, item_fact(fact, new_id(), asset_id))
    foreign = (await media.row(asset_id)).referenced_at
    await hear(media, item_fact(fact, media.unit_id, asset_id))

    assert foreign is None
    assert (await media.row(asset_id)).referenced_at == NOW


@pytest.mark.parametrize("fact", [ItemReleased, CoverageReported])
async def test_a_release_is_known_from_either_of_its_facts(media: Media, fact: type[Event]) -> None:
    asset_id, until = new_id(), NOW + timedelta(hours=1)

    await hear(media, publicity_fact(fact, new_id(), 2, asset_id, until=until))

    assert await uses(media) == {asset_id: (until, False)}


async def test_a_withdrawal_holds_whatever_comes_late(media: Media) -> None:
    item, asset_id = new_id(), new_id()

    await hear(
        media, publicity_fact(ReleaseWithdrawn, item, 5, asset_id), publicity_fact(ItemReleased, item, 2, asset_id)
    )

    assert await uses(media) == {asset_id: (None, True)}


async def test_a_new_release_holds_exactly_its_assets(media: Media) -> None:
    item, kept, dropped = new_id(), new_id(), new_id()

    await hear(
        media,
        publicity_fact(ItemReleased, item, 2, kept, dropped),
        publicity_fact(ItemReleased, item, 3, kept),
    )

    assert await uses(media) == {kept: (None, False)}


async def test_a_release_without_pictures_is_nothing_to_remember(media: Media) -> None:
    await hear(media, publicity_fact(ItemReleased, new_id(), 2), publicity_fact(ReleaseWithdrawn, new_id(), 2))

    assert await uses(media) == {}
