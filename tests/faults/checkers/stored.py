"""I5: bytes are what was declared: hash of GET = row = the client's claim; ready means there is an object."""

import json
from collections.abc import Iterator

from tests.faults.checkers.operations import acknowledged
from tests.faults.checkers.verdict import Violation
from tests.faults.evidence import Evidence, Row


def check(evidence: Evidence) -> list[Violation]:
    """Ready assets, false claims, and objects that belong to nobody."""
    return [*_ready(evidence), *_false_claims(evidence), *_strays(evidence)]


def _ready(evidence: Evidence) -> Iterator[Violation]:
    for asset in evidence.rows("media.asset"):
        if asset["state"] != "ready":
            continue
        if asset["declared_sha256"] not in (None, asset["sha256"]):
            yield Violation("ready, but not with the bytes that were declared", asset["id"])
        for key, sha256 in _objects_of(asset):
            stored = evidence.objects.get(key)
            if stored is None:
                yield Violation("ready without its object", key)
            elif stored["sha256"] != sha256:
                yield Violation("the stored bytes have another hash", key)


def _objects_of(asset: Row) -> list[tuple[str, str]]:
    renditions = json.loads(asset["renditions"] or "[]")
    return [(asset["source_key"], asset["sha256"]), *((each["key"], each["sha256"]) for each in renditions)]


def _false_claims(evidence: Evidence) -> Iterator[Violation]:
    assets = evidence.by_id("media.asset")
    for done in acknowledged(evidence.history, "open-upload"):
        asset_id = str(done.told.get("asset"))
        if done.told.get("false") and assets.get(asset_id, {}).get("state") == "ready":
            yield Violation("ready, though the client's claim was false", asset_id)


def _strays(evidence: Evidence) -> Iterator[Violation]:
    known = {asset["id"] for asset in evidence.rows("media.asset")}
    for key in evidence.objects:
        if key.split("/", 1)[0] not in known:
            yield Violation("an object that no row knows", key)
