"""Where each mutant is put, what provokes it, and which invariant must find it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chassis.failpoints import EVENTS_NOTED
from tests.faults.plan import Fate
from tests.faults.workload.dice import WEEK, Mix

REPORTING: Mix = {"save": 20, "submit": 35, "decide": 35, "withdraw": 10}
UPLOADING: Mix = {"upload": 80, "save": 20}
RELEASING: Mix = {"select": 50, "recall": 25, "pull": 25}
THIRD = 3
WORKERS = ("submission-worker", "media-worker", "publicity-worker")


@dataclass(frozen=True)
class Case:
    """One mutant's run. `places`: process → what is put into it, mutant and provocation."""

    name: str
    places: Mapping[str, str]
    caught_by: tuple[str, ...] = ()
    fault: str = "none"
    mix: Mix = field(default_factory=lambda: WEEK)
    seconds: float = 12.0
    rate: float = 20.0
    within: float = 30.0
    kill_at: Mapping[str, str] = field(default_factory=dict)
    """Process → failpoint where it is killed, at its third coming-by."""

    def fates(self) -> dict[str, Fate]:
        """As the stack is told."""
        return {
            process: Fate(mutant=what, kill_at=self.kill_at.get(process, ""), on_pass=THIRD)
            for process, what in self.places.items()
        }


def everywhere(what: str, processes: tuple[str, ...] = WORKERS) -> dict[str, str]:
    """The same in several processes."""
    return dict.fromkeys(processes, what)


CASES: tuple[Case, ...] = (
    Case(
        "commit-after-response", {"submission-api": "commit-after-response+slow-commits"}, ("I1",),
        "kill-submission-api", REPORTING, seconds=15,
    ),
    Case(
        "ack-before-commit", everywhere("ack-before-commit"), ("I7",), "kill-at-point", REPORTING, seconds=15,
        kill_at={"publicity-worker": EVENTS_NOTED, "submission-worker": EVENTS_NOTED},
    ),
    Case("no-inbox-key", everywhere("no-inbox-key"), ("I7",), "everything-again", REPORTING),
    Case(
        "relay-cursor-by-id",
        {"submission-api": "slow-commits", "submission-worker": "relay-cursor-by-id"}, ("I1", "I8"),
        mix=REPORTING, seconds=15,
    ),
    Case(
        "relays-without-lease", {"submission-worker": "relays-without-lease+slow-sends"}, ("I6",),
        "two-relays", REPORTING, seconds=20,
    ),
    Case(
        "marked-before-ack", everywhere("marked-before-ack"), ("I1", "I8"),
        "kill-relays-before-a-dead-broker", REPORTING, seconds=15,
    ),
    Case(
        "complete-without-head", {"media-api": "complete-without-head+lost-complete-answers"}, ("I1",),
        mix=UPLOADING, rate=2,
    ),
    Case("ready-before-hash-check", {"media-processor": "ready-before-hash-check"}, ("I5",), mix=UPLOADING, rate=2),
    Case("no-version-guard", everywhere("no-version-guard"), ("I6", "I11"), "late-news", RELEASING, rate=2, seconds=25),
    Case(
        "unknown-commit-is-409", {"submission-api": "unknown-commit-is-409+lost-commit-answers"}, ("I2",),
        mix=REPORTING,
    ),
    Case(
        "feed-sequence-by-now", everywhere("feed-sequence-by-now", ("publicity-api", "publicity-worker")), ("I4",),
        mix=RELEASING, rate=2, seconds=20,
    ),
    Case(
        "withdrawal-skips-the-link", {"media-worker": "withdrawal-skips-the-link"}, ("I11",),
        mix=RELEASING, rate=2, seconds=25,
    ),
    Case("key-without-body-hash", {"submission-api": "key-without-body-hash"}, ("I3",), mix={"save": 70, "reuse": 30}),
    Case("dead-letter-without-commit", everywhere("dead-letter-without-commit"), ("I7",), "poison", REPORTING),
)  # fmt: skip

UNLUCKY: Mapping[str, str] = {
    "submission-api": "slow-commits+lost-commit-answers",
    "publicity-api": "slow-commits",
    "media-api": "lost-complete-answers",
    **everywhere("slow-commits+slow-sends"),
}
"""Every provocation, and nothing wrong."""

CONTROLS: tuple[Case, ...] = tuple(
    Case(f"(none) {fault}", UNLUCKY, fault=fault, seconds=20, rate=15, within=60)
    for fault in (
        "kill-submission-api", "kill-worker", "two-relays", "kill-relays-before-a-dead-broker", "everything-again",
        "late-news", "poison",
    )
)  # fmt: skip
"""The right version under each fault of the cases: all checkers must be silent."""
