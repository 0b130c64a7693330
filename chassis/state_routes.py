"""What an operator sees of any service: its version, what waits to go out, what could not be handled."""

from datetime import datetime
from importlib.metadata import version
from typing import Annotated

from fastapi import Depends
from sqlalchemy import func, select

from chassis.auth import require
from chassis.bodies import Output
from chassis.database import store_is_down
from chassis.endpoints import Runtime, RuntimeDep, router
from chassis.principal import Principal
from chassis.tables import dead_letter, outbox

routes = router("/state", tags=["operator"])

Operator = Annotated[Principal, Depends(require("operator"))]
RELEASE = version("openweek")

COUNTED_AT_MOST = 100_000


class ServiceState(Output):
    """The service as it stands; what the database did not tell is null.

    `outbox_depth` stops counting at a hundred thousand.
    """

    service: str
    version: str
    started_at: datetime
    database_reachable: bool
    outbox_depth: int | None = None
    outbox_oldest_seconds: float | None = None
    dead_letters_open: int | None = None


@routes.get("")
async def read(operator: Operator, runtime: RuntimeDep) -> ServiceState:
    """How the service is; an answer also while its database is away."""
    known = ServiceState(
        service=runtime.service, version=RELEASE, started_at=runtime.started_at, database_reachable=False
    )
    if not await runtime.database.answers():
        return known
    try:
        return await _counted(runtime, known)
    except Exception as error:
        if not store_is_down(error):
            raise
        return known


async def _counted(runtime: Runtime, known: ServiceState) -> ServiceState:
    waiting = select(outbox.c.id).limit(COUNTED_AT_MOST).subquery()
    age = func.extract("epoch", func.clock_timestamp() - select(func.min(outbox.c.created_at)).scalar_subquery())
    open_letters = select(func.count()).where(dead_letter.c.state.in_(("parked", "replay")))
    counted = select(
        select(func.count()).select_from(waiting).scalar_subquery().label("depth"),
        age.label("age"),
        open_letters.scalar_subquery().label("letters"),
    )
    async with runtime.database.work() as work:
        row = (await work.run(counted)).first()
    return known.model_copy(
        update={
            "database_reachable": True,
            "outbox_depth": row.depth,
            "outbox_oldest_seconds": float(row.age or 0),
            "dead_letters_open": row.letters,
        }
    )
