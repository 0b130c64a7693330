"""What a caller may do with an item now, and why not what not: the item's own checks, asked without acting."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from chassis.endpoints import Actions, LockedAction
from chassis.errors import DomainError
from chassis.principal import Principal
from contracts.roles import Role
from services.submission.domain.item import Item
from services.submission.domain.known_edition import KnownEdition


def actions_of(
    item: Item, caller: Principal, *, edition: KnownEdition | None, media_not_ready: int, at: datetime, missing: int = 0
) -> Actions:
    """`missing` is how many places keep the content from being submitted, where that was looked at."""
    allowed: list[str] = []
    locked: list[LockedAction] = []
    for action, check in _checks(item, caller, edition=edition, media_not_ready=media_not_ready, at=at):
        try:
            check()
        except DomainError as refusal:
            locked.append(LockedAction(action=action, reason=refusal.detail))
        else:
            allowed.append(action)
    if missing and "submit" in allowed:
        allowed.remove("submit")
        locked.append(LockedAction(action="submit", reason=f"还有 {missing} 处需要填写或修改"))
    return Actions(allowed=tuple(allowed), locked=tuple(locked))


def _checks(
    item: Item, caller: Principal, *, edition: KnownEdition | None, media_not_ready: int, at: datetime
) -> Iterator[tuple[str, Callable[[], None]]]:
    if caller.has(Role.LIAISON):
        yield "edit", partial(item.check_edit, caller)
        yield "submit", partial(item.check_submission, caller, edition=edition, at=at)
        yield "withdraw", partial(item.check_withdrawal, caller)
    if caller.has(Role.APPROVER):
        yield "approve", partial(item.check_approval, caller, media_not_ready=media_not_ready)
        yield "return", partial(item.check_decision, caller)
