"""Withdraw a comment."""

from uuid import UUID

from chassis.principal import Principal
from chassis.work import Work
from services.submission.queries.comments import own_comment


async def withdraw_comment(work: Work, *, item_id: UUID, comment_id: UUID, by: Principal) -> None:
    """Take back what one has said oneself."""
    comment = await own_comment(work, item_id, comment_id, reader=by)
    comment.withdraw(by=by, at=work.now())
