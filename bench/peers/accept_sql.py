"""The two statements of an accepted submission, as somebody would write them who needs nothing else.

Names in braces stand for values: `positional` makes $1 … of them for asyncpg, pgbench puts its own expressions there.
"""

import re
from collections.abc import Mapping

SURROUNDINGS = """
select item.*, known_edition.year, known_edition.opens_at, known_edition.due_at, known_edition.locks_at,
       known_edition.focus_areas, known_edition.activity_types, known_edition.item_types,
       known_unit.code, known_unit.name, known_unit.kind, known_unit.region as known_region, known_unit.path,
       (select jsonb_agg(jsonb_build_object('asset_id', known_asset.asset_id, 'unit_id', known_asset.unit_id,
                                            'kind', known_asset.kind, 'state', known_asset.state,
                                            'reason', known_asset.reason))
        from known_asset where known_asset.asset_id = any (item.asset_ids)) as assets
from item
join known_edition on known_edition.edition_id = item.edition_id
left join known_unit on known_unit.edition_id = item.edition_id and known_unit.unit_id = item.unit_id
where item.id = {item_id}
"""

ACCEPT = """
with accepted as (
  update item set
    state = 'submitted', unit_name = {unit_name}, unit_path = {unit_path}::uuid[], region = {region},
    awaiting_unit_id = {awaiting_unit_id}, authors = {authors}::uuid[], submission_number = {submission_number},
    submitted_title = coalesce(content ->> 'title', ''),
    receipt_number = {receipt_number}, first_submitted_at = coalesce(first_submitted_at, {submitted_at}),
    submitted_at = {submitted_at}, on_time = {on_time}, return_code = null, return_notes = '[]',
    revision = {revision}, changed_at = {submitted_at}, changed_by = {account_id},
    version = {version}, told_at = {submitted_at}
  where id = {item_id} and revision = {seen} and state in ('draft', 'returned')
  returning *),
kept as (
  insert into item_version (item_id, number, content, submitted_at, submitted_by)
  select id, submission_number, content, submitted_at, changed_by from accepted),
noted as (
  insert into item_step (item_id, revision, what, state, account_id, unit_id, at, reason, notes)
  select id, revision, 'submitted', state, changed_by, unit_id, changed_at, '', '[]' from accepted),
keyed as (
  insert into idempotency (principal, key, request_hash, status, headers, body)
  select changed_by, {key}, {request_hash}, 201, {headers}::jsonb, {body} from accepted),
said as (
  insert into outbox (lane, topic, key, event_id, headers, payload)
  select {lane}, 'submission.items', id::text, {event_id}, {event_headers}::jsonb, {payload} from accepted)
select id from accepted
"""

NAME = re.compile(r"\{(\w+)\}")
TYPES = {
    **dict.fromkeys(("item_id", "awaiting_unit_id", "account_id", "event_id"), "uuid"),
    **dict.fromkeys(("unit_name", "region", "receipt_number", "key", "headers", "event_headers", "payload"), "text"),
    **dict.fromkeys(("submission_number", "revision", "version", "seen"), "int"),
    **dict.fromkeys(("unit_path", "authors"), "text"),
    **dict.fromkeys(("request_hash", "body"), "bytea"),
    "submitted_at": "timestamptz",
    "on_time": "bool",
    "lane": "smallint",
}


def positional(text: str) -> tuple[str, tuple[str, ...]]:
    """The statement with $1 …, and the names in that order."""
    names = tuple(dict.fromkeys(NAME.findall(text)))
    return NAME.sub(lambda found: f"${names.index(found[1]) + 1}::{TYPES[found[1]]}", text), names


def with_expressions(text: str, expressions: Mapping[str, str]) -> str:
    """The statement with an SQL expression for each name."""
    return NAME.sub(lambda found: f"({expressions[found[1]]})::{TYPES[found[1]]}", text)
