"""ETag and If-Match: an edit says which revision it saw (RFC 9110 13.1.1)."""

from typing import Annotated

from fastapi import Depends, Header, Response

from chassis.errors import DomainError


class PreconditionMissing(DomainError):
    """Every edit carries If-Match."""

    code = "if-match-missing"
    status = 428
    title = "缺少 If-Match 请求头，请先读取最新内容"


class PreconditionMalformed(DomainError):
    """If-Match holds one ETag as this system gave it."""

    code = "if-match-malformed"
    status = 400
    title = "If-Match 请求头格式不正确"


def etag(revision: int) -> str:
    """The ETag of a revision."""
    return f'"{revision}"'


def set_etag(response: Response, revision: int) -> None:
    """Tell the revision that the answer shows."""
    response.headers["ETag"] = etag(revision)


async def expected_revision(if_match: Annotated[str | None, Header()] = None) -> int:
    """The revision that the caller saw."""
    if if_match is None:
        raise PreconditionMissing
    text = if_match.strip().removeprefix("W/").strip('"')
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        raise PreconditionMalformed
    return int(text)


IfMatch = Annotated[int, Depends(expected_revision)]
