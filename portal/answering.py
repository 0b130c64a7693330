"""How a page is sent: with a tag of its content, kept for half a minute, under the site's one policy."""

import hashlib

from starlette.requests import Request
from starlette.responses import Response

KEPT_SECONDS = 30
"""A withdrawal is seen everywhere when this is over."""
HTML = "text/html; charset=utf-8"


def answer(request: Request, body: bytes, *, media_type: str, policy: str, status: int = 200) -> Response:
    """The content, or 304 for who has it. The gateway may weaken a tag when it compresses: weak ones match too."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {
        "ETag": tag,
        "Cache-Control": f"public, max-age={KEPT_SECONDS}",
        "Content-Security-Policy": policy,
    }
    if status == 200 and _known(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(body, status_code=status, media_type=media_type, headers=headers)


def _known(if_none_match: str, tag: str) -> bool:
    return if_none_match == "*" or tag in (each.strip().removeprefix("W/") for each in if_none_match.split(","))
