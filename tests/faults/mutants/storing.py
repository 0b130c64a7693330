"""Wrong ways with bytes."""

from collections.abc import Sequence
from typing import Any

from minio.datatypes import Part

from services.media.domain.asset import Asset
from services.media.domain.rejection import Fault, Unfit
from services.media.storage.faults import NoSuchUpload, PartsRefused
from services.media.storage.object_store import MOVE_SECONDS, ObjectStore, StoredObject, StoredPart
from services.media.use_cases import complete_upload, note_withdrawal
from services.media.verification.intake import Intake
from tests.faults.mutants.patching import replace


def complete_without_head() -> None:
    """`NoSuchUpload` at a second Complete is believed: the parts are gone.

    The first one was done and its answer lost; the file is there and its unit is told to send it again, in vain: I1.
    """

    async def believed(store: ObjectStore, asset: Asset) -> StoredObject:
        upload_id = asset.multipart_id or ""
        try:
            parts = await store.list_parts(asset.inbox_key, upload_id)
            complete_upload._check_parts(asset, parts)
            return await store.complete(asset.inbox_key, upload_id, parts)
        except (NoSuchUpload, PartsRefused):
            raise complete_upload._all_missing(asset) from None

    async def once(store: ObjectStore, key: str, upload_id: str, parts: Sequence[StoredPart]) -> StoredObject:
        listed = [Part(part.number, part.etag) for part in parts]
        await store._ask(
            lambda: store._client._complete_multipart_upload(store.inbox, key, upload_id, listed),
            seconds=MOVE_SECONDS,
        )
        return StoredObject(sum(part.bytes for part in parts), "")

    replace(complete_upload, "_assemble", believed)
    replace(ObjectStore, "complete", once)


def ready_before_hash_check() -> None:
    """Bytes are taken as soon as their number is right; nobody holds them against the declared hash.

    An asset is ready that is not what its unit declared: I5.
    """

    def only_counted(intake: Intake, **_declared: Any) -> None:
        if intake.size != intake._declared:
            raise Unfit(Fault.SIZE_DIFFERS)

    replace(Intake, "check", only_counted)


def withdrawal_skips_the_link() -> None:
    """Media takes no notice of a withdrawal.

    Links to the photos of what was withdrawn are still given out: I11.
    """

    async def unnoticed(*_work: Any, **_withdrawal: Any) -> None:
        return None

    replace(note_withdrawal, "note_withdrawal", unnoticed)
