"""What reporting costs those who report: how long an item takes them, type by type."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from chassis.work import Work

WRITING = """
select item_type, count(*) as begun, count(first_submitted_at) as submitted,
  percentile_cont(0.5) within group (order by extract(epoch from first_submitted_at - created_at) / 60) as minutes,
  coalesce(sum(typed), 0)::int as typed, coalesce(sum(taken_over), 0)::int as taken_over,
  coalesce(sum(retyped), 0)::int as retyped
from item left join item_burden on item_burden.item_id = item.id
where edition_id = $1 and ($2::uuid is null or unit_id = $2) group by item_type
"""


@dataclass(frozen=True)
class Effort:
    """Of one type; `minutes` is the median from the first draft to the first submission, None while none was."""

    begun: int = 0
    submitted: int = 0
    minutes: float | None = None
    typed: int = 0
    taken_over: int = 0
    retyped: int = 0


async def efforts(work: Work, *, edition_id: UUID, unit_id: UUID | None) -> Mapping[str, Effort]:
    """By type, of one unit or of all together."""
    rows = await work.fetch(WRITING, edition_id, unit_id)
    return {item_type: Effort(*counted) for item_type, *counted in rows}
