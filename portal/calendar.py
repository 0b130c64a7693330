"""The activity calendar as iCalendar (RFC 5545, RFC 7986): subscribed to once, it follows every change."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from contracts.registry import EditionPublished
from portal.week import Activity, in_utc, instant

REFRESHED = timedelta(hours=1)


def icalendar(
    edition: EditionPublished,
    activities: Sequence[Activity],
    *,
    host: str,
    url: str,
    words: Mapping[str, str],
    stamped: datetime,
) -> bytes:
    """The week, its activities and the days on which something is due. UIDs stay, whatever moves."""
    calendar = Calendar()
    calendar.add("prodid", "-//openweek//portal//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = words["calendar_name"].format(year=edition.year)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESHED, {"value": "DURATION"})
    calendar.add_component(_week(edition, name, host, url, stamped))
    for activity in activities:
        calendar.add_component(_activity(edition, activity, host, stamped))
    for key, at in (("opens", edition.opens_at), ("due", edition.due_at), ("locks", edition.locks_at)):
        calendar.add_component(_date(edition, key, at, words[key], host, stamped))
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _event(uid: str, summary: str, sequence: int, stamped: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("summary", summary)
    event.add("sequence", sequence)
    event.add("dtstamp", in_utc(stamped))
    return event


def _week(edition: EditionPublished, name: str, host: str, url: str, stamped: datetime) -> Event:
    event = _event(f"week-{edition.year}@{host}", f"{name}：{edition.theme}", edition.version, stamped)
    event.add("dtstart", edition.starts_on)
    event.add("dtend", edition.ends_on + timedelta(days=1))
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event


def _activity(edition: EditionPublished, activity: Activity, host: str, stamped: datetime) -> Event:
    # A change of the edition may move the day: it counts like a change of the entry.
    sequence = activity.sequence + edition.version - 1
    event = _event(f"{activity.id}-{edition.year}@{host}", activity.title, sequence, stamped)
    on = edition.starts_on + timedelta(days=activity.day - 1)
    event.add("dtstart", instant(on, activity.begins))
    event.add("dtend", instant(on, activity.ends))
    event.add("location", activity.place)
    event.add("description", "\n".join(filter(None, (activity.host, activity.about))))
    event.add("status", "CANCELLED" if activity.cancelled else "CONFIRMED")
    return event


def _date(edition: EditionPublished, key: str, at: datetime, summary: str, host: str, stamped: datetime) -> Event:
    event = _event(f"{key}-{edition.year}@{host}", summary, edition.version, stamped)
    event.add("dtstart", in_utc(at))
    event.add("transp", "TRANSPARENT")
    return event
