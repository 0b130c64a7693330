"""Every refusal as an RFC 9457 problem: Chinese for people, a code for programs, JSON pointers, the trace id."""

from collections.abc import Sequence
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.database import contended, lock_not_available, store_is_down, text_not_storable
from chassis.errors import CommitUnknown, DomainError, FieldError, StoreDown, TextNotStorable
from chassis.idempotency import InFlight, SavedAnswer
from chassis.problem_words import HTTP_TITLES, words_for
from chassis.telemetry import trace_id

log = structlog.get_logger(__name__)

MEDIA_TYPE = "application/problem+json"


def problem(
    *,
    code: str,
    status: int,
    title: str,
    detail: str = "",
    errors: Sequence[FieldError] = (),
    extensions: dict[str, Any] | None = None,
    retry_after: int | None = None,
) -> JSONResponse:
    """The answer to a refused request."""
    body: dict[str, Any] = {"type": f"/problems/{code}", "title": title, "status": status, "code": code}
    if detail and detail != title:
        body["detail"] = detail
    if errors:
        body["errors"] = [{"pointer": e.pointer, "detail": e.detail, "code": e.code} for e in errors]
    body |= extensions or {}
    body["traceId"] = trace_id()
    headers = {"Retry-After": str(retry_after)} if retry_after is not None else {}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(body, status_code=status, headers=headers, media_type=MEDIA_TYPE)


def problem_of(refusal: DomainError) -> JSONResponse:
    """A refusal of a rule as a problem."""
    return problem(
        code=refusal.code,
        status=refusal.status,
        title=refusal.title,
        detail=refusal.detail,
        errors=refusal.errors,
        extensions=refusal.extensions,
        retry_after=refusal.retry_after,
    )


def install_problems(app: FastAPI) -> None:
    """Have every exception of a request end as a problem or as the answer that was saved."""

    @app.exception_handler(DomainError)
    async def refused(_request: Request, refusal: DomainError) -> Response:
        return problem_of(refusal)

    @app.exception_handler(SavedAnswer)
    async def answered_before(_request: Request, saved: SavedAnswer) -> Response:
        headers = {**saved.headers, "Idempotent-Replayed": "true"}
        return Response(saved.body, status_code=saved.status, headers=headers)

    @app.exception_handler(RequestValidationError)
    async def malformed(_request: Request, error: RequestValidationError) -> Response:
        return problem(
            code="invalid-input",
            status=422,
            title="提交的内容不符合要求",
            detail="请按下列提示修改后重新提交，已填写的内容没有丢失",
            errors=[_field_error(each) for each in error.errors()],
        )

    @app.exception_handler(HTTPException)
    async def unrouted(_request: Request, error: HTTPException) -> Response:
        title = HTTP_TITLES.get(error.status_code, "请求无法处理")
        answer = problem(code=f"http-{error.status_code}", status=error.status_code, title=title)
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(CommitUnknown)
    async def unknown(request: Request, _error: CommitUnknown) -> Response:
        saved = await answer_after_unknown(request)
        return saved or problem_of(StoreDown("本次操作结果待确认，请用同一个 Idempotency-Key 重试"))


class UnexpectedErrorMiddleware:
    """Answers what nobody expected, inside the request's trace: 503 for a store that is down, 500 without a word
    of the exception for the rest. Pure ASGI."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and answer in place of an application that broke before its answer began."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise
            await problem_of_unexpected(error)(scope, receive, send)


def problem_of_unexpected(error: Exception) -> JSONResponse:
    """The answer to an error that no rule raised; logged here, with its trace."""
    if lock_not_available(error):
        return problem_of(InFlight(retry_after=1))
    if text_not_storable(error):
        return problem_of(TextNotStorable())
    if store_is_down(error) or contended(error):
        log.warning("store down", error=type(error).__name__)
        return problem_of(StoreDown())
    log.error("request failed", exc_info=error)
    detail = "请稍后重试；如仍出现，请将追踪号告知技术支持"
    return problem(code="internal", status=500, title="系统出现错误", detail=detail)


async def answer_after_unknown(request: Request) -> Response | None:
    """COMMIT's answer was lost: if it took effect, the answer stands under the idempotency key."""
    work = getattr(request.state, "work", None)
    if work is None or work.claim is None:
        return None
    try:
        async with request.app.state.runtime.database.work() as look:
            look.claim = work.claim
            await look.replay_claim()
    except SavedAnswer as saved:
        return Response(saved.body, status_code=saved.status, headers={**saved.headers, "Idempotent-Replayed": "true"})
    except Exception as error:  # noqa: BLE001 -- the answer must go out whatever happens here
        log.warning("commit stays unknown", error=type(error).__name__)
    return None


def _field_error(error: Any) -> FieldError:
    if error["type"] == "json_invalid":
        return FieldError(pointer="", detail=words_for("json_invalid", {}), code="json_invalid")
    place = [str(part).replace("~", "~0").replace("/", "~1") for part in error["loc"]]
    if place and place[0] in ("body", "query", "path", "header", "cookie"):
        place = place[1:] if place[0] == "body" else place
    pointer = "".join(f"/{part}" for part in place)
    return FieldError(pointer=pointer, detail=words_for(error["type"], error.get("ctx") or {}), code=error["type"])
