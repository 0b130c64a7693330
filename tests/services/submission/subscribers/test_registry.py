"""Editions and units as the registry tells them."""

from chassis.testing import deliver
from contracts.roles import UnitKind
from services.submission.domain.known_edition import KnownEdition
from services.submission.domain.known_unit import KnownUnit
from tests.services.submission.world import DUE, SECOND, World, an_edition


async def edition_of(world: World) -> KnownEdition:
    async with world.database.work() as work:
        return await work.get(KnownEdition, world.edition)


async def unit_of(world: World) -> KnownUnit:
    async with world.database.work() as work:
        return await work.get(KnownUnit, (world.edition, world.school))


async def test_an_amended_edition_replaces_the_former_one(world: World) -> None:
    await world.tell(an_edition(world.edition, version=2, due_at=DUE + SECOND))

    assert (await edition_of(world)).due_at == DUE + SECOND


async def test_an_older_edition_that_comes_late_changes_nothing(world: World) -> None:
    newest = an_edition(world.edition, version=3, due_at=DUE + SECOND)
    await world.tell(newest, an_edition(world.edition, version=2))
    await world.tell(an_edition(world.edition, version=2))

    assert (await edition_of(world)).due_at == DUE + SECOND


async def test_an_event_that_comes_twice_has_one_effect(world: World) -> None:
    delivery = deliver(an_edition(world.edition, version=2, year=2024))

    await world.consumer.handle([delivery, delivery])
    await world.consumer.handle([delivery])

    assert (await edition_of(world)).year == 2024


async def test_a_renamed_unit_is_known_by_its_new_name_and_never_by_the_old_one_again(world: World) -> None:
    first = world.unit(world.school, "3701X", UnitKind.SCHOOL, world.ministry, world.province)
    second = first.model_copy(update={"version": 2, "name": "新名", "path": (world.ministry, world.city, world.school)})

    await world.tell(second)
    await world.tell(first)

    unit = await unit_of(world)
    assert (unit.name, unit.path) == ("新名", [world.ministry, world.city, world.school])
