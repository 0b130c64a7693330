"""What must hold of the spine at the end, whatever happened."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests.simulation.verdict import Violation

if TYPE_CHECKING:
    from tests.simulation.spine import Spine


@dataclass
class SpineHistory:
    """What callers were told."""

    accepted: list[tuple[UUID, int]] = field(default_factory=list)
    undone: set[UUID] = field(default_factory=set)


def check_spine(spine: "Spine") -> None:
    """Every invariant; the first that does not hold is told."""
    told = _told(spine)
    arrived = _arrived(spine)
    _check_accepted(spine, told)
    _check_topic(spine, told, arrived)
    _check_order(arrived)
    _check_effects(spine, told)


def _told(spine: "Spine") -> dict[str, tuple[str, int]]:
    """Event → thing and version, of all that was ever committed to the outbox."""
    rows = [row for _, writes in spine.writing.committed for key, row in writes.items() if key[0] == "outbox" and row]
    return {str(row["event_id"]): (row["key"], int(row["headers"]["ce_sequence"])) for row in rows}


def _arrived(spine: "Spine") -> list[tuple[str, str, int]]:
    """Event, thing and version of each record, partition by partition."""
    deliveries = [stored.delivery for log in spine.broker.logs.values() for stored in log]
    return [(each.headers["ce_id"], each.subject, each.sequence) for each in deliveries]


def _check_accepted(spine: "Spine", told: dict[str, tuple[str, int]]) -> None:
    """I1: what a caller was told is done, is done and told."""
    facts = set(told.values())
    lost = [f"{thing} v{version}" for thing, version in spine.history.accepted if (str(thing), version) not in facts]
    Violation.when(lost, "an accepted change was lost")


def _check_topic(spine: "Spine", told: dict[str, tuple[str, int]], arrived: list[tuple[str, str, int]]) -> None:
    """I2 and I8: each committed event is on the topic, and no other."""
    counts = Counter(event_id for event_id, _, _ in arrived)
    waiting = [f"{row['key']} v{row['headers']['ce_sequence']}" for row in spine.writing.table("outbox").values()]
    Violation.when(waiting, "the outbox was not drained")
    Violation.when([told[each] for each in told.keys() - counts.keys()], "a committed event never arrived")
    Violation.when(sorted(counts.keys() - told.keys()), "an event arrived that was never committed")
    Violation.when({str(each) for each in spine.history.undone} & counts.keys(), "an undone change was told")
    if spine.world.weather.calm:
        twice = [told[event_id] for event_id, count in counts.items() if count > 1]
        Violation.when(twice, "an event was sent twice though nothing had gone wrong")


def _check_order(arrived: list[tuple[str, str, int]]) -> None:
    """I6: after dedup, the versions of a thing never step back but for a replay of what it had become."""
    seen: dict[str, list[int]] = {}
    for _, thing, version in arrived:
        versions = seen.setdefault(thing, [])
        if version not in versions:
            versions.append(version)
    disorder = {thing: versions for thing, versions in seen.items() if versions != sorted(versions)}
    Violation.when(disorder, "versions of a thing arrived out of order")


def _check_effects(spine: "Spine", told: dict[str, tuple[str, int]]) -> None:
    """I3 and I6: each change has its effect once, or stands among the dead letters; the projection is the newest."""
    effects: Counter[tuple[str, int]] = Counter(
        (str(row["thing_id"]), row["version"]) for row in spine.reading.table("effect").values()
    )
    letters = {(row["headers"]["ce_subject"], int(row["headers"]["ce_sequence"])) for row in _letters(spine)}
    Violation.when([fact for fact, count in effects.items() if count > 1], "an effect happened twice")
    Violation.when(set(effects) - set(told.values()), "an effect of nothing")
    Violation.when(set(told.values()) - set(effects) - letters, "an event was handled without its effect")
    newest: dict[str, int] = {}
    for thing, version in effects:
        newest[thing] = max(newest.get(thing, 0), version)
    believed = {str(row["id"]): row["version"] for row in spine.reading.table("seen").values()}
    Violation.when(
        {} if believed == newest else {"believed": believed, "newest": newest}, "the projection is not the newest"
    )


def _letters(spine: "Spine") -> list[dict[str, Any]]:
    return list(spine.reading.table("dead_letter").values())
