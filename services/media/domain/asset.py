"""An asset: one photo, video or document of a unit, from its declaration to its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Self
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Column, DateTime, Index, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from services.media.domain.asset_kind import AssetKind
from services.media.domain.asset_state import ARROWS, OPEN_STATES, WORDS, AssetNotInState, AssetState, Superseded
from services.media.domain.declaration import Declaration
from services.media.domain.rejection import REASONS, Fault
from services.media.domain.row import Row

ATTEMPTS = 5
STATES = ", ".join(f"'{state}'" for state in AssetState)
KINDS = ", ".join(f"'{kind}'" for kind in AssetKind)


def _text(*, nullable: bool = False) -> Any:
    return Column(Text, nullable=nullable)


def _instant(*, nullable: bool = False) -> Any:
    return Column(DateTime(timezone=True), nullable=nullable)


@dataclass(frozen=True)
class Findings:
    """What verification found and made; each rendition is a form that may be served."""

    sha256: str
    width: int
    height: int
    seconds: float
    dhash: str | None
    source_key: str
    renditions: Sequence[dict[str, Any]]
    has_text: bool | None = None
    taken_on: date | None = None


class Asset(Row, table=True):
    """`version` counts published facts; `revision` counts arrows and is what a compare-and-set compares. Rights are
    said of what may be published; whether there is text to search, of documents alone."""

    __table_args__ = (
        CheckConstraint(f"state in ({STATES})", name="state_known"),
        CheckConstraint(f"kind in ({KINDS})", name="kind_known"),
        CheckConstraint("bytes > 0 and bytes <= 5368709120", name="bytes_in_bounds"),
        CheckConstraint("part_bytes >= 5242880", name="parts_large_enough"),
        CheckConstraint(
            "kind = 'document' or (credit is not null and licence is not null and people_consented is true"
            " and ai_generated is not null)",
            name="published_with_rights",
        ),
        CheckConstraint(
            "(state in ('rejected', 'damaged', 'erased')) = (reason_code is not null)", name="reason_given"
        ),
        CheckConstraint("state <> 'ready' or (sha256 is not null and source_key is not null)", name="ready_has_bytes"),
        CheckConstraint("length(file_name) <= 255", name="file_name_fits"),
        CheckConstraint("length(caption) <= 300", name="caption_fits"),
        CheckConstraint("length(credit) <= 100", name="credit_fits"),
        Index("ix_asset_unit_id_id", "unit_id", "id"),
        Index(
            "ix_asset_waiting",
            "state",
            "lease_until",
            postgresql_where="state in ('completing', 'stored', 'verifying')",
        ),
        Index("ix_asset_uncleared", "ended_at", postgresql_where="ended_at is not null and inbox_cleared_at is null"),
        Index("ix_asset_open", "changed_at", postgresql_where="state in ('created', 'uploading')"),
        Index("ix_asset_dhash", "dhash", postgresql_where="dhash is not null"),
    )

    id: UUID = Field(primary_key=True)
    unit_id: UUID
    declared_by: UUID
    kind: str = Field(sa_column=_text())
    state: str = Field(sa_column=_text())
    revision: int = 1
    version: int = 1

    file_name: str = Field(sa_column=_text())
    content_type: str = Field(sa_column=_text())
    bytes: int = Field(sa_column=Column(BigInteger, nullable=False))
    declared_sha256: str | None = Field(default=None, sa_column=_text(nullable=True))
    caption: str = Field(sa_column=_text())
    credit: str | None = Field(default=None, sa_column=_text(nullable=True))
    licence: str | None = Field(default=None, sa_column=_text(nullable=True))
    people_consented: bool | None = None
    ai_generated: bool | None = None

    inbox_key: str = Field(sa_column=_text())
    multipart_id: str | None = Field(default=None, sa_column=_text(nullable=True))
    part_bytes: int
    etag: str | None = Field(default=None, sa_column=_text(nullable=True))
    lease_until: datetime | None = Field(default=None, sa_column=_instant(nullable=True))
    attempts: int = 0

    sha256: str | None = Field(default=None, sa_column=_text(nullable=True))
    source_key: str | None = Field(default=None, sa_column=_text(nullable=True))
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    dhash: str | None = Field(default=None, sa_column=_text(nullable=True))
    has_text: bool | None = None
    taken_on: date | None = None
    renditions: list[dict[str, Any]] = Field(default_factory=list, sa_column=Column(JSONB, nullable=False))
    reason_code: str | None = Field(default=None, sa_column=_text(nullable=True))
    reason: str | None = Field(default=None, sa_column=_text(nullable=True))

    created_at: datetime = Field(sa_column=_instant())
    changed_at: datetime = Field(sa_column=_instant())
    stored_at: datetime | None = Field(default=None, sa_column=_instant(nullable=True))
    ended_at: datetime | None = Field(default=None, sa_column=_instant(nullable=True))
    referenced_at: datetime | None = Field(default=None, sa_column=_instant(nullable=True))
    inbox_cleared_at: datetime | None = Field(default=None, sa_column=_instant(nullable=True))

    @classmethod
    def declare(
        cls, declaration: Declaration, *, asset_id: UUID, unit_id: UUID, by: UUID, part_bytes: int, at: datetime
    ) -> Self:
        """The asset has an owner before it has bytes; its inbox key tells nothing of its name."""
        declaration.check()
        return cls(
            id=asset_id, unit_id=unit_id, declared_by=by, kind=declaration.kind, state=AssetState.CREATED,
            file_name=declaration.file_name, content_type=declaration.content_type, bytes=declaration.bytes,
            declared_sha256=declaration.sha256, caption=declaration.caption, credit=declaration.credit,
            licence=declaration.licence, people_consented=declaration.people_consented,
            ai_generated=declaration.ai_generated, inbox_key=f"uploads/{asset_id}", part_bytes=part_bytes,
            created_at=at, changed_at=at,
        )  # fmt: skip

    @property
    def parts_count(self) -> int:
        """Parts of the upload; the last may be smaller."""
        return -(-self.bytes // self.part_bytes)

    def part_length(self, number: int) -> int:
        """The exact length of a part."""
        return min(self.part_bytes, self.bytes - (number - 1) * self.part_bytes)

    def begin_upload(self, *, multipart_id: str | None, at: datetime) -> None:
        """Links may be given out; a multipart upload that the client began itself takes the place of ours."""
        self._move(AssetState.UPLOADING, at=at)
        self.multipart_id = multipart_id

    def begin_completion(self, *, lease: timedelta, at: datetime) -> None:
        """One caller puts the parts together; another takes over only when the lease has run out."""
        if self.state == AssetState.COMPLETING and not self._lease_is_over(at):
            raise AssetNotInState("分片正在合并，请稍候")
        self._move(AssetState.COMPLETING, at=at)
        self.lease_until = at + lease

    def reopen(self, *, seen: int, at: datetime, lost: bool = False) -> None:
        """The parts do not make the file: the upload goes on; from its beginning where the store has lost it."""
        self._still(seen, AssetState.COMPLETING)
        self._move(AssetState.UPLOADING, at=at)
        self.lease_until = None
        if lost:
            self.multipart_id = None

    def store(self, *, etag: str, seen: int, at: datetime) -> None:
        """The object is whole in the inbox."""
        self._still(seen, AssetState.COMPLETING)
        self._move(AssetState.STORED, at=at)
        self.etag, self.stored_at, self.lease_until, self.multipart_id = etag, at, None, None

    def claim(self, *, lease: timedelta, at: datetime) -> None:
        """A processor takes it, or takes it over from one that is gone."""
        if self.state == AssetState.VERIFYING and not self._lease_is_over(at):
            raise AssetNotInState("正在校验")
        self._move(AssetState.VERIFYING, at=at)
        self.lease_until, self.attempts = at + lease, self.attempts + 1

    def renew(self, *, lease: timedelta, seen: int, at: datetime) -> None:
        """The processor is still at it; no arrow, so the revision stays."""
        self._still(seen, AssetState.VERIFYING)
        self.lease_until = at + lease

    def put_back(self, *, pause: timedelta, seen: int, at: datetime, blameless: bool) -> None:
        """The processor could not finish; it comes again after a pause. `blameless`: not the file's fault."""
        self._still(seen, AssetState.VERIFYING)
        self._move(AssetState.VERIFYING, at=at)
        self.lease_until = at + pause
        self.attempts -= blameless

    def accept(self, findings: Findings, *, seen: int, at: datetime) -> None:
        """Verified and promoted: it can be used."""
        self._still(seen, AssetState.VERIFYING)
        self._move(AssetState.READY, at=at)
        self._end(at)
        self.sha256, self.source_key, self.dhash = findings.sha256, findings.source_key, findings.dhash
        self.width, self.height, self.seconds = findings.width, findings.height, findings.seconds
        self.renditions, self.has_text = list(findings.renditions), findings.has_text
        self.taken_on = findings.taken_on

    def reject(self, fault: Fault, *, seen: int, at: datetime) -> None:
        """Verification found that it cannot be used; the reason says what to do."""
        self._still(seen, AssetState.VERIFYING)
        self._refuse(fault, at)

    def close_upload(self, fault: Fault, *, at: datetime) -> None:
        """The upload ends without bytes: cancelled, or too old."""
        if self.state not in OPEN_STATES:
            raise AssetNotInState(f"素材{WORDS[self.state]}，上传已不能取消")
        self._refuse(fault, at)

    def _refuse(self, fault: Fault, at: datetime) -> None:
        self._move(AssetState.REJECTED, at=at)
        self._end(at)
        self.reason_code, self.reason = fault, REASONS[fault]

    def mark_damaged(self, *, at: datetime) -> None:
        """The stored bytes are no longer those that were verified."""
        self._move(AssetState.DAMAGED, at=at)
        self._end(at)
        self.reason_code, self.reason = Fault.DAMAGED, REASONS[Fault.DAMAGED]

    def erase(self, *, at: datetime) -> None:
        """The bytes go for good; the row stays as the proof."""
        self._move(AssetState.ERASED, at=at)
        self._end(at)
        self.reason_code, self.reason = self.reason_code or Fault.ERASED, self.reason or REASONS[Fault.ERASED]

    def rendition(self, name: str) -> dict[str, Any] | None:
        """A form that may be served."""
        return next((each for each in self.renditions if each["name"] == name), None)

    def _still(self, seen: int, state: AssetState) -> None:
        if (self.state, self.revision) != (state, seen):
            raise Superseded

    def _lease_is_over(self, at: datetime) -> bool:
        return self.lease_until is None or self.lease_until <= at

    def _move(self, to: AssetState, *, at: datetime) -> None:
        if to not in ARROWS[AssetState(self.state)]:
            raise AssetNotInState(f"素材{WORDS[self.state]}，不能进行此操作")
        self.state, self.revision, self.changed_at = to, self.revision + 1, at

    def _end(self, at: datetime) -> None:
        """The fact is told: one event version more."""
        self.version, self.ended_at, self.lease_until = self.version + 1, at, None
