"""What somebody told the complaint box, and how often one address may tell something."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from chassis.errors import DomainError
from chassis.rows import new_id
from services.submission.domain.receipt import CROCKFORD, check_character
from services.submission.domain.row import Row

WINDOW = timedelta(hours=1)
MOST_IN_WINDOW = 5
TEXT_MAX, CONTACT_MAX = 2000, 100


class TooManyComplaints(DomainError):
    """One address fills the box five times an hour at most."""

    code = "too-many-complaints"
    status = 429
    title = "提交过于频繁，请一小时后再试，或拨打页脚的联系电话"


class Complaint(Row, table=True):
    """One complaint or opinion; only the registrar reads it."""

    __tablename__ = "complaint"
    __table_args__ = (
        CheckConstraint("char_length(text) between 1 and 2000", name="text_limit"),
        CheckConstraint("char_length(contact) <= 100", name="contact_limit"),
        Index("ix_complaint_address_mark_received_at", "address_mark", "received_at"),
        Index("ix_complaint_received_at_id", "received_at", "id"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    receipt_number: str = Field(unique=True)
    about: UUID | None = None
    text: str
    contact: str = ""
    address_mark: str = Field(description="tells whether two came from one address, not which address")
    received_at: datetime


def complaint_number(at: datetime, *, random: bytes) -> str:
    """`TS-20230516-7K3M9Q2X-C`: day, random letters, a check character."""
    number = int.from_bytes(random)
    letters = "".join(CROCKFORD[number >> shift & 31] for shift in range(len(random) * 8 - 5, -1, -5))
    body = f"TS-{at:%Y%m%d}-{letters}"
    return f"{body}-{check_character(body)}"


def check_rate(recent: int) -> None:
    """`recent`: complaints of the address within the window."""
    if recent >= MOST_IN_WINDOW:
        raise TooManyComplaints(retry_after=int(WINDOW.total_seconds()))
