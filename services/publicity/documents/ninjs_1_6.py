"""The ninjs 1.6 view: lower-case names, objects where 3.1 has lists. Older newsroom systems read only this."""

from collections.abc import Sequence
from typing import Any

from contracts.ninjs import Association, Named, NinjsItem

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_1.6.json#"
BODIES = {"application/xhtml+xml": "body_xhtml", "text/plain": "body_text"}


def to_ninjs_1_6(item: NinjsItem) -> dict[str, Any]:
    """The same item in 1.6; what is not set is left out."""
    told = item.json_object()
    view = {
        "uri": item.uri,
        "type": item.type,
        "representationtype": "complete" if item.representation_type == "full" else "incomplete",
        "profile": item.profile,
        "version": item.version,
        "firstcreated": told["firstCreated"],
        "versioncreated": told["versionCreated"],
        "embargoed": told.get("embargoedUntil"),
        "pubstatus": item.pub_status,
        "ednote": item.ed_note,
        "language": item.language,
        "copyrightholder": item.copyright_holder,
        "copyrightnotice": item.copyright_notice,
        "usageterms": item.usage_terms,
        "title": item.title,
        "headline": item.headlines[0].value,
        "byline": item.by,
        "located": item.located,
        "infosource": [{"name": each.name, "rel": each.role} for each in item.info_sources],
        "organisation": _named(item.organisations),
        "place": _named(item.places),
        "subject": _named(item.subjects),
        "event": _named(item.events),
        "altids": {each.role: each.value for each in item.alt_ids},
        "associations": {_key(each.name): _association(each) for each in item.associations or ()},
        "$standard": {"name": "ninjs", "version": "1.6", "schema": SCHEMA},
        **{BODIES[body.content_type]: body.value for body in item.bodies or ()},
    }
    if item.descriptions:
        view["description_text"] = item.descriptions[0].value
    if item.bodies:
        view["charcount"] = item.bodies[0].char_count
    return {name: value for name, value in view.items() if value not in (None, [], {})}


def _named(things: Sequence[Named] | None) -> list[dict[str, str]]:
    """1.6 splits an address into scheme and code."""
    found = []
    for each in things or ():
        one = {"name": each.name}
        if each.rel:
            one["rel"] = each.rel
        if each.uri:
            one["scheme"], _, one["code"] = each.uri.rpartition(":")
        found.append(one)
    return found


def _key(name: str) -> str:
    return name.replace("-", "_")


def _association(each: Association) -> dict[str, Any]:
    return {
        "uri": each.uri,
        "type": each.type,
        "byline": each.by,
        "copyrightnotice": each.copyright_notice,
        "usageterms": each.usage_terms,
        "headline": each.name,
        "description_text": each.descriptions[0].value,
        "digitalsourcetype": {"name": each.digital_source_type.name, "uri": each.digital_source_type.uri},
        "altids": {one.role: one.value for one in each.alt_ids},
        "renditions": {
            one.name: {
                "href": one.href,
                "mimetype": one.content_type,
                "width": one.width,
                "height": one.height,
                "sizeinbytes": one.size_in_bytes,
                **({"duration": one.duration} if one.duration is not None else {}),
            }
            for one in each.renditions
        },
    }
