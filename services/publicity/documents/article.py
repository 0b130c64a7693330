"""The text of an item: as XHTML, as plain text, as a page. Everything from a unit is text and is escaped."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from contracts.ninjs import NinjsItem

# What XML 1.0 cannot hold at all, escaped or not.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sections(content: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Heading and paragraphs of each passage that has text."""
    for passage in content["passages"]:
        lines = NOT_XML.sub("", passage["text"]).splitlines()
        paragraphs = [line.strip() for line in lines if line.strip()]
        if paragraphs:
            yield NOT_XML.sub("", passage["heading"]), paragraphs


def plain_text(content: Mapping[str, Any]) -> str:
    """Headings and paragraphs, one to a line."""
    return "\n".join(line for heading, paragraphs in sections(content) for line in (heading, *paragraphs))


def xhtml(content: Mapping[str, Any]) -> str:
    """A fragment: headings and paragraphs, no other mark-up."""
    parts = []
    for heading, paragraphs in sections(content):
        parts.append(f"<h2>{escape(heading)}</h2>")
        parts += [f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs]
    return f'<div xmlns="http://www.w3.org/1999/xhtml">{"".join(parts)}</div>'


def html_page(item: NinjsItem) -> str:
    """A page that an editor can open: title, source, text, and a line for each photo and video."""
    body = next((each.value for each in item.bodies or () if each.content_type == "application/xhtml+xml"), "")
    media = "".join(
        f"<li>{escape(each.name)}：{escape(each.descriptions[0].value)}（{escape(each.by)}）</li>"
        for each in item.associations or ()
    )
    note = f"<p>{escape(item.ed_note)}</p>" if item.ed_note else ""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{escape(item.title)}</title></head><body>"
        f"<h1>{escape(item.title)}</h1><p>{escape(item.copyright_holder)} {escape(item.located or '')}</p>"
        f"{note}{body}<ul>{media}</ul><p>{escape(item.usage_terms)}</p></body></html>\n"
    )
