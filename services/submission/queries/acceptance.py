"""The one statement that accepts submissions: key, item, version, step and event of each, together or not at all.

    free      items that are as they were read, locked; one that somebody else holds is left out
    claimed   the idempotency keys of those, with their answers
    accepted  the items whose key was free, changed
    kept, noted, said    the version of the content, the step and the event of each accepted item

It takes any number of submissions as arrays, of different items and different keys. What is not among the accepted
was used before (the key) or has changed (the item). An event's row is written after its item's row is locked, so that
two writers of one item take outbox ids in the order of their commits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from chassis.idempotency import Claim, SavedAnswer
from chassis.work import Work
from contracts.topics import Topic
from services.submission.domain.item import EDITABLE, Item

# Column of the arrays → its type in the database; what has no array type of its own travels as text.
COLUMNS = {
    "item_id": "uuid", "seen": "int", "content": "text", "unit_name": "text", "unit_path": "text", "region": "text",
    "awaiting_unit_id": "uuid", "authors": "text", "submission_number": "int", "submitted_title": "text",
    "receipt_number": "text",
    "submitted_at": "timestamptz", "on_time": "bool", "revision": "int", "version": "int", "account_id": "uuid",
    "principal": "uuid", "key": "text", "request_hash": "bytea", "status": "smallint", "headers": "text",
    "body": "bytea", "lane": "smallint", "event_id": "uuid", "event_headers": "text", "payload": "text",
}  # fmt: skip
_ARRAYS = ", ".join(f"${place}::{kind}[]" for place, kind in enumerate(COLUMNS.values(), 1))
_EDITABLE = ", ".join(f"'{state}'" for state in EDITABLE)

ACCEPT = f"""
with asked as (select * from unnest({_ARRAYS}) as each({", ".join(COLUMNS)})),
free as (
  select item.id from item join asked on asked.item_id = item.id
  where item.revision = asked.seen and item.state in ({_EDITABLE})
  order by item.id for update of item skip locked),
claimed as (
  insert into idempotency (principal, key, request_hash, status, headers, body)
  select principal, key, request_hash, status, headers::jsonb, body from asked join free on free.id = asked.item_id
  on conflict do nothing returning principal, key),
accepted as (
  update item set
    state = 'submitted', content = coalesce(asked.content::jsonb, item.content), unit_name = asked.unit_name,
    unit_path = asked.unit_path::uuid[], region = asked.region, awaiting_unit_id = asked.awaiting_unit_id,
    authors = asked.authors::uuid[], submission_number = asked.submission_number,
    submitted_title = asked.submitted_title, receipt_number = asked.receipt_number,
    submitted_at = asked.submitted_at, on_time = asked.on_time,
    first_submitted_at = coalesce(item.first_submitted_at, asked.submitted_at),
    return_code = null, return_notes = '[]', revision = asked.revision, changed_at = asked.submitted_at,
    changed_by = asked.account_id, version = asked.version, told_at = asked.submitted_at
  from asked join claimed on claimed.principal = asked.principal and claimed.key = asked.key
  where item.id = asked.item_id
  returning item.*, asked.lane, asked.event_id, asked.event_headers, asked.payload),
kept as (
  insert into item_version (item_id, number, content, submitted_at, submitted_by)
  select id, submission_number, content, submitted_at, changed_by from accepted),
noted as (
  insert into item_step (item_id, revision, what, state, account_id, unit_id, at, reason, notes)
  select id, revision, 'submitted', state, changed_by, unit_id, changed_at, '', '[]' from accepted),
said as (
  insert into outbox (lane, topic, key, event_id, headers, payload)
  select lane, '{Topic.SUBMISSION_ITEMS}', id::text, event_id, event_headers::jsonb, payload from accepted)
select id from accepted
"""  # noqa: S608 -- names of this file


@dataclass(frozen=True)
class Submission:
    """One item as its submission leaves it, with the answer under its key and the event that tells of it."""

    item: Item
    seen: int
    content_changed: bool
    claim: Claim
    saved: SavedAnswer
    event: Mapping[str, Any]

    def values(self) -> tuple[Any, ...]:
        """In the order of COLUMNS."""
        item, claim, saved, event = self.item, self.claim, self.saved, self.event
        return (
            item.id, self.seen, orjson.dumps(item.content).decode() if self.content_changed else None, item.unit_name,
            _array(item.unit_path), item.region, item.awaiting_unit_id, _array(item.authors), item.submission_number,
            item.submitted_title, item.receipt_number, item.submitted_at, item.on_time, item.revision, item.version,
            item.changed_by, claim.principal, claim.key, claim.request_hash, saved.status,
            orjson.dumps(saved.headers).decode(), saved.body, event["lane"], event["event_id"],
            orjson.dumps(event["headers"]).decode(), event["payload"],
        )  # fmt: skip


async def accept(work: Work, submissions: Sequence[Submission]) -> set[UUID]:
    """Write them in one statement; the items that were accepted. No two are of one item or under one key."""
    arrays = map(list, zip(*(each.values() for each in submissions), strict=True))
    return {row.id for row in await work.fetch(ACCEPT, *arrays)}


def _array(ids: Sequence[UUID]) -> str:
    return f"{{{','.join(map(str, ids))}}}"
