"""Refusals: what a rule says no to, in words for people and with a code for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class FieldError:
    """One place in the input that is wrong; `pointer` is a JSON pointer (RFC 6901)."""

    pointer: str
    detail: str
    code: str = "invalid"


class DomainError(Exception):
    """A rule refuses. `code` is part of the API, `title` and the message are Chinese and for people."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 409
    title: ClassVar[str] = "当前状态不允许此操作"

    def __init__(
        self,
        detail: str = "",
        *,
        errors: Sequence[FieldError] = (),
        extensions: Mapping[str, object] | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.errors = tuple(errors)
        self.extensions = dict(extensions or {})
        self.retry_after = retry_after


class NotFound(DomainError):
    """No such thing, or not yours: the two answers are the same on purpose."""

    code = "not-found"
    status = 404
    title = "没有找到"


class Forbidden(DomainError):
    """The caller is known but may not do this."""

    code = "forbidden"
    status = 403
    title = "没有此项权限"


class Unauthenticated(DomainError):
    """No token, or one that is expired, foreign or forged."""

    code = "unauthenticated"
    status = 401
    title = "请先登录"


class Unprocessable(DomainError):
    """The input is well-formed but cannot be accepted."""

    code = "unprocessable"
    status = 422
    title = "提交的内容不符合要求"


class Stale(DomainError):
    """If-Match names a revision that is no longer the newest."""

    code = "stale"
    status = 412
    title = "内容已被更新，请先载入新版本"


class StoreDown(DomainError):
    """A store that this call needs does not answer; nothing was changed."""

    code = "store-down"
    status = 503
    title = "系统暂时繁忙，请稍后重试"

    def __init__(self, detail: str = "", *, retry_after: int = 5) -> None:
        super().__init__(detail, retry_after=retry_after)


class TextNotStorable(Unprocessable):
    """No text holds the character NUL."""

    code = "text-not-storable"
    title = "内容含有不允许的控制字符，请删除后重新提交"


class CommitUnknown(Exception):
    """COMMIT was sent and its answer lost: the change may or may not stand. Never a failure."""
