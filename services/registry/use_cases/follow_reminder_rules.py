"""What the rules of open editions call for today is planned."""

from uuid import UUID

from chassis.work import Work
from services.registry import queries
from services.registry.domain.owed import Owed
from services.registry.domain.reminder import by_recipient, day_of_telling, is_quiet
from services.registry.domain.reminder_rule import Recipients
from services.registry.use_cases.plan_reminders import plan_reminders


async def follow_reminder_rules(work: Work) -> int:
    """One message a day to a unit, of all editions together; how many were planned. Nothing in the quiet hours."""
    if is_quiet(work.now()):
        return 0
    rules = {edition: rule for edition, rule in (await queries.rules(work)).items() if rule.enabled}
    if not rules:
        return 0
    today, root = day_of_telling(work.now()), (await queries.root_of(work, next(iter(rules))))
    told: dict[Recipients, list[Owed]] = {}
    for owed in await queries.owed_now(work):
        rule = rules.get(owed.edition_id)
        if rule is not None and rule.calls_for(owed, today):
            told.setdefault(Recipients(rule.recipients), []).append(owed)
    merged: dict[UUID, list[Owed]] = {}
    for recipients, lines in told.items():
        for unit_id, part in by_recipient(lines, recipients, root=root.unit_id if root else None).items():
            merged.setdefault(unit_id, []).extend(part)
    return await plan_reminders(work, merged, by=None)
