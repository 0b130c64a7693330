"""What the registry says again to a broker that lost everything."""

from chassis.migrations import check
from chassis.replay import replay
from chassis.testing import published
from services.registry.domain import Session
from services.registry.messages import current_state
from services.registry.use_cases.forget_old_sessions import KEPT, forget_old_sessions
from tests.infra.databases import apart
from tests.infra.fixtures import MakeDatabase
from tests.services.registry.world import V1, Registry, edition_body


async def test_the_current_state_is_the_last_fact_of_each_aggregate(registry: Registry) -> None:
    registrar = await registry.account("registrar")
    draft = {"username": "li.si", "display_name": "李四", "roles": ["liaison"]}
    unit_id = str(registry.units["370000-S01"].unit_id)
    for name in ("li.si", "wang.wu"):
        await registry.post("/accounts", {**draft, "username": name, "unit_id": unit_id}, registrar)
    accounts = (await registry.get(f"/accounts?unit={unit_id}", registrar)).json()["items"]
    await registry.post(f"/accounts/{accounts[0]['id']}/revocation", {"reason": "人员调离"}, registrar)
    await registry.http.put(
        f"{V1}/editions/{registry.edition.id}",
        json=edition_body(theme="一技在手"),
        headers=registry.headers(registrar) | {"if-match": '"1"'},
    )
    said = await published(registry.database)
    last = {event.subject: (event.type, event.version, event.data) for event in said}

    assert await replay(registry.database, current_state) == len(last) + 1

    again = (await published(registry.database))[len(said) :]
    told = {event.subject: (event.type, event.version, event.data) for event in again}
    assert told.pop(str(registrar.id))[0] == "registry.access.granted.v2"
    assert told == last


async def test_a_unit_is_said_again_after_the_units_above_it(registry: Registry) -> None:
    async with registry.database.work() as work:
        paths = [event.path for event in [each async for each in current_state(work)] if hasattr(event, "path")]

    seen: set[object] = set()
    for path in paths:
        assert seen.issuperset(path[:-1])
        seen.add(path[-1])


async def test_sessions_are_forgotten_a_month_after_their_end(registry: Registry) -> None:
    await registry.sign_in(await registry.account("liaison", unit="370000-S01"))
    (session,) = await registry.rows(Session)
    for late, left in ((False, 1), (True, 0)):
        if late:
            registry.pass_time(session.expires_at - registry.database.clock.now() + KEPT)
            registry.pass_time(KEPT)
        async with registry.database.work() as work:
            await forget_old_sessions(work)
        assert len(await registry.rows(Session)) == left


def test_the_migrations_make_the_rows(database: MakeDatabase) -> None:
    url = database("registry")

    apart(lambda: check("registry", url))
