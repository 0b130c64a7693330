"""Cursors: where a page ended, sealed so that nobody can point elsewhere."""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from typing import Any

import orjson

from chassis.errors import DomainError

SEAL_BYTES = 16


class CursorInvalid(DomainError):
    """A cursor is used as it was given, for the list that gave it."""

    code = "cursor-invalid"
    status = 400
    title = "分页游标无效，请从第一页重新读取"


class Cursors:
    """Seals and opens cursors of one service; `key` is at least 32 bytes."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def seal(self, scope: str, values: Sequence[Any]) -> str:
        """An opaque text for these sort values; `scope` names the list, its filters, its reader."""
        payload = orjson.dumps(list(values), default=str)
        return base64.urlsafe_b64encode(self._seal_of(scope, payload) + payload).rstrip(b"=").decode()

    def open(self, scope: str, cursor: str) -> list[Any]:
        """The values; CursorInvalid when the text was changed or belongs to another list."""
        try:
            raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        except ValueError as error:
            raise CursorInvalid from error
        seal, payload = raw[:SEAL_BYTES], raw[SEAL_BYTES:]
        if not hmac.compare_digest(seal, self._seal_of(scope, payload)):
            raise CursorInvalid
        values: list[Any] = orjson.loads(payload)
        return values

    def _seal_of(self, scope: str, payload: bytes) -> bytes:
        return hmac.new(self._key, scope.encode() + b"\x00" + payload, hashlib.sha256).digest()[:SEAL_BYTES]
