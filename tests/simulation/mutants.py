"""Wrong versions of one piece of the production, each of which the simulation must find: a check that cannot fail
proves nothing."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from unittest.mock import patch
from weakref import WeakKeyDictionary

from minio.datatypes import Part

from chassis import relay
from chassis.cloudevents import Delivery
from chassis.inbox import Aggregate, InboxRows
from chassis.outbox_rows import Lanes, OutboxRow
from chassis.relay import Relay
from services.media.domain.asset import Asset
from services.media.storage.faults import NoSuchObject, NoSuchUpload, PartsRefused
from services.media.storage.object_store import ObjectStore, StoredObject, StoredPart
from services.media.use_cases import complete_upload
from tests.simulation.outbox_table import SimulatedLanes, SimulatedOutboxRows
from tests.simulation.postgres import Link

ALL = 1_000_000


def relay_by_cursor() -> AbstractContextManager[object]:
    """The relay goes on behind the highest id that it has sent, and never looks back for a late commit."""

    rows, cursors = SimulatedLanes.rows, WeakKeyDictionary[Link, int]()

    async def behind(self: SimulatedLanes, *, limit: int) -> Sequence[OutboxRow]:
        found = await rows(self, limit=ALL)
        batch = [row for row in found if row.id > cursors.get(self._link, 0)][:limit]
        if batch:
            cursors[self._link] = batch[-1].id
        return batch

    return patch.object(SimulatedLanes, "rows", behind)


def delete_before_ack() -> AbstractContextManager[object]:
    """The relay deletes what it has sent without waiting for the broker's answer."""

    async def hopeful(self: Relay, batch: Sequence[OutboxRow]) -> list[int]:
        await self._producer.send([relay._record(row) for row in batch])
        return [row.id for row in batch]

    return patch.object(Relay, "_send", hopeful)


def relays_without_lock() -> AbstractContextManager[object]:
    """A lane is anybody's."""

    @asynccontextmanager
    async def open_lanes(self: SimulatedOutboxRows, numbers: Sequence[int]) -> AsyncIterator[Lanes | None]:
        link = self.link
        await link.travel()
        yield SimulatedLanes(link, link.begin(), numbers)
        await link.commit()

    return patch.object(SimulatedOutboxRows, "lanes", open_lanes)


def no_inbox() -> AbstractContextManager[object]:
    """Whatever comes is handled: neither ids nor versions are asked for."""

    async def everything(_rows: InboxRows, deliveries: Sequence[Delivery]) -> list[Delivery]:
        return list(deliveries)

    return patch("chassis.consumer.take_fresh", everything)


def no_version_guard() -> AbstractContextManager[object]:
    """Ids are asked for, versions are not: what is older than what was seen is handled."""

    def all_newer(unhandled: Sequence[Delivery], _before: Mapping[Aggregate, int]) -> list[Delivery]:
        return list(unhandled)

    return patch("chassis.inbox._newer", all_newer)


def complete_without_head() -> AbstractContextManager[object]:
    """An upload that the store no longer knows counts as lost: nobody looks whether its object is there."""

    async def blind(self: ObjectStore, key: str, upload_id: str, parts: Sequence[StoredPart]) -> StoredObject:
        listed = [Part(part.number, part.etag) for part in parts]
        await self._ask(lambda: self._client._complete_multipart_upload(self.inbox, key, upload_id, listed))
        return await self.head(self.inbox, key)

    async def assemble(store: ObjectStore, asset: Asset) -> StoredObject:
        try:
            parts = await store.list_parts(asset.inbox_key, asset.multipart_id or "")
            complete_upload._check_parts(asset, parts)
            return await store.complete(asset.inbox_key, asset.multipart_id or "", parts)
        except (NoSuchUpload, NoSuchObject, PartsRefused):
            raise complete_upload._all_missing(asset) from None

    return _both(patch.object(ObjectStore, "complete", blind), patch.object(complete_upload, "_assemble", assemble))


def ready_before_the_hash() -> AbstractContextManager[object]:
    """What came is taken for what was declared."""
    return patch("services.media.verification.intake.Intake.check", lambda *_, **__: None)


def no_reconciler() -> AbstractContextManager[object]:
    """Completions that were left behind stay so."""

    async def nothing(*_: object, **__: object) -> None:
        return None

    return patch("services.media.use_cases.reconcile_uploads.resume_completion", nothing)


@contextmanager
def _both(*patches: AbstractContextManager[object]) -> Iterator[None]:
    with ExitStack() as stack:
        for each in patches:
            stack.enter_context(each)
        yield


@dataclass(frozen=True)
class Mutant:
    """What is put in, and the scene in which it shows."""

    put_in: Callable[[], AbstractContextManager[object]]
    scene: str


MUTANTS: Mapping[str, Mutant] = {
    "relay-by-cursor": Mutant(relay_by_cursor, "spine"),
    "delete-before-ack": Mutant(delete_before_ack, "spine"),
    "relays-without-lock": Mutant(relays_without_lock, "spine"),
    "no-inbox": Mutant(no_inbox, "spine"),
    "no-version-guard": Mutant(no_version_guard, "spine"),
    "complete-without-head": Mutant(complete_without_head, "uploads"),
    "ready-before-the-hash": Mutant(ready_before_the_hash, "uploads"),
    "no-reconciler": Mutant(no_reconciler, "uploads"),
}
