"""What comes back: a JSON object with its headers, or a refusal as the API words it."""

from collections.abc import Mapping
from typing import Any


class Answer(dict[str, Any]):
    """The body of a good answer; `etag`, `trace_id` and `status` come from around it."""

    def __init__(self, body: Mapping[str, Any], *, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(body)
        self.status = status
        self.headers = dict(headers or {})

    @property
    def etag(self) -> str:
        """What an edit names as If-Match."""
        return self.headers.get("etag", "")

    @property
    def trace_id(self) -> str:
        """The trace under which the request is found in logs and events."""
        return self.headers.get("trace-id", "")

    @property
    def replayed(self) -> bool:
        """Whether this is the saved answer of an earlier request with the same key."""
        return self.headers.get("idempotent-replayed") == "true"


class Refused(Exception):
    """The API said no: the problem document (RFC 9457) and the request that it answers."""

    def __init__(
        self, method: str, path: str, status: int, problem: Mapping[str, Any], headers: Mapping[str, str]
    ) -> None:
        self.method, self.path, self.status = method, path, status
        self.problem = dict(problem)
        self.headers = dict(headers)
        super().__init__(f"{method} {path} → {status} {self.code}: {self.title} {self.detail}".rstrip())

    @property
    def code(self) -> str:
        """The word for programs."""
        return str(self.problem.get("code", ""))

    @property
    def title(self) -> str:
        """The words for people."""
        return str(self.problem.get("title", ""))

    @property
    def detail(self) -> str:
        """More words for people."""
        return str(self.problem.get("detail", ""))

    @property
    def trace_id(self) -> str:
        """Where the logs tell more."""
        return str(self.problem.get("traceId", ""))

    @property
    def pointers(self) -> list[str]:
        """The places in the input that are wrong."""
        return [str(error["pointer"]) for error in self.problem.get("errors", [])]

    @property
    def retry_after(self) -> float | None:
        """Seconds after which another try makes sense."""
        told = self.headers.get("retry-after", "")
        return float(told) if told.isdigit() else None
