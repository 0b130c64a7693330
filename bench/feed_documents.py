"""A feed of released items, and the desks that read it."""

import copy
import json
import time
from functools import cache
from typing import Any
from uuid import UUID

import asyncpg

from bench.drafts import EDITION_ID, MINISTRY, keep_keys, province_of, signer, unit_id
from bench.payloads import VARIANTS, case_contents
from bench.stack import BenchStack
from chassis.principal import Principal
from cli.stack.layout import ROOT

ITEMS = 500
DESKS = 20
DOCUMENT_FILE = ROOT / "contracts" / "examples" / "cn.openweek.media.item.published.v1" / "a-case.json"
CLEAR = "truncate entry, feed_item, outbox, inbox, seen_version, known_access cascade"
ENTRY = """
insert into entry (id, edition_id, item_type, item_version, unit_id, unit_name, unit_path, kin_units, region, title,
                   focus_area, activity_type, content, content_hash, asset_ids, receipt_number, submitted_at,
                   approved_at, state, pooled_at, round, flagged, proposal_reason, decided_by, decided_at, released_by,
                   released_at, feed_sequence, feed_version, withdrawal_reason, version, told)
values ($1, $2, 'T3', 2, $3, '测速学院（虚构）', $4, '{}', '山东省', $5, $6, $7, $8, 'x', '{}', 'BENCH', now(), now(),
        'released', now(), 1, false, '', $9, now(), $10, now(), $11, 1, '', 2, 'released')
"""
FEED_ITEM = """
insert into feed_item (sequence, item_id, kind, document, released_at, superseded)
values ($1, $2, 'published', $3, now(), false)
"""


def desk_token(stack: BenchStack, number: int) -> str:
    """An access token of a desk."""
    account = UUID(f"01950000-0000-7000-8000-{number:012x}")
    desk = Principal(id=account, unit_id=account, roles=frozenset({"desk"}), kind="desk")
    return signer(stack).sign(desk, token_id=account, at=time.time())


async def lay_out_feed(stack: BenchStack, *, items: int = ITEMS) -> None:
    """A fresh feed; the issuer's keys are kept as if they had been fetched."""
    await stack.execute("publicity", [CLEAR])
    connection = await asyncpg.connect(stack.dsn("publicity"), timeout=10)
    try:
        await keep_keys(stack, connection)
        async with connection.transaction():
            for sequence in range(1, items + 1):
                await append(connection, sequence)
    finally:
        await connection.close()


async def append(connection: asyncpg.Connection, sequence: int) -> None:
    """One more released item; its sequence is its number."""
    item, content = UUID(f"01940000-0000-7000-8000-{sequence:012x}"), case_contents()[sequence % VARIANTS]
    unit, path = unit_id(sequence), [MINISTRY, province_of(sequence), unit_id(sequence)]
    decider, releaser = UUID(int=1), UUID(int=2)
    told = (content["title"], content["focus_area"], content["activity_type"], json.dumps(content))
    await connection.execute(ENTRY, item, EDITION_ID, unit, path, *told, decider, releaser, sequence)
    await connection.execute(FEED_ITEM, sequence, item, json.dumps(_document(item, content), ensure_ascii=False))


@cache
def _example() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(DOCUMENT_FILE.read_text(encoding="utf-8"))
    return document


def _document(item: UUID, content: dict[str, Any]) -> dict[str, Any]:
    """The example of the contract with another text: as large as a real one."""
    document = copy.deepcopy(_example())
    text = "\n\n".join(content[name] for name in ("background", "action", "result"))
    document |= {"uri": f"https://openweek.example.cn/media/items/{item}", "title": content["title"]}
    document["headlines"][0]["value"] = content["title"]
    for body in document["bodies"]:
        body["value"] = f"<p>{text.replace(chr(10), '</p><p>')}</p>" if "xhtml" in body["contentType"] else text
        body["charCount"] = len(text)
    return document
