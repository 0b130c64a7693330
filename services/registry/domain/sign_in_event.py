"""The audit of signing in: what happened, to which account, from where; never what was typed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from chassis.rows import new_id
from services.registry.domain.row import INSTANT, Row

EVENTS = (
    "signed-in",
    "wrong-password",
    "locked-out",
    "refused-locked",
    "refused-revoked",
    "unknown-user",
    "signed-out",
    "refresh-reused",
    "refresh-refused",
    "desk-token",
    "desk-refused",
    "password-changed",
    "password-reset",
    "revoked",
    "reinstated",
    "moved",
    "invited",
    "code-needed",
    "wrong-code",
    "second-factor-set",
    "second-factor-removed",
    "provider-signed-in",
    "provider-refused",
)
EVENT_LIST = ", ".join(f"'{event}'" for event in EVENTS)


class SignInEvent(Row, table=True):
    """One line of the audit; written in the transaction of what it tells."""

    __tablename__ = "sign_in_event"
    __table_args__ = (
        CheckConstraint(f"event in ({EVENT_LIST})", name="event_known"),
        Index("ix_sign_in_event_account", "account_id", "at"),
        Index("ix_sign_in_event_at", "at"),
    )

    id: UUID = Field(primary_key=True, default_factory=new_id)
    at: datetime = Field(sa_type=INSTANT)
    event: str
    account_id: UUID | None = None
    address: str = ""
