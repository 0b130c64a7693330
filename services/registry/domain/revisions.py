"""Edits start from the newest revision."""

from datetime import datetime
from uuid import UUID

from chassis.errors import Stale


def require_newest(seen: int, newest: int, *, changed_at: datetime | None, changed_by: UUID | None) -> None:
    """Refuse an edit of what somebody else has changed since, and tell who and when."""
    if seen != newest:
        raise Stale(
            extensions={
                "currentRevision": newest,
                "changedAt": changed_at.isoformat() if changed_at else None,
                "changedBy": str(changed_by) if changed_by else None,
            }
        )
