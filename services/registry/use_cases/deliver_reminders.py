"""Planned messages are told: in the console, and by mail where there is an address."""

from uuid import UUID

from chassis.database import Database
from chassis.work import Work
from services.registry import queries
from services.registry.documents.reminder_letter import reminder_letter
from services.registry.domain import Reminder
from services.registry.domain.letter import Letter, MailServerAway, Post
from services.registry.domain.reminder import Delivery, day_of_telling, is_last_hour, is_quiet


async def deliver_reminders(database: Database, post: Post | None, *, link: str) -> int:
    """One after the other; how many were told. Each is claimed with what is owed at that moment, and no transaction is
    open while the mail server answers. A server that is away is asked again in the next round, until the last hour of
    the day: then the message is told in the console alone."""
    async with database.work() as work:
        for reminder in await queries.left_behind(work, day_of_telling(work.now())):
            reminder.look_again(at=work.now())
    told, away, last = 0, False, None
    while (claimed := await _claim_next(database, link, after=last)) is not None:
        reminder, letter = claimed
        last = reminder.id
        try:
            delivery = await _deliver(letter, None if away else post)
        except MailServerAway:
            away, delivery = True, Delivery.NO_SERVER
        told += await _note(database, reminder, delivery, post=post)
    return told


async def _claim_next(database: Database, link: str, *, after: UUID | None) -> tuple[Reminder, Letter] | None:
    while True:
        async with database.work() as work:
            if is_quiet(work.now()):
                return None
            reminder = await queries.next_to_deliver(work, day_of_telling(work.now()), after=after)
            if reminder is None:
                return None
            if await _claim(work, reminder):
                return reminder, await _letter(work, reminder, link)


async def _claim(work: Work, reminder: Reminder) -> bool:
    planned = {each.what for each in reminder.lines}
    units = list({unit_id for _, unit_id, _ in planned})
    still = [each for each in await queries.owed_now(work, unit_ids=units) if each.what in planned]
    return reminder.claim(still, at=work.now())


async def _letter(work: Work, reminder: Reminder, link: str) -> Letter:
    addresses = await queries.addresses_of(work, [reminder.recipient_id])
    return reminder_letter(
        reminder.lines,
        recipient_id=reminder.recipient_id,
        recipient_name=reminder.recipient_name,
        address=addresses.get(reminder.recipient_id, ""),
        link=link,
        at=work.now(),
    )


async def _deliver(letter: Letter, post: Post | None) -> Delivery:
    if not letter.address:
        return Delivery.NO_ADDRESS
    return Delivery.NO_SERVER if post is None else await post(letter)


async def _note(database: Database, claimed: Reminder, delivery: Delivery, *, post: Post | None) -> bool:
    async with database.work() as work:
        reminder = await work.get(Reminder, claimed.id)
        if delivery == Delivery.NO_SERVER and post is not None and not is_last_hour(work.now()):
            reminder.release()
            return False
        reminder.tell(delivery, at=work.now())
        return True
