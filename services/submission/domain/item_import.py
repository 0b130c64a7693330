"""A sheet of items that a unit uploaded: what each row says, what became of it."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from chassis.principal import Principal
from services.submission.domain.import_refusals import ImportNotDrafted, ImportOfAnother
from services.submission.domain.row import DOCUMENT, Row

FAULT_WORDS = "；"


class Verdict(StrEnum):
    """What can be made of a row."""

    READY = "ready"
    INCOMPLETE = "incomplete"
    REFUSED = "refused"
    KNOWN = "known"


DRAFTABLE = (Verdict.READY, Verdict.INCOMPLETE)


class ItemImport(Row, table=True):
    """One file of one type by one unit in one edition; the same file again is the same import.

    The file itself is not kept: what is read of it stands in the rows.
    """

    __tablename__ = "item_import"
    __table_args__ = (
        UniqueConstraint("unit_id", "edition_id", "item_type", "file_hash"),
        CheckConstraint("char_length(file_name) <= 200", name="file_name_limit"),
        CheckConstraint("octet_length(file_hash) = 32", name="file_hash_is_sha256"),
        CheckConstraint("submitted_at is null or drafted_at is not null", name="drafted_before_submitted"),
        Index("ix_item_import_unit_id_id", "unit_id", "id"),
    )

    id: UUID = Field(primary_key=True)
    unit_id: UUID
    edition_id: UUID
    item_type: str
    file_name: str
    file_hash: bytes
    headings: list[str] = Field(sa_type=DOCUMENT)
    unknown_headings: list[str] = Field(default_factory=list, sa_type=DOCUMENT)
    read_at: datetime
    read_by: UUID
    drafted_at: datetime | None = None
    submitted_at: datetime | None = None

    def check_own(self, by: Principal) -> None:
        """The unit's own liaisons go on with it."""
        if by.unit_id != self.unit_id:
            raise ImportOfAnother

    def draft(self, *, by: Principal, at: datetime) -> bool:
        """Its rows become drafts, once; False when they already are."""
        self.check_own(by)
        if self.drafted_at is not None:
            return False
        self.drafted_at = at
        return True

    def submit(self, *, by: Principal, at: datetime) -> None:
        """Its drafts go up, those that can; again for those that could not."""
        self.check_own(by)
        if self.drafted_at is None:
            raise ImportNotDrafted
        self.submitted_at = at


class ImportRow(Row, table=True):
    """One row of the file; `cells` is how it stood there, for the sheet of those that were not taken.

    `faults` refuse the row, `missing` only keeps its item from being submitted; `content_hash` knows the row again
    when it comes with another file.
    """

    __tablename__ = "import_row"
    __table_args__ = (
        CheckConstraint("verdict in ('ready', 'incomplete', 'refused', 'known')", name="verdict_known"),
        CheckConstraint("item_id is null or verdict in ('ready', 'incomplete')", name="good_rows_become_items"),
        Index("ix_import_row_content_hash", "content_hash", postgresql_where="item_id is not null"),
    )

    import_id: UUID = Field(primary_key=True, foreign_key="item_import.id")
    number: int = Field(primary_key=True)
    content: dict[str, Any] = Field(sa_type=DOCUMENT)
    content_hash: bytes
    cells: list[str] = Field(sa_type=DOCUMENT)
    verdict: str
    faults: list[dict[str, str]] = Field(default_factory=list, sa_type=DOCUMENT)
    missing: list[dict[str, str]] = Field(default_factory=list, sa_type=DOCUMENT)
    item_id: UUID | None = None

    @property
    def title(self) -> str:
        """What the row reports, as far as it says."""
        return str(self.content.get("title", ""))

    def reason(self, titles: dict[str, str]) -> str:
        """Why it was not taken, in one line: field and words."""
        return FAULT_WORDS.join(_told(each, titles) for each in self.faults)


def _told(fault: dict[str, str], titles: dict[str, str]) -> str:
    name = fault["pointer"].removeprefix("/").split("/")[0]
    return f"{titles[name]}：{fault['detail']}" if name in titles else fault["detail"]


def refused_rows(rows: Sequence[ImportRow]) -> list[ImportRow]:
    """The rows that wait to be mended, in the order of the file."""
    return [row for row in rows if row.verdict == Verdict.REFUSED]
