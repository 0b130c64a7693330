"""I6: each aggregate's versions come 1, 2, 3 …, and every projection is at the last one."""

import json
from collections.abc import Iterator, Mapping

from tests.faults.checkers.events import ASSETS, ENTRIES, ITEMS, Told, facts, newest
from tests.faults.checkers.verdict import Violation
from tests.faults.evidence import Evidence
from tests.faults.history import wiped

ASSET_STATES = {"declared": "declared", "ready": "ready", "rejected": "rejected"}
RELEASE_STATES = {"released": "released", "covered": "released", "withdrawn": "withdrawn"}
ITEM_STATES = {"submitted", "returned", "approved", "received", "withdrawn"}


def check(evidence: Evidence) -> list[Violation]:
    """Topics in themselves, then what consumers made of them."""
    found = [each for topic in (ITEMS, ASSETS, ENTRIES) for each in _topic(evidence, topic)]
    return [*found, *_seen(evidence), *_known_assets(evidence), *_releases(evidence), *_items(evidence)]


def _topic(evidence: Evidence, topic: str) -> Iterator[Violation]:
    """Repeats are allowed. On a broker that was wiped and refilled an aggregate begins at a later version."""
    refilled = wiped(evidence.history)
    last: dict[tuple[int, str], int] = {}
    seen: set[tuple[int, str, int]] = set()
    for fact in facts(evidence, topic):
        place = (fact.partition, fact.subject)
        if (*place, fact.version) in seen:
            continue
        seen.add((*place, fact.version))
        before = last.get(place, 0)
        if fact.version < before:
            yield Violation(f"version {fact.version} came after {before}", str(fact))
        elif fact.version > before + 1 and not refilled:
            yield Violation(f"version {fact.version} follows {before}", str(fact))
        last[place] = max(before, fact.version)


def _seen(evidence: Evidence) -> Iterator[Violation]:
    """Of each aggregate, every consumer has noted the newest version of what it hears."""
    for group, hears in evidence.heard.items():
        rows = evidence.rows(f"{group}.seen_version")
        noted = {(row["topic"], row["subject"]): row["version"] for row in rows if row["consumer"] == group}
        for topic in hears["topics"]:
            for subject, version in _highest(evidence, topic, set(hears["types"])).items():
                if noted.get((topic, subject), 0) < version:
                    about = f"{group} is at {noted.get((topic, subject))} of {topic} {subject}"
                    yield Violation(f"newest version is {version}", about)


def _highest(evidence: Evidence, topic: str, types: set[str]) -> Mapping[str, int]:
    parked = {
        (row["topic"], row["partition"], row["offset"])
        for group in evidence.heard
        for row in evidence.rows(f"{group}.dead_letter")
    }
    found: dict[str, int] = {}
    for fact in facts(evidence, topic):
        if fact.type in types and (topic, fact.partition, fact.offset) not in parked:
            found[fact.subject] = max(found.get(fact.subject, 0), fact.version)
    return found


def _known_assets(evidence: Evidence) -> Iterator[Violation]:
    known = evidence.by_id("submission.known_asset", "asset_id")
    for asset_id, fact in newest(evidence, ASSETS).items():
        yield from _is(known.get(asset_id), "state", ASSET_STATES.get(fact.name), "submission.known_asset", fact)


def _releases(evidence: Evidence) -> Iterator[Violation]:
    shown = evidence.by_id("submission.publication", "item_id")
    uses: dict[str, set[bool]] = {}
    for row in evidence.rows("media.released_use"):
        uses.setdefault(row["item_id"], set()).add(row["withdrawn"])
    for item_id, fact in newest(evidence, ENTRIES).items():
        expected = RELEASE_STATES.get(fact.name)
        if expected is None:
            continue
        yield from _is(shown.get(item_id), "state", expected, "submission.publication", fact)
        if json.loads(fact.value).get("asset_ids") and uses.get(item_id) != {expected == "withdrawn"}:
            yield Violation(f"media.released_use is not {expected}", str(fact))


def _items(evidence: Evidence) -> Iterator[Violation]:
    """The producer itself told its present state last."""
    items = evidence.by_id("submission.item")
    for item_id, fact in newest(evidence, ITEMS).items():
        item = items.get(item_id)
        if item is None or fact.name not in ITEM_STATES:
            continue
        if fact.version != item["version"]:
            yield Violation(f"submission.item is at version {item['version']}", str(fact))
        elif item["state"] != fact.name:
            yield Violation(f"submission.item is {item['state']}", str(fact))


def _is(row: Mapping[str, object] | None, column: str, expected: object, table: str, fact: Told) -> Iterator[Violation]:
    has = row[column] if row else None
    if expected is not None and has != expected:
        yield Violation(f"{table} is {has}, not {expected}", str(fact))
