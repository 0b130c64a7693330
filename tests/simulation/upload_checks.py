"""What must hold of uploads at the end, whatever happened."""

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from services.media.domain.asset_state import ENDED_STATES, AssetState
from tests.simulation.store import ASSETS, INBOX
from tests.simulation.verdict import Violation

if TYPE_CHECKING:
    from tests.simulation.person import Person
    from tests.simulation.uploads import Uploads

Row = dict[str, Any]
ENDINGS = {AssetState.READY: "media.asset.ready.v2", AssetState.REJECTED: "media.asset.rejected.v2"}


def check_uploads(uploads: "Uploads") -> None:
    """Every invariant; the first that does not hold is told."""
    rows = list(uploads.database.table("asset").values())
    for row in rows:
        _check_ended(uploads, row)
        _check_bytes(uploads, row)
        _check_told(uploads, row)
        _check_one_winner(uploads, row)
    for person in uploads.people:
        _check_person(uploads, person)


def _check_ended(uploads: "Uploads", row: Row) -> None:
    """I8: no session is left open, and nothing of it stays in the inbox."""
    Violation.when([] if row["state"] in ENDED_STATES else [row["state"]], "a session never ended")
    left = [key for bucket, key in uploads.store.objects if (bucket, key) == (INBOX, row["inbox_key"])]
    left += [name for name, upload in uploads.store.uploads.items() if upload.key == row["inbox_key"]]
    Violation.when(left, "bytes of an ended session stayed in the inbox")


def _check_bytes(uploads: "Uploads", row: Row) -> None:
    """I5: what is ready has its bytes, and they are those that were declared."""
    if row["state"] != AssetState.READY:
        return
    content = uploads.store.objects.get((ASSETS, row["source_key"]), b"")
    digest = hashlib.sha256(content).hexdigest()
    wrong = {name: row[name] for name in ("sha256", "declared_sha256") if row[name] != digest}
    Violation.when(wrong, "ready without the bytes that were declared")


def _check_told(uploads: "Uploads", row: Row) -> None:
    """I3: the beginning is told once, and so is the end, the one that the row has."""
    told = Counter(
        event["headers"]["ce_type"]
        for event in uploads.database.table("outbox").values()
        if event["key"] == str(row["id"])
    )
    expected = {"media.asset.declared.v2": 1, ENDINGS[AssetState(row["state"])]: 1}
    Violation.when({} if told == expected else told, f"an asset that is {row['state']} was told otherwise")


def _check_one_winner(uploads: "Uploads", row: Row) -> None:
    """F40: of all who complete, one stores it."""
    key = ("asset", row["id"])
    states = [writes[key]["state"] for _, writes in uploads.database.committed if writes.get(key)]  # type: ignore[index]  # a row that is there
    steps = [after for before, after in zip(["", *states], states, strict=False) if after != before]
    Violation.when(steps if steps.count(AssetState.STORED) > 1 else [], "an asset was stored twice")


def _check_person(uploads: "Uploads", person: "Person") -> None:
    """Who was told that the upload is complete, or never gave up, has it; who declared other bytes never has."""
    rows = [uploads.database.table("asset")[asset_id] for asset_id in person.asset_ids]
    states = [row["state"] for row in rows]
    if not person.honest:
        Violation.when([state for state in states if state == AssetState.READY], "other bytes than declared are ready")
    elif person.told_done:
        Violation.when(
            [] if states[-1] == AssetState.READY else [_short(row) for row in rows], "a completed upload was lost"
        )
    elif person.patient and not person.cancelled:
        Violation.when(
            [] if states[-1] == AssetState.READY else [_short(row) for row in rows], "a patient person could not finish"
        )


def _short(row: Row) -> str:
    return f"{row['id']} {row['state']} {row['reason_code'] or ''}"
