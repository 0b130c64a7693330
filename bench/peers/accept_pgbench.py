"""Peer: the statements of an accepted submission under pgbench; draft number `begin + i * clients + client_id`."""

import orjson

from bench.drafts import EDITION_ID, MINISTRY, UNITS, account_id, item_id, province_of, unit_id
from bench.peers.accept_sql import ACCEPT, SURROUNDINGS, with_expressions

NUMBER = r"""\set i :i + 1
\set n :begin + :i * :clients + :client_id
"""
SUBJECT = "'01990000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0')"
EXPRESSIONS = {
    "item_id": SUBJECT,
    "account_id": f"'01970000-0000-7000-8000-' || lpad(to_hex(:n::bigint % {UNITS}), 12, '0')",
    "key": "'bench-' || :n",
    "receipt_number": "'2023-BENCH-' || :n",
    "event_id": "gen_random_uuid()",
    "request_hash": "sha256(convert_to('bench-' || :n, 'UTF8'))",
    "submitted_at": "now()",
    "seen": "1",
    "revision": "2",
    "version": "1",
    "submission_number": "1",
    "on_time": "true",
    "lane": ":n::bigint % 16",
    **{name: f":{name}" for name in ("unit_name", "unit_path", "region", "awaiting_unit_id", "authors", "headers")},
    **{name: f":{name}" for name in ("event_headers", "payload")},
    "body": "convert_to(:body, 'UTF8')",
}
STATEMENTS = ";\n".join(with_expressions(text, EXPRESSIONS).strip() for text in (SURROUNDINGS, ACCEPT)) + ";\n"
ONE_BY_ONE = NUMBER + STATEMENTS
IN_A_TRANSACTION = f"{NUMBER}begin;\n{STATEMENTS}commit;\n"


def variables() -> dict[str, str]:
    """What the other contestants send with each accept, as large as theirs, the same for all."""
    subject, path = str(item_id(0)), [str(MINISTRY), str(province_of(0)), str(unit_id(0))]
    at = "2023-05-14T08:00:00.000Z"
    receipt = {
        "id": subject, "edition_id": str(EDITION_ID), "item_type": "T3", "unit_id": path[-1], "unit_name": "学院",
        "region": "山东省", "state": "submitted", "title": "流动实训车开进村里大集", "revision": 2,
        "submission_number": 1, "receipt_number": "2023-BENCH-0-7K3M9Q2X-C", "submitted_at": at, "on_time": True,
        "awaiting_unit_id": path[1], "created_at": at, "changed_at": at,
    }  # fmt: skip
    event = {**receipt, "version": 1, "item_id": subject, "unit_path": path, "occurred_at": at, "asset_ids": []}
    headers = {f"ce_{name}": subject for name in ("id", "subject", "type", "source", "time", "sequence", "specversion")}
    return {
        "unit_name": "测速职业学院（虚构）",
        "unit_path": f"{{{','.join(path)}}}",
        "region": "山东省",
        "awaiting_unit_id": path[1],
        "authors": f"{{{account_id(0)}}}",
        "headers": '{"content-type": "application/json"}',
        "body": orjson.dumps(receipt).decode(),
        "event_headers": orjson.dumps({**headers, "correlation_id": subject}).decode(),
        "payload": orjson.dumps(event).decode(),
    }
