"""Wrong versions of one piece of production code each, put into a process of the test-only build when it starts.

A checker that does not find its mutant proves nothing when it finds nothing in the right version.
"""

from collections.abc import Callable

from tests.faults.mutants import consuming, provocations, relaying, transactions

PutIn = Callable[[], None]


def _media(name: str) -> PutIn:
    """A service's mutants are imported by that service's processes only."""

    def put_in() -> None:
        from tests.faults.mutants import storing

        getattr(storing, name)()

    return put_in


def _publicity(name: str) -> PutIn:
    def put_in() -> None:
        from tests.faults.mutants import feeding

        getattr(feeding, name)()

    return put_in


MUTANTS: dict[str, PutIn] = {
    "commit-after-response": transactions.commit_after_response,
    "ack-before-commit": consuming.ack_before_commit,
    "no-inbox-key": consuming.no_inbox_key,
    "relay-cursor-by-id": relaying.relay_cursor_by_id,
    "relays-without-lease": relaying.relays_without_lease,
    "marked-before-ack": relaying.marked_before_ack,
    "complete-without-head": _media("complete_without_head"),
    "ready-before-hash-check": _media("ready_before_hash_check"),
    "no-version-guard": consuming.no_version_guard,
    "unknown-commit-is-409": transactions.unknown_commit_is_a_conflict,
    "feed-sequence-by-now": _publicity("feed_sequence_by_now"),
    "withdrawal-skips-the-link": _media("withdrawal_skips_the_link"),
    "key-without-body-hash": transactions.key_without_body_hash,
    "dead-letter-without-commit": consuming.dead_letter_without_commit,
}

PROVOCATIONS: dict[str, PutIn] = {
    "slow-commits": provocations.slow_commits,
    "slow-sends": provocations.slow_sends,
    "lost-commit-answers": provocations.lost_commit_answers,
    "lost-complete-answers": provocations.lost_complete_answers,
}


def put_in(names: str) -> None:
    """Put in what is named, several joined by `+`; raises when a name, or what it replaces, is not known."""
    for name in names.split("+"):
        {**MUTANTS, **PROVOCATIONS}[name]()
