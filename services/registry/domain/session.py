"""Sessions: a chain of refresh tokens, each good for one answer."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary
from sqlmodel import Field

from chassis.errors import Unauthenticated
from services.registry.domain.account import Account
from services.registry.domain.row import INSTANT, Row

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
LEEWAY = timedelta(seconds=10)


class SignInRefused(Unauthenticated):
    """One answer for a wrong password, an unknown name, a locked and an ended account."""

    code = "sign-in-refused"
    title = "用户名或密码不正确，或账号暂时不可用"


class SessionEnded(Unauthenticated):
    """The session is over: signed out, expired, idle, or its token used twice."""

    code = "session-ended"
    title = "登录已结束，请重新登录；未提交的草稿已保存"


@dataclass(frozen=True)
class Opened:
    """A session as its holder gets it: the only place where the refresh token stands in the clear."""

    account: Account
    access_id: UUID
    refresh_token: str
    expires_at: datetime


def new_refresh_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def digest_of(token: str) -> bytes:
    """What is kept of a refresh token; enough to know it again, useless to a thief."""
    return hashlib.sha256(token.encode()).digest()


class Session(Row, table=True):
    """One sign-in of one person and all that was refreshed from it."""

    __table_args__ = (
        CheckConstraint(
            "end_reason in ('signed-out', 'reused', 'revoked', 'password', 'moved', 'second-factor')"
            " and (ended_at is null) = (end_reason is null)",
            name="end_told",
        ),
        Index("ix_session_open", "account_id", postgresql_where="ended_at is null"),
    )

    id: UUID = Field(primary_key=True)
    account_id: UUID = Field(foreign_key="account.id")
    used_at: datetime = Field(sa_type=INSTANT)
    expires_at: datetime = Field(sa_type=INSTANT, index=True)
    ended_at: datetime | None = Field(default=None, sa_type=INSTANT)
    end_reason: str | None = None

    @classmethod
    def opened(cls, session_id: UUID, *, account_id: UUID, at: datetime) -> "Session":
        """A session of twelve hours at most."""
        return cls(id=session_id, account_id=account_id, used_at=at, expires_at=at + ABSOLUTE)

    def is_open(self, at: datetime) -> bool:
        """Not ended, not older than twelve hours, not idle for half an hour."""
        return self.ended_at is None and at < self.expires_at and at < self.used_at + IDLE

    def end(self, reason: str, *, at: datetime) -> None:
        """No token of it is honoured any more; the first reason stays."""
        if self.ended_at is None:
            self.ended_at, self.end_reason = at, reason


class RefreshToken(Row, table=True):
    """One link of a session's chain; `access_id` is the id of the access token that went out with it."""

    __tablename__ = "refresh_token"

    digest: bytes = Field(primary_key=True, sa_type=LargeBinary)
    session_id: UUID = Field(foreign_key="session.id", index=True, ondelete="CASCADE")
    access_id: UUID = Field(unique=True)
    issued_at: datetime = Field(sa_type=INSTANT)
    used_at: datetime | None = Field(default=None, sa_type=INSTANT)

    def may_follow(self, session: Session, at: datetime) -> bool:
        """Whether it is good: never used, or used a moment ago as the session's last, by one who may have left the page
        before the answer came."""
        return self.used_at is None or (self.used_at == session.used_at and at < self.used_at + LEEWAY)
