"""Special websites: one address a unit, and what the last look at it said."""

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote, urlsplit, urlunsplit
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from chassis.errors import FieldError, NotFound, Unprocessable
from services.registry.domain.revisions import require_newest
from services.registry.domain.row import INSTANT, Row

LONGEST = 500
PORTS = frozenset({None, 80, 443, 8080, 8443})
INTERNAL = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home", ".corp", ".test", ".example", ".invalid")
LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
RECHECKED_AFTER = timedelta(hours=6)
# What a look can come to, in the words of the screen.
OUTCOMES = {
    "alive": "可以访问",
    "elsewhere": "跳转到其他网站",
    "dead": "页面打不开",
    "unreachable": "连接不上",
    "internal": "指向内部网络地址",
}
OUTCOME_LIST = ", ".join(f"'{each}'" for each in ("", *OUTCOMES))


class NoWebsite(NotFound):
    """The unit has told no address."""

    code = "no-website"
    title = "该单位还没有登记专题网站"


class WebsiteUnfit(Unprocessable):
    """An address that no reader outside could open."""

    code = "website-unfit"
    title = "专题网站网址不正确"


@dataclass(frozen=True)
class Sighting:
    """What one look at a website came to; `reason` is Chinese and for people."""

    outcome: str
    reason: str
    status: int | None = None
    final_url: str = ""


def normal_url(text: str) -> str:
    """The address as browsers send it: host in punycode, path and query percent-encoded; or WebsiteUnfit."""
    fault, parts = "", urlsplit(text.strip())
    try:
        host = (parts.hostname or "").rstrip(".")
        ascii_host = host.encode("idna").decode().lower() if host else ""
        port = parts.port
    except ValueError:
        ascii_host, port = "", None
    for fault in _faults(text, parts.scheme, ascii_host, port, has_user="@" in parts.netloc):
        raise WebsiteUnfit(errors=[FieldError("/url", fault, "unfit")])
    netloc = ascii_host if port in (None, {"http": 80, "https": 443}[parts.scheme]) else f"{ascii_host}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=-._~")
    return urlunsplit((parts.scheme, netloc, path, quote(parts.query, safe="=&%:@!$'()*+,;/?-._~"), ""))


def _faults(text: str, scheme: str, host: str, port: int | None, *, has_user: bool) -> Iterator[str]:
    if len(text) > LONGEST or any(char.isspace() or not char.isprintable() for char in text.strip()):
        yield f"网址不能含空格，最多 {LONGEST} 个字符"
    if scheme not in ("http", "https"):
        yield "网址须以 https:// 或 http:// 开头"
    if has_user:
        yield "网址中不能含用户名或密码"
    if _is_address(host) or host == "localhost" or host.endswith(INTERNAL):
        yield "须是公开域名，不能是 IP 地址或内部网络地址"
    labels = host.split(".")
    if len(labels) < 2 or not all(LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
        yield "域名不正确"
    if port not in PORTS:
        yield "端口只能是 80、443、8080、8443"


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def same_site(first: str, second: str) -> bool:
    """Whether both hosts are one site: equal but for www, or one below the other."""
    one, other = (host.lower().removeprefix("www.") for host in (first, second))
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


class Website(Row, table=True):
    """The special website of a unit as last told and as last seen."""

    __table_args__ = (
        CheckConstraint(f"outcome in ({OUTCOME_LIST})", name="outcome_known"),
        CheckConstraint("(checked_at is null) = (outcome = '')", name="outcome_has_time"),
        CheckConstraint(f"char_length(url) between 8 and {LONGEST * 3}", name="url_fits"),
    )

    unit_id: UUID = Field(primary_key=True, foreign_key="unit.id")
    url: str
    revision: int = 1
    changed_at: datetime = Field(sa_type=INSTANT)
    changed_by: UUID | None = None
    checked_at: datetime | None = Field(default=None, sa_type=INSTANT, index=True)
    outcome: str = ""
    reason: str = ""
    status: int | None = None
    final_url: str = ""
    failing_since: datetime | None = Field(default=None, sa_type=INSTANT)

    @property
    def is_plain(self) -> bool:
        """Whether what readers send can be read on the way: a hint, no refusal."""
        return self.url.startswith("http://")

    def require_revision(self, seen: int) -> None:
        """A change starts from the newest address."""
        require_newest(seen, self.revision, changed_at=self.changed_at, changed_by=self.changed_by)

    def tell(self, url: str, *, by: UUID | None, at: datetime) -> None:
        """Another address; what was seen of the old one no longer holds."""
        if url == self.url:
            return
        self.url = url
        self.checked_at = self.failing_since = self.status = None
        self.outcome = self.reason = self.final_url = ""
        self.revision += 1
        self.changed_at, self.changed_by = at, by

    def note(self, sighting: Sighting, *, url: str, at: datetime) -> bool:
        """What a look came to; False when the address changed meanwhile and the look was at another one."""
        if url != self.url:
            return False
        well = sighting.outcome == "alive"
        self.failing_since = None if well else self.failing_since or at
        self.checked_at, self.outcome, self.reason = at, sighting.outcome, sighting.reason
        self.status, self.final_url = sighting.status, sighting.final_url
        return True
