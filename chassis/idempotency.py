"""Idempotency-Key: the same request again gets the same answer, in one piece with the effect.

Source: draft-ietf-httpapi-idempotency-key-header; keys are kept for 90 days, because a retry at a deadline
may come days later.
"""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import insert

from chassis.errors import DomainError, Unprocessable
from chassis.tables import idempotency

KEPT_DAYS = 90
KEY_PATTERN = re.compile(r"^[A-Za-z0-9._:\-]{8,200}$")


class KeyMissing(DomainError):
    """Every POST that changes something carries a key."""

    code = "idempotency-key-missing"
    status = 400
    title = "缺少 Idempotency-Key 请求头"


class KeyMalformed(Unprocessable):
    """A key is 8–200 characters of letters, digits and . _ : -"""

    code = "idempotency-key-malformed"
    title = "Idempotency-Key 格式不正确"


class KeyReused(Unprocessable):
    """The key was used for another request."""

    code = "idempotency-key-reused"
    title = "同一个 Idempotency-Key 不能用于内容不同的请求"


class InFlight(DomainError):
    """The first request under this key is still running."""

    code = "idempotency-key-in-flight"
    title = "相同的请求正在处理，请稍后重试"


@dataclass
class SavedAnswer(Exception):
    """Raised to leave the handler with the answer that the key already has."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Claim:
    """One key of one principal for one request, to be written in the transaction of the effect."""

    principal: UUID
    key: str
    request_hash: bytes
    taken: bool = field(default=False)
    answered: bool = field(default=False)

    def values(self) -> dict[str, Any]:
        """The row without its answer."""
        return {"principal": self.principal, "key": self.key, "request_hash": self.request_hash}

    def insert_statement(self) -> Any:
        """Take the key; returns a row only to the first. A concurrent second waits for the first's commit."""
        return insert(idempotency).values(self.values()).on_conflict_do_nothing().returning(idempotency.c.key)

    def select_statement(self) -> Select[Any]:
        """What stands under the key."""
        return select(idempotency).where(idempotency.c.principal == self.principal, idempotency.c.key == self.key)

    def replay(self, row: Any) -> SavedAnswer:
        """The saved answer; KeyReused when the request differs, InFlight when there is no answer yet."""
        if bytes(row.request_hash) != self.request_hash:
            raise KeyReused
        if row.status is None:
            raise InFlight(retry_after=1)
        return SavedAnswer(row.status, dict(row.headers or {}), bytes(row.body or b""))


def checked_key(text: str | None) -> str:
    """The key as sent, or a refusal."""
    if text is None:
        raise KeyMissing("每个提交类请求都要带 Idempotency-Key，重试时使用同一个值")
    if not KEY_PATTERN.match(text):
        raise KeyMalformed("允许 8 到 200 个字母、数字、点、下划线、冒号或连字符")
    return text


def hash_request(method: str, path: str, query: str, body: bytes) -> bytes:
    """What makes two requests the same."""
    digest = hashlib.sha256()
    for part in (method.encode(), path.encode(), query.encode(), body):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()
