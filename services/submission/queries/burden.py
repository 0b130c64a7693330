"""What reporting costs those who report: how long an item takes them, type by type."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from chassis.work import Work

WRITING = """
select item_type, count(*) as begun, count(first_submitted_at) as submitted,
  percentile_cont(0.5) within group (order by extract(epoch from first_submitted_at - created_at) / 60) as minutes,
  coalesce(sum(typed), 0)::int as typed, coalesce(sum(taken_over), 0)::int as taken_over,
  coalesce(sum(retyped), 0)::int as retyped,
  percentile_cont(0.5) within group (order by extract(epoch from first_submitted_at - held_until) / 3600)
    filter (where held_until is not null) as hours_to_submit,
  percentile_cont(0.5) within group (order by extract(epoch from approved_at - held_until) / 3600)
    filter (where held_until is not null) as hours_to_approve
from item left join lateral (
  select (coalesce(content ->> 'ends_on', content ->> 'starts_on')::date + 1)::timestamp at time zone 'Asia/Shanghai'
    as held_until
  where first_submitted_at is not null and content ? 'starts_on') event on true
left join item_burden on item_burden.item_id = item.id
where edition_id = $1 and ($2::uuid is null or unit_id = $2) group by item_type
"""


@dataclass(frozen=True)
class Effort:
    """Of one type; `minutes` is the median from the first draft to the first submission, None while none was. Hours
    are medians from the end of the last day of what was held, in China: negative where it was told in advance."""

    begun: int = 0
    submitted: int = 0
    minutes: float | None = None
    typed: int = 0
    taken_over: int = 0
    retyped: int = 0
    hours_to_submit: float | None = None
    hours_to_approve: float | None = None


async def efforts(work: Work, *, edition_id: UUID, unit_id: UUID | None) -> Mapping[str, Effort]:
    """By type, of one unit or of all together."""
    rows = await work.fetch(WRITING, edition_id, unit_id)
    return {item_type: Effort(*counted) for item_type, *counted in rows}
