"""A service as small as can be: things that change, facts that tell of it, and a reader that keeps count."""

from collections.abc import AsyncIterator, Callable
from typing import ClassVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel, col

from chassis.errors import DomainError
from chassis.rows import metadata
from chassis.subscriptions import Subscriptions
from chassis.work import Work
from contracts.base import Event

TOPIC = "simulation.things"


class Row(SQLModel, registry=registry(metadata=metadata())):
    """Rows of things."""


class Thing(Row, table=True):
    """What changes."""

    id: UUID = Field(primary_key=True)
    version: int = 1


class Seen(Row, table=True):
    """The reader's projection: what it believes of a thing."""

    id: UUID = Field(primary_key=True)
    version: int


class Effect(Row, table=True):
    """Something that must happen once for each change."""

    id: UUID = Field(primary_key=True)
    thing_id: UUID
    version: int


class ThingChanged(Event):
    """A thing was made or changed."""

    type: ClassVar[str] = "simulation.thing.changed.v1"
    topic: ClassVar[str] = TOPIC

    thing_id: UUID

    @property
    def subject(self) -> UUID:
        """The thing."""
        return self.thing_id


class ThingRefused(DomainError):
    """A rule of the reader says no."""

    code = "thing-refused"


async def change_thing(work: Work, *, thing_id: UUID) -> int:
    """Make the thing, or change it, and tell; its version then."""
    thing = await work.find(Thing, thing_id)
    if thing is None:
        thing = Thing(id=thing_id, version=1)
        work.add(thing)
        await work.flush()
    else:
        thing.version += 1
    work.publish(ThingChanged(version=thing.version, thing_id=thing_id))
    return thing.version


async def current_state(work: Work) -> AsyncIterator[Event]:
    """What every thing last told."""
    for thing in (await work.run(select(Thing).order_by(col(Thing.id)))).scalars().all():
        yield ThingChanged(version=thing.version, thing_id=thing.id)


def reader(new_id: Callable[[], UUID], refuses: Callable[[], bool]) -> Subscriptions:
    """What the reader does with a fact; chance may have it refuse, or break."""
    hears = Subscriptions(producer="simulation")

    @hears.on(ThingChanged)
    async def keep(event: ThingChanged, work: Work) -> None:
        work.add(Effect(id=new_id(), thing_id=event.thing_id, version=event.version))
        await work.flush()
        seen = await work.find(Seen, event.thing_id)
        if refuses():
            raise ThingRefused
        if seen is None:
            work.add(Seen(id=event.thing_id, version=event.version))
        else:
            seen.version = event.version

    return hears
