"""Submit an import."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from chassis.errors import DomainError, FieldError
from chassis.idempotency import Claim, SavedAnswer
from chassis.principal import Principal
from chassis.work import Work
from services.submission.domain.item import EDITABLE
from services.submission.domain.refusals import ItemBusy
from services.submission.queries.acceptance import Submission, accept
from services.submission.queries.imports import RowWithItem, locked_import, rows_with_items
from services.submission.queries.item_to_act_on import ItemWithSurroundings, free_items_with_surroundings
from services.submission.queries.kept_editions import KeptEditions
from services.submission.use_cases.check_other_items import check_other_items
from services.submission.use_cases.submit_item import submitted


@dataclass(frozen=True)
class SentUp:
    """How it went with one row: its receipt, or why its item stays a draft."""

    number: int
    item_id: UUID
    receipt_number: str | None = None
    refusal: str = ""
    errors: tuple[FieldError, ...] = ()


async def submit_import(work: Work, *, import_id: UUID, by: Principal) -> list[SentUp]:
    """Every draft of the import that can be submitted goes up; each of the others keeps its reason."""
    found = await locked_import(work, import_id, unit_id=by.unit_id)
    found.submit(by=by, at=work.now())
    waiting = {
        each.row.item_id: each
        for each in await rows_with_items(work, import_id)
        if each.row.item_id is not None and each.item_state in EDITABLE
    }
    free = await free_items_with_surroundings(work, list(waiting), editions=KeptEditions())
    submissions: dict[UUID, Submission] = {}
    refused: dict[UUID, DomainError] = {item_id: ItemBusy() for item_id in waiting}
    for item_id, surroundings in free.items():
        try:
            submission = _submission(work, surroundings, import_id, waiting[item_id], by)
            await check_other_items(work, surroundings, together=[each.item for each in submissions.values()])
            submissions[item_id] = submission
        except DomainError as refusal:
            refused[item_id] = refusal
    accepted = await accept(work, list(submissions.values())) if submissions else set()
    return [_told(each.row.number, item_id, submissions if item_id in accepted else {}, refused[item_id])
            for item_id, each in waiting.items()]  # fmt: skip


def _submission(
    work: Work, found: ItemWithSurroundings, import_id: UUID, row: RowWithItem, by: Principal
) -> Submission:
    """Under a key of its own, so that no revision of an item goes up twice."""
    key = f"import:{import_id}:{row.row.number}:{found.item.revision}"
    claim = Claim(principal=by.id, key=key, request_hash=hashlib.sha256(key.encode()).digest())
    return submitted(work, found, by=by, answer=lambda _: SavedAnswer(201, {}, b""), seen=None, claim=claim)


def _told(number: int, item_id: UUID, submissions: Mapping[UUID, Submission], refusal: DomainError) -> SentUp:
    if item_id in submissions:
        return SentUp(number, item_id, receipt_number=submissions[item_id].item.receipt_number)
    return SentUp(number, item_id, refusal=refusal.detail, errors=refusal.errors)
