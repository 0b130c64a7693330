"""What programs read: Atom, JSON Feed, iCalendar, the sitemap."""

from datetime import UTC, date, datetime
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import icalendar

from tests.portal.conftest import PUBLIC_URL, Portal, an_edition

ATOM = "{http://www.w3.org/2005/Atom}"
TOMBSTONES = "{http://purl.org/atompub/tombstones/1.0}"


def events_of(calendar: Any) -> dict[str, Any]:
    """The entries of a calendar by what stands before the host in their names."""
    return {str(each["uid"]).partition("@")[0]: each for each in calendar.walk("VEVENT")}


def parsed(text: str) -> Element:
    """What we wrote ourselves."""
    return fromstring(text)  # noqa: S314


async def test_the_atom_feed_holds_the_newest_cases_under_their_constant_addresses(portal: Portal) -> None:
    item_id = portal.release("第一件")
    portal.release("第二件 <甲&乙>")

    answer = await portal.get("/feed.atom")
    newest, oldest = parsed(answer.text).findall(f"{ATOM}entry")

    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert newest.findtext(f"{ATOM}title") == "第二件 <甲&乙>"
    assert oldest.findtext(f"{ATOM}id") == f"{PUBLIC_URL}/media/items/{item_id}"
    link = oldest.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"{PUBLIC_URL}/cases/{item_id}"
    assert "<p>每年" in str(oldest.findtext(f"{ATOM}content"))


async def test_a_reader_that_kept_a_withdrawn_case_is_told_to_delete_it(portal: Portal) -> None:
    item_id = portal.release("要撤回的")
    portal.withdraw(item_id)

    text = (await portal.get("/feed.atom")).text
    (deleted,) = parsed(text).findall(f"{TOMBSTONES}deleted-entry")

    assert deleted.get("ref") == f"{PUBLIC_URL}/media/items/{item_id}"
    assert deleted.get("when") == "2023-05-24T07:55:01Z"
    assert "要撤回的" not in text


async def test_the_json_feed_has_text_picture_and_dates(portal: Portal) -> None:
    item_id = portal.release("第一件")

    told = (await portal.get("/feed.json")).json()
    (item,) = told["items"]

    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["feed_url"] == f"{PUBLIC_URL}/feed.json"
    assert (item["title"], item["url"]) == ("第一件", f"{PUBLIC_URL}/cases/{item_id}")
    assert item["image"].startswith(f"{PUBLIC_URL}/api/media/v1/released/")
    assert item["date_published"] == "2023-05-16T02:01:00Z"


async def test_the_calendar_is_read_by_other_calendars_and_keeps_its_names(portal: Portal) -> None:
    answer = await portal.get("/calendar.ics")
    calendar = icalendar.Calendar.from_ical(answer.content)
    events = events_of(calendar)
    week, opening = events["week-2023"], events["opening-2023"]

    assert answer.headers["content-type"].startswith("text/calendar")
    assert (week["dtstart"].dt, week["dtend"].dt) == (date(2023, 5, 14), date(2023, 5, 21))
    assert opening["dtstart"].dt.astimezone(UTC) == datetime(2023, 5, 14, 1, 30, tzinfo=UTC)
    assert opening["dtstart"].params["TZID"] == "Asia/Shanghai"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Shanghai"]
    assert events["due-2023"]["summary"] == "网上报送截止"


async def test_a_moved_week_moves_its_activities_and_calendars_notice(portal: Portal) -> None:
    portal.site.catalogue.take_edition(an_edition(version=2, starts_on="2023-05-15", ends_on="2023-05-21"))

    calendar = icalendar.Calendar.from_ical((await portal.get("/calendar.ics")).content)
    opening = events_of(calendar)["opening-2023"]

    assert opening["dtstart"].dt.date() == date(2023, 5, 15)
    assert opening["sequence"] == 1


async def test_the_same_calendar_has_the_same_tag(portal: Portal) -> None:
    first, second = [(await portal.get("/calendar.ics")).headers["etag"] for _ in range(2)]

    assert first == second


async def test_the_sitemap_names_every_page_and_every_case(portal: Portal) -> None:
    item_id = portal.release("第一件")

    text = (await portal.get("/sitemap.xml")).text

    parsed(text)
    for path in ("/", "/cases", "/calendar", "/brand-kit", "/feedback", f"/cases/{item_id}"):
        assert f"<loc>{PUBLIC_URL}{path}</loc>" in text
    assert f"Sitemap: {PUBLIC_URL}/sitemap.xml" in (await portal.get("/robots.txt")).text
