"""The audit: who did what, when, about what. Each line holds the digest of the one before: a changed line shows."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import BigInteger, CheckConstraint, Index, LargeBinary
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from services.registry.domain.row import INSTANT, Row

# Every act that is written down, with its name for people.
ACTS: dict[str, str] = {
    "publish-edition": "发布届次",
    "amend-edition": "修改届次",
    "set-obligation": "调整报送任务",
    "register-unit": "登记单位",
    "import-units": "导入单位",
    "amend-unit": "修改单位",
    "close-unit": "停用单位",
    "suspend-unit": "暂停单位报送",
    "resume-unit": "恢复单位报送",
    "merge-units": "合并单位",
    "split-unit": "拆分单位",
    "name-liaison": "登记联络员",
    "correct-liaison": "更正联络员信息",
    "set-website": "登记专题网站",
    "set-co-departments": "登记联办部门",
    "create-account": "开通账号",
    "revoke-account": "停用账号",
    "reinstate-account": "恢复账号",
    "reset-password": "重置密码",
    "invite-person": "发出邀请",
    "cancel-invitation": "收回邀请",
    "accept-invitation": "接受邀请",
    "give-up-access": "退出联办",
    "delegate-role": "委托审核",
    "end-delegation": "结束委托",
    "set-second-factor": "启用动态验证码",
    "remove-second-factor": "停用动态验证码",
}
# What a line tells besides, with its name for people; of ids only how many there are.
FACTS: dict[str, str] = {
    "reason": "原因",
    "code": "代码",
    "kind": "类别",
    "roles": "角色",
    "url": "网址",
    "systems": "系统",
    "starts_at": "开始",
    "ends_at": "结束",
    "registered": "登记",
    "refused": "未通过",
    "count": "数量",
    "accounts_revoked": "停用账号",
    "version": "版本",
    "revision": "修订",
}
COUNTED: dict[str, str] = {"accounts_moved": "转入账号", "merged": "并入单位", "parts": "拆分单位"}
OUTCOMES = {"done": "已办理", "refused": "未通过"}
START = b"\0" * 32


@dataclass(frozen=True)
class Act:
    """What is to be written down; `facts` hold ids, codes, counts and reasons, never a secret or a person's number."""

    act: str
    about: tuple[str, str]
    by: UUID | None
    outcome: str = "done"
    facts: dict[str, Any] = field(default_factory=dict)


class AuditEntry(Row, table=True):
    """One line; never changed and never deleted: the database refuses both."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number_positive"),
        CheckConstraint("outcome in ('done', 'refused')", name="outcome_known"),
        CheckConstraint("octet_length(previous) = 32 and octet_length(digest) = 32", name="digests_whole"),
        Index("ix_audit_entry_about", "about_kind", "about_id"),
        Index("ix_audit_entry_act", "act", "number"),
    )

    number: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(sa_type=INSTANT)
    actor_id: UUID | None = Field(default=None, index=True)
    act: str
    about_kind: str
    about_id: str
    outcome: str
    facts: dict[str, Any] = Field(sa_type=JSONB)
    previous: bytes = Field(sa_type=LargeBinary)
    digest: bytes = Field(sa_type=LargeBinary)

    @classmethod
    def following(cls, last: "AuditEntry | None", act: Act, *, at: datetime) -> "AuditEntry":
        """The next line after the last."""
        entry = cls(
            number=last.number + 1 if last else 1,
            at=at,
            actor_id=act.by,
            act=act.act,
            about_kind=act.about[0],
            about_id=act.about[1],
            outcome=act.outcome,
            facts=act.facts,
            previous=last.digest if last else START,
            digest=b"",
        )
        entry.digest = entry.expected_digest()
        return entry

    def summary(self) -> str:
        """The facts in a line for people."""
        told = [f"{FACTS[name]}：{_words(value)}" for name, value in self.facts.items() if name in FACTS]
        told += [f"{COUNTED[name]}：{len(value)}" for name, value in self.facts.items() if name in COUNTED]
        return "；".join(told)

    def expected_digest(self) -> bytes:
        """SHA-256 over the whole line and the digest of the one before."""
        told = {
            "number": self.number,
            "at": self.at.astimezone(UTC).isoformat(),
            "actor": str(self.actor_id) if self.actor_id else None,
            "act": self.act,
            "about": [self.about_kind, self.about_id],
            "outcome": self.outcome,
            "facts": self.facts,
        }
        return hashlib.sha256(self.previous + orjson.dumps(told, option=orjson.OPT_SORT_KEYS)).digest()


def _words(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


@dataclass(frozen=True)
class ChainState:
    """What reading the whole audit found; `head` is to be kept elsewhere by who wants to know of a cut end."""

    entries: int
    broken_at: int | None
    head: str


class ChainWalk:
    """Goes along the chain entry by entry; the first line that does not fit is kept in mind."""

    def __init__(self) -> None:
        self._count, self._previous = 0, START
        self._broken_at: int | None = None

    def pass_over(self, entry: AuditEntry) -> None:
        """A line fits when its number, the digest before and its own digest are right."""
        self._count += 1
        fits = (
            entry.number == self._count and entry.previous == self._previous and entry.digest == entry.expected_digest()
        )
        if not fits and self._broken_at is None:
            self._broken_at = self._count
        self._previous = entry.digest

    def state(self) -> ChainState:
        """What was found so far."""
        return ChainState(entries=self._count, broken_at=self._broken_at, head=self._previous.hex())
