"""Kafka record ⇄ event: CloudEvents 1.0.2, Kafka binding, binary mode."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

LARGEST_SEQUENCE = 2**63 - 1


class Poison(Exception):
    """A record that no retry can mend; parked with the reason."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


@dataclass(frozen=True)
class Origin:
    """Where a record stands."""

    topic: str
    partition: int
    offset: int


@dataclass(frozen=True)
class Delivery:
    """One record as it came: raw, with its headers as text."""

    origin: Origin
    key: bytes | None
    value: bytes | None
    headers: Mapping[str, str]

    @property
    def event_type(self) -> str:
        """`ce_type`; Poison when there is none."""
        return self._header("ce_type")

    @property
    def event_id(self) -> UUID:
        """`ce_id`; Poison when it is no UUID."""
        try:
            return UUID(self._header("ce_id"))
        except ValueError as error:
            raise Poison("ce-id-malformed", str(error)) from error

    @property
    def subject(self) -> str:
        """`ce_subject`: the aggregate."""
        return self._header("ce_subject")

    @property
    def sequence(self) -> int:
        """`ce_sequence`: the aggregate's version, from 1; Poison when it is none."""
        text = self._header("ce_sequence")
        if not (text.isascii() and text.isdigit()) or not 0 < int(text[:20]) <= LARGEST_SEQUENCE:
            raise Poison("ce-sequence-malformed", f"{text[:40]!r} is no version")
        return int(text)

    def _header(self, name: str) -> str:
        try:
            return self.headers[name]
        except KeyError as error:
            raise Poison("not-a-cloudevent", f"header {name} is missing") from error


def delivery_of(record: Any) -> Delivery:
    """A consumer record as a delivery. Headers that are not UTF-8 are kept readable, never a reason to stop."""
    return Delivery(
        origin=Origin(record.topic, record.partition, record.offset),
        key=record.key,
        value=record.value,
        headers=headers_as_text(record.headers),
    )


def headers_as_text(headers: Sequence[tuple[str, bytes]]) -> dict[str, str]:
    """Header names and values as text that a database can hold; what is not shows as replacement characters."""
    return {_storable(name): _storable((value or b"").decode("utf-8", "replace")) for name, value in headers}


def _storable(text: str) -> str:
    return text.replace("\x00", "\ufffd")
