"""The tree that an installation starts with, and what becomes of units that were closed before editions knew it."""

from datetime import date
from importlib import import_module

from sqlalchemy import text, update
from sqlmodel import col

from chassis.database import Database
from chassis.testing import published
from services.registry import queries
from services.registry.domain import Enrolment, Unit
from services.registry.domain.unit import UnitDraft
from services.registry.use_cases.end_unit import end_unit
from services.registry.use_cases.seed_edition import seed_edition
from services.registry.use_cases.seed_units import PlacedUnit, seed_units
from tests.services.registry.world import Registry, window

MIGRATION = import_module("services.registry.migrations.0003_units_and_accounts")


async def test_r2_r3_the_five_plan_cities_lie_in_their_provinces_and_nobody_is_counted_twice(empty: Database) -> None:
    async with empty.work() as work:
        edition = (await seed_edition(work, window=window())).edition
    async with empty.work() as work:
        units = await queries.enrolments_by_code(work, edition.id)

    by_id = {unit.unit_id: unit for unit in units.values()}
    cities = {
        city.region: by_id[city.located_in].region
        for city in units.values()
        if city.kind == "plan_city" and city.located_in
    }
    assert cities == {
        "大连市": "辽宁省",
        "宁波市": "浙江省",
        "厦门市": "福建省",
        "青岛市": "山东省",
        "深圳市": "广东省",
    }
    provinces = [unit.unit_id for unit in units.values() if unit.kind == "province"]
    below = [unit for unit in units.values() if any(each in unit.path[:-1] for each in provinces)]
    assert (len(provinces), below) == (31, [])
    assert units["660000"].region != units["650000"].region


async def test_a_demo_unit_that_was_closed_is_told_as_open_when_it_is_seeded_again(registry: Registry) -> None:
    draft = UnitDraft(code="370000-D01", name="演示学校（虚构）", kind="school", demo=True)
    units = [PlacedUnit(draft, parent_code="370000")]
    async with registry.database.work() as work:
        await seed_units(work, edition_id=registry.edition.id, units=units)
    async with registry.database.work() as work:
        await end_unit(work, unit_id=draft.id, by=None)
    async with registry.database.work() as work:
        await seed_units(work, edition_id=registry.edition.id, units=units)

    told = [event for event in await published(registry.database) if event.data.get("code") == draft.code]
    assert [(event.version, event.data["closed_on"] is None) for event in told] == [(1, True), (2, False), (3, True)]


async def test_a_unit_that_was_closed_before_is_closed_in_the_newest_edition_that_it_takes_part_in(
    registry: Registry,
) -> None:
    registrar = await registry.account("registrar")
    newest = await registry.next_edition(registrar, "D01", "370000", "370000-S01")
    unit_id = registry.units["370000-S01"].unit_id
    async with registry.database.work() as work:
        await work.run(update(Unit).where(col(Unit.id) == unit_id).values(closed_on=date(2024, 6, 1)))
        await work.run(text(MIGRATION.CLOSE_ENROLMENTS))

    rows = await registry.rows(Enrolment, col(Enrolment.closed_on).is_not(None))
    assert [(row.unit_id, row.edition_id, row.version) for row in rows] == [(unit_id, newest, 2)]
