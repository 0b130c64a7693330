"""What the rules of open editions call for today is planned."""

from chassis.work import Work
from services.registry import queries
from services.registry.domain.reminder import by_recipient, day_of_telling, is_quiet
from services.registry.domain.reminder_rule import Recipients
from services.registry.use_cases.plan_reminders import plan_reminders


async def follow_reminder_rules(work: Work) -> int:
    """One message a day to a unit, of all editions together; how many were planned. Nothing in the quiet hours.

    What everybody owes is computed on days that a rule names and on no others."""
    if is_quiet(work.now()):
        return 0
    rules = {edition: rule for edition, rule in (await queries.rules(work)).items() if rule.enabled}
    if not rules:
        return 0
    today = day_of_telling(work.now())
    due = await queries.due_instants(work, rules)
    if not any(rules[edition].calls_for(due_at, today) for edition, due_at in due):
        return 0
    called_for = (
        (owed, Recipients(rules[owed.edition_id].recipients))
        for owed in await queries.owed_now(work)
        if owed.edition_id in rules and rules[owed.edition_id].calls_for(owed.due_at, today)
    )
    return (await plan_reminders(work, by_recipient(called_for), by=None)).messages
