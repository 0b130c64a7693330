"""Atom (RFC 4287, with RFC 6721 for what was withdrawn), JSON Feed 1.1 and the sitemap, from the same releases."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

import orjson

from portal.releases import Release
from portal.week import in_utc

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
LONGEST = 50

register_namespace("", ATOM)
register_namespace("at", TOMBSTONES)

Address = Callable[[str], str]


def zulu(at: datetime) -> str:
    """UTC with whole seconds."""
    return in_utc(at).strftime("%Y-%m-%dT%H:%M:%SZ")


def atom(
    releases: Sequence[Release], withdrawn: Sequence[tuple[str, datetime]], *, title: str, address: Address
) -> bytes:
    """The newest releases with their full text; a reader that kept a withdrawn one is told to delete it."""
    feed = Element(f"{{{ATOM}}}feed")
    _text(feed, "id", address("/"))
    _text(feed, "title", title)
    _link(feed, address("/feed.atom"), "self", "application/atom+xml")
    _link(feed, address("/"), "alternate", "text/html")
    changed = [*(each.changed_at for each in releases), *(at for _, at in withdrawn)]
    _text(feed, "updated", zulu(max(changed)) if changed else "1970-01-01T00:00:00Z")
    for uri, at in withdrawn[:LONGEST]:
        SubElement(feed, f"{{{TOMBSTONES}}}deleted-entry", {"ref": uri, "when": zulu(at)})
    for release in releases[:LONGEST]:
        _entry(SubElement(feed, f"{{{ATOM}}}entry"), release, address)
    return _written(feed)


def _entry(entry: Element, release: Release, address: Address) -> None:
    _text(entry, "id", release.uri)
    _text(entry, "title", release.title)
    _link(entry, address(f"/cases/{release.item_id}"), "alternate", "text/html")
    _text(entry, "published", zulu(release.released_at))
    _text(entry, "updated", zulu(release.changed_at))
    _text(SubElement(entry, f"{{{ATOM}}}author"), "name", release.unit)
    for term in (release.area, release.activity):
        SubElement(entry, f"{{{ATOM}}}category", {"term": term.code, "label": term.name})
    _text(entry, "rights", release.copyright_notice)
    _text(entry, "summary", "；".join(release.highlights))
    content = SubElement(entry, f"{{{ATOM}}}content", {"type": "html"})
    content.text = str(release.body)


def _written(root: Element) -> bytes:
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _link(parent: Element, href: str, rel: str, kind: str) -> None:
    SubElement(parent, f"{{{ATOM}}}link", {"href": href, "rel": rel, "type": kind})


def json_feed(
    releases: Sequence[Release], *, title: str, address: Address, picture: Callable[[UUID, str], str]
) -> bytes:
    """JSON Feed 1.1; it has no word for a withdrawal, so a withdrawn one is just gone."""
    return orjson.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": title,
            "language": "zh-CN",
            "home_page_url": address("/"),
            "feed_url": address("/feed.json"),
            "items": [_json_item(each, address, picture) for each in releases[:LONGEST]],
        }
    )


def _json_item(release: Release, address: Address, picture: Callable[[UUID, str], str]) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": release.uri,
        "url": address(f"/cases/{release.item_id}"),
        "title": release.title,
        "content_html": str(release.body),
        "summary": "；".join(release.highlights),
        "date_published": zulu(release.released_at),
        "date_modified": zulu(release.changed_at),
        "authors": [{"name": release.unit}],
        "tags": [release.area.name, release.activity.name, *release.keywords],
    }
    if release.cover and release.cover.largest:
        item["image"] = picture(release.cover.asset_id, release.cover.largest.name)
    return item


def sitemap(pages: Sequence[str], releases: Sequence[Release], *, address: Address) -> bytes:
    """Every page that a search engine should know."""
    urls = Element("urlset", {"xmlns": SITEMAP})
    for page in pages:
        SubElement(SubElement(urls, "url"), "loc").text = address(page)
    for release in releases:
        url = SubElement(urls, "url")
        SubElement(url, "loc").text = address(f"/cases/{release.item_id}")
        SubElement(url, "lastmod").text = zulu(release.changed_at)
    return _written(urls)
