"""Units from a table, each row judged alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chassis.errors import DomainError
from chassis.work import Work
from services.registry import queries
from services.registry.documents.unit_table import ReadUnit
from services.registry.domain.audit import Act
from services.registry.use_cases.enrol_unit import enrol_unit
from services.registry.use_cases.record_act import record_act


@dataclass(frozen=True)
class RowVerdict:
    """What became of a row; a refused one has its reason."""

    row: int
    code: str
    name: str
    reason: str = ""


async def import_units(work: Work, *, edition_id: UUID, rows: Sequence[ReadUnit], by: UUID | None) -> list[RowVerdict]:
    """Good rows are registered, others left with their reason; a row may name a unit of a row above as its parent."""
    await queries.edition(work, edition_id)
    verdicts = [await _judge(work, edition_id, row) for row in rows]
    refused = sum(bool(verdict.reason) for verdict in verdicts)
    facts = {"registered": len(verdicts) - refused, "refused": refused}
    await record_act(work, Act("import-units", about=("edition", str(edition_id)), by=by, facts=facts))
    return verdicts


async def _judge(work: Work, edition_id: UUID, row: ReadUnit) -> RowVerdict:
    if row.draft is None:
        return RowVerdict(row.row, code=row.code, name=row.name, reason=row.fault)
    parent = await queries.enrolment_by_code(work, edition_id, row.parent_code) if row.parent_code else None
    reason = "" if parent or not row.parent_code else f"本届没有代码为 {row.parent_code} 的上级单位"
    if not reason:
        try:
            async with work.savepoint():
                parent_id = parent.unit_id if parent else None
                await enrol_unit(work, edition_id=edition_id, draft=row.draft, parent_id=parent_id)
        except DomainError as refusal:
            reason = "；".join(error.detail for error in refusal.errors) or refusal.detail
    return RowVerdict(row.row, code=row.code, name=row.name, reason=reason)
