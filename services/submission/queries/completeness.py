"""Lines of the board: every unit and every type that it owes, counted afresh from units, exceptions and items.

Nothing is kept that could be wrong: a line is looked up by index, so that what it costs hangs on the units that owe,
not on how many items there are.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chassis.work import Work
from services.submission.domain.completeness import Duty, DutyLine, Progress, Timeliness
from services.submission.domain.progress import PROGRESS

# The units strictly below one, below the root where none is named; a tile is the unit directly below it.
BELOW = """
parent as (
  select unit_id, cardinality(path) as depth from known_unit
  where edition_id = $1 and case when $2::uuid is null then cardinality(path) = 1 else unit_id = $2 end limit 1),
unit as (
  select known_unit.*, path[(select depth from parent) + 1] as tile_id from known_unit
  where edition_id = $1 and path[(select depth from parent)] = (select unit_id from parent)
    and cardinality(path) > (select depth from parent))"""
ITSELF = "unit as (select known_unit.*, unit_id as tile_id from known_unit where edition_id = $1 and unit_id = $2)"

# {units} is one of the above, {whose} joins units with types: those that they owe, or all.
LINES = """with {units},
type as (
  select code as item_type, coalesce(nullif(limits->>'name', ''), code) as type_name, limits->'owed_by' as owed_by,
    coalesce((limits->>'opens_at')::timestamptz, edition.opens_at) as opens_at,
    coalesce((limits->>'due_at')::timestamptz, edition.due_at) as due_at,
    coalesce((limits->>'locks_at')::timestamptz, edition.locks_at) as locks_at,
    make_interval(mins => edition.grace_minutes) as grace
  from known_edition edition, jsonb_each(edition.item_types) as each (code, limits) where edition_id = $1),
owing as (
  select unit.tile_id, unit.unit_id, unit.code, unit.name, unit.kind, unit.path, unit.closed_on, type.*,
    coalesce(type.owed_by ? unit.kind, false) as by_rule
  from unit join type on {whose}),
exception as (
  select distinct on (owing.unit_id, owing.item_type) owing.unit_id, owing.item_type, obligation.kind,
    obligation.waived, obligation.due_at, obligation.locks_at
  from owing cross join lateral unnest(owing.path) with ordinality as above (unit_id, depth)
  join known_obligation obligation on obligation.edition_id = $1 and obligation.unit_id = above.unit_id
    and obligation.item_type in (owing.item_type, '')
    and (obligation.includes_below or obligation.unit_id = owing.unit_id)
  order by owing.unit_id, owing.item_type, above.depth desc, obligation.item_type desc),
line as (
  select owing.tile_id, owing.unit_id, owing.code, owing.name, owing.kind, owing.item_type, owing.type_name,
    case when not by_rule then 'not-required' when exception.waived then 'waived'
      when exception.kind = 'extension' then 'extended' when exception.kind = 'shift' then 'shifted' else 'owed'
      end as duty,
    owing.opens_at, coalesce(exception.due_at, owing.due_at) as due_at,
    greatest(coalesce(exception.locks_at, owing.locks_at), coalesce(exception.due_at, owing.due_at)) as locks_at,
    coalesce(exception.due_at, owing.due_at) + owing.grace as on_time_until, owing.closed_on, done.*
  from owing left join exception on exception.unit_id = owing.unit_id and exception.item_type = owing.item_type
  cross join lateral (
    select coalesce(max({progress}), 0) as progress, count(*) as items, min(created_at) as began_at,
      min(first_submitted_at) as first_submitted_at, bool_or(on_time) as was_on_time,
      min(approved_at) as approved_at, min(received_at) as received_at
    from item where item.edition_id = $1 and item.unit_id = owing.unit_id and item.item_type = owing.item_type
      and item.state <> 'withdrawn') done),
told as (
  select *, case
      when duty in ('not-required', 'waived') and progress < 2 then null
      when progress >= 2 then
        case when was_on_time or first_submitted_at < on_time_until then 'on-time' else 'late' end
      when $3::timestamptz < on_time_until then 'running' else 'overdue' end as timeliness
  from line where closed_on is null or progress >= 2 or
    closed_on::timestamp at time zone 'Asia/Shanghai' > due_at)
select tile_id, unit_id, code, name, kind, item_type, type_name, duty, progress, timeliness, opens_at, due_at, locks_at,
  items, began_at, first_submitted_at, approved_at, received_at
from told
"""
STEPS = tuple(Progress)
FIELDS = tuple(DutyLine.__dataclass_fields__)


def _statement(units: str, whose: str) -> str:
    return LINES.format(units=units, whose=whose, progress=PROGRESS)


OWED_BELOW = _statement(BELOW, "type.owed_by ? unit.kind")
OF_ITSELF = _statement(ITSELF, "true")


async def lines_below(work: Work, *, edition_id: UUID, unit_id: UUID | None) -> Sequence[DutyLine]:
    """What the units below one owe, by code and type."""
    return _read(await work.fetch(OWED_BELOW, edition_id, unit_id, work.now()))


async def lines_of(work: Work, *, edition_id: UUID, unit_id: UUID) -> Sequence[DutyLine]:
    """Every type that the edition collects, for one unit."""
    return _read(await work.fetch(OF_ITSELF, edition_id, unit_id, work.now()))


def _read(rows: Sequence[Any]) -> Sequence[DutyLine]:
    return sorted(map(_line, rows), key=in_order)


def _line(row: Any) -> DutyLine:
    facts = dict(zip(FIELDS, row, strict=True))
    timeliness = facts["timeliness"]
    return DutyLine(
        **facts
        | {
            "duty": Duty(facts["duty"]),
            "progress": STEPS[facts["progress"]],
            "timeliness": Timeliness(timeliness) if timeliness else None,
        }
    )


def in_order(line: DutyLine) -> tuple[str, int, str]:
    """By unit, and T2 before T10."""
    return line.code, len(line.item_type), line.item_type
