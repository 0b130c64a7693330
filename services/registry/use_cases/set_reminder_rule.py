"""The ministry decides when an edition's reminders go out."""

from collections.abc import Sequence
from uuid import UUID

from chassis.work import Work
from services.registry.domain import Edition, ReminderRule
from services.registry.domain.audit import Act
from services.registry.domain.edition import EditionNotFound
from services.registry.domain.reminder_rule import Recipients
from services.registry.use_cases.record_act import record_act


async def set_reminder_rule(
    work: Work,
    *,
    edition_id: UUID,
    enabled: bool,
    days: Sequence[int],
    recipients: Recipients,
    seen_revision: int,
    by: UUID,
) -> ReminderRule:
    """By one who saw the newest. The edition's row is the lock under which its rule comes into being."""
    await work.get(Edition, edition_id, refusal=EditionNotFound)
    rule = await work.find(ReminderRule, edition_id)
    if rule is None:
        rule = ReminderRule.of(edition_id, at=work.now())
        work.add(rule)
    rule.set(enabled=enabled, days=days, recipients=recipients, seen_revision=seen_revision, by=by, at=work.now())
    facts = {"enabled": enabled, "days": rule.days, "recipients": str(recipients)}
    await record_act(work, Act("set-reminder-rule", about=("edition", str(edition_id)), by=by, facts=facts))
    return rule
