"""Submit many items in one transaction: what the last minutes before a deadline are made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from chassis.database import Database
from chassis.errors import DomainError
from chassis.idempotency import Claim, SavedAnswer
from chassis.outbox import trace_headers
from chassis.principal import Principal
from chassis.work import Work
from services.submission.queries.acceptance import Submission, accept
from services.submission.queries.item_to_act_on import ItemWithSurroundings, free_items_with_surroundings
from services.submission.queries.kept_editions import KeptEditions
from services.submission.use_cases.submit_item import submitted

Answer = Callable[[ItemWithSurroundings, Principal, Work], SavedAnswer]


@dataclass(frozen=True)
class Asked:
    """One submission as it was asked for."""

    item_id: UUID
    by: Principal
    claim: Claim
    seen: int | None
    trace: dict[str, str] = field(default_factory=lambda: dict(trace_headers()))


async def submit_items_together(
    database: Database, asked: Sequence[Asked], *, answer: Answer, editions: KeptEditions
) -> list[SavedAnswer | None]:
    """The answers, in the order of asking; None for one that the rules refuse, that somebody else holds, or that was
    asked before: it goes its way alone, where it gets its words or its saved answer."""
    async with database.work() as work:
        found = await free_items_with_surroundings(work, [each.item_id for each in asked], editions=editions)
        submissions: dict[UUID, Submission] = {}
        keys: set[tuple[UUID, str]] = set()
        chosen: list[Asked | None] = []
        for each in asked:
            key = (each.claim.principal, each.claim.key)
            submission = None
            if each.item_id in found and each.item_id not in submissions and key not in keys:
                submission = _submitted(work, found[each.item_id], each, answer)
            if submission is not None:
                submissions[each.item_id] = submission
                keys.add(key)
            chosen.append(each if submission is not None else None)
        accepted = await accept(work, list(submissions.values())) if submissions else set()
    return [submissions[each.item_id].saved if each and each.item_id in accepted else None for each in chosen]


def _submitted(work: Work, found: ItemWithSurroundings, asked: Asked, answer: Answer) -> Submission | None:
    """None where the rules refuse."""
    if found.item.unit_id != asked.by.unit_id or found.needs_more:
        return None  # whether it may be seen at all, and what it needs besides, is looked at elsewhere
    try:
        return submitted(
            work, found, by=asked.by, seen=asked.seen, claim=asked.claim, trace=asked.trace,
            answer=lambda done: answer(done, asked.by, work),
        )  # fmt: skip
    except DomainError:
        return None
