"""What is owed now: units and the types that their editions ask of them, less what was reported or excused; nothing
of a suspended unit, from which nothing is taken.

The choice of the exception is that of the completeness board: the nearest up the unit's path, and of two of one unit
the one for the type.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from chassis.work import Work
from services.registry.domain.known_item import DRAFT, REPORTED_LIST, RETURNED, WITHDRAWN
from services.registry.domain.owed import Owed

OWED = f"""
with type as (
  select edition.id as edition_id, each ->> 'code' as item_type,
    coalesce(nullif(each ->> 'name', ''), each ->> 'code') as type_name, each -> 'owed_by' as owed_by,
    coalesce((each ->> 'opens_at')::timestamptz, edition.opens_at) as opens_at,
    coalesce((each ->> 'due_at')::timestamptz, edition.due_at) as due_at,
    coalesce((each ->> 'locks_at')::timestamptz, edition.locks_at) as locks_at
  from edition, jsonb_array_elements(edition.item_types) as each),
known as (
  select edition_id, unit_id, item_type, bool_or(state in ({REPORTED_LIST})) as reported,
    count(*) filter (where state = '{DRAFT}') as drafts, count(*) filter (where state = '{RETURNED}') as returned
  from known_item where state <> '{WITHDRAWN}' group by edition_id, unit_id, item_type),
begun as (
  select enrolment.edition_id, enrolment.unit_id, enrolment.code, enrolment.name, enrolment.path,
    nullif(enrolment.parent_id, enrolment.path[1]) as superior_id,
    type.item_type, type.type_name, type.opens_at, type.due_at, type.locks_at,
    coalesce(type.owed_by ? enrolment.kind, false) and known.reported is not true as by_rule,
    coalesce(known.drafts, 0) as drafts, coalesce(known.returned, 0) as returned
  from enrolment join type on type.edition_id = enrolment.edition_id
  left join known on known.edition_id = enrolment.edition_id and known.unit_id = enrolment.unit_id
    and known.item_type = type.item_type
  where enrolment.closed_on is null and enrolment.suspension_reason is null
    and ($2::uuid is null or enrolment.path @> array[$2])
    and ($3::uuid[] is null or enrolment.unit_id = any($3))),
waiting as (select * from begun where by_rule or drafts + returned > 0),
exception as (
  select distinct on (waiting.edition_id, waiting.unit_id, waiting.item_type) waiting.edition_id, waiting.unit_id,
    waiting.item_type, obligation.kind, obligation.due_at, obligation.locks_at
  from waiting cross join lateral unnest(waiting.path) with ordinality as above (unit_id, depth)
  join obligation on obligation.edition_id = waiting.edition_id and obligation.unit_id = above.unit_id
    and obligation.item_type in (waiting.item_type, '') and obligation.kind <> 'none'
    and (obligation.includes_below or obligation.unit_id = waiting.unit_id)
  order by waiting.edition_id, waiting.unit_id, waiting.item_type, above.depth desc, obligation.item_type desc)
select waiting.edition_id, waiting.unit_id, waiting.code, waiting.name, waiting.superior_id, waiting.item_type,
  waiting.type_name, coalesce(exception.due_at, waiting.due_at) as due_at, drafts, returned
from waiting left join exception using (edition_id, unit_id, item_type)
where (drafts + returned > 0 or exception.kind is distinct from 'waiver')
  and waiting.opens_at <= $1
  and $1 < greatest(coalesce(exception.locks_at, waiting.locks_at), coalesce(exception.due_at, waiting.due_at))
order by due_at, waiting.code, length(waiting.item_type), waiting.item_type
"""  # noqa: S608 -- words of the domain


DUE_INSTANTS = """
with asked as (select id, due_at, item_types from edition where id = any($1))
select id, due_at from asked
union select id, (each ->> 'due_at')::timestamptz from asked, jsonb_array_elements(item_types) as each
  where each ->> 'due_at' is not null
union select edition_id, due_at from obligation where edition_id = any($1) and due_at is not null
"""


async def due_instants(work: Work, edition_ids: Iterable[UUID]) -> Sequence[tuple[UUID, datetime]]:
    """Every instant, by edition, at which something of it may be due: its own, its types' and those of exceptions."""
    return [(edition_id, due_at) for edition_id, due_at in await work.fetch(DUE_INSTANTS, list(edition_ids))]


async def owed_now(work: Work, *, under: UUID | None = None, unit_ids: Sequence[UUID] | None = None) -> Sequence[Owed]:
    """Of every edition that takes reports; of the unit and those below it, of these units, or of all."""
    rows = await work.fetch(OWED, work.now(), under, list(unit_ids) if unit_ids is not None else None)
    return [Owed(*row) for row in rows]
