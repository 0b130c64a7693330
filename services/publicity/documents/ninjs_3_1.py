"""An entry as a ninjs 3.1 document."""

from datetime import datetime
from typing import Any
from uuid import UUID

from contracts.feed import SEQUENCE_ROLE
from contracts.ninjs import (
    AltId,
    Association,
    Body,
    DigitalSource,
    Named,
    NinjsItem,
    RenditionLink,
    Source,
    Words,
)
from services.publicity.documents.article import plain_text, xhtml
from services.publicity.domain.entry import Entry
from services.publicity.domain.known import KnownAsset
from services.publicity.domain.publication import Publication

USAGE_TERMS = (
    "供新闻媒体免费用于职业教育活动周宣传报道；须注明来源和作者，不得歪曲原意，"
    "不得用于商业广告；撤回后须停止使用并删除。"
)
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
AI_MADE = DigitalSource(name="人工智能生成", uri=f"{SOURCE_TYPES}trainedAlgorithmicMedia")
CAPTURED = DigitalSource(name="数字拍摄", uri=f"{SOURCE_TYPES}digitalCapture")
PROFILES = {"T3": "case", "T4": "article", "T5": "photo-set", "T6": "video"}
SERVED = ("web", "preview", "cover", "original")


def published_item(publication: Publication, public_url: str, sequence: int, *, at: datetime) -> NinjsItem:
    """The document of a released entry."""
    entry = publication.entry
    content, notice = entry.content, _notice(entry)
    return NinjsItem(
        uri=item_uri(public_url, entry),
        profile=PROFILES.get(entry.item_type, "item"),
        version=str(entry.feed_version + 1),
        first_created=at,
        version_created=at,
        embargoed_until=entry.embargoed_until,
        pub_status="usable",
        copyright_holder=entry.unit_name,
        copyright_notice=notice,
        usage_terms=USAGE_TERMS,
        title=entry.title,
        by=entry.unit_name,
        located=entry.region or None,
        headlines=(Words(role="main", value=entry.title),),
        descriptions=_descriptions(content.get("highlights", ())),
        bodies=_bodies(content),
        info_sources=(Source(name=entry.unit_name, role="submitter"),),
        organisations=_organisations(publication),
        places=_places(publication),
        subjects=_subjects(publication),
        events=_events(publication),
        alt_ids=_alt_ids(entry, sequence),
        associations=_associations(publication.assets, public_url, notice) or None,
    )


def corrected_item(
    publication: Publication, public_url: str, sequence: int, *, before: NinjsItem, reason: str, at: datetime
) -> NinjsItem:
    """The document that takes the place of one before: what was first created stays so, and editors read why."""
    corrected = published_item(publication, public_url, sequence, at=at)
    return corrected.model_copy(update={"first_created": before.first_created, "ed_note": f"更正：{reason}"})


def canceled_item(published: NinjsItem, entry: Entry, *, sequence: int, at: datetime) -> NinjsItem:
    """The document that takes one back: the same address and title, the reason, and none of the content."""
    return NinjsItem(
        uri=published.uri,
        representation_type="partial",
        profile=published.profile,
        version=str(entry.feed_version + 1),
        first_created=published.first_created,
        version_created=at,
        pub_status="canceled",
        ed_note=f"已撤回，请立即停止使用并删除，完成后回报。撤回原因：{entry.withdrawal_reason}",
        copyright_holder=published.copyright_holder,
        copyright_notice=published.copyright_notice,
        usage_terms="已撤回，不得使用。",
        title=published.title,
        headlines=published.headlines,
        info_sources=published.info_sources,
        alt_ids=_alt_ids(entry, sequence),
    )


def item_uri(public_url: str, entry: Entry) -> str:
    """The item's address: the same for ever, and it resolves."""
    return f"{public_url}/media/items/{entry.id}"


def assets_in(item: NinjsItem) -> list[UUID]:
    """The photos and videos that a document shows."""
    return [UUID(each.uri.rpartition("/")[2]) for each in item.associations or ()]


def _notice(entry: Entry) -> str:
    return f"© {entry.approved_at.year} {entry.unit_name}"


def _bodies(content: dict[str, Any]) -> tuple[Body, ...] | None:
    """Twice the same text; none where an item is all pictures."""
    text = plain_text(content)
    forms = (("application/xhtml+xml", xhtml(content)), ("text/plain", text))
    bodies = tuple(Body(role="main", content_type=form, value=value, char_count=len(text)) for form, value in forms)
    return bodies if text else None


def _descriptions(highlights: list[str]) -> tuple[Words, ...] | None:
    return (Words(role="summary", value="；".join(highlights)),) if highlights else None


def _organisations(publication: Publication) -> tuple[Named, ...]:
    found = [Named(name=publication.entry.unit_name, rel="submitter")]
    if publication.recommender is not None:
        found.append(Named(name=publication.recommender.name, rel="recommender"))
    return tuple(found)


def _places(publication: Publication) -> tuple[Named, ...] | None:
    region, unit = publication.entry.region, publication.recommender
    if not region:
        return None
    code = unit.code if unit is not None and unit.region == region and unit.code.isdigit() else ""
    return (Named(name=region, rel="origin", uri=f"urn:gbt2260:{code}" if len(code) == 6 else None),)


def _subjects(publication: Publication) -> tuple[Named, ...] | None:
    entry, found = publication.entry, []
    if entry.focus_area:
        address = f"urn:openweek:focus-area:{entry.focus_area}"
        found.append(Named(name=publication.focus_area, rel="theme", uri=address))
    if entry.activity_type:
        address = f"urn:openweek:activity:{entry.activity_type}"
        found.append(Named(name=publication.activity_type, rel="activity", uri=address))
    found += [Named(name=word, rel="keyword") for word in entry.content.get("keywords", ())]
    return tuple(found) or None


def _events(publication: Publication) -> tuple[Named, ...] | None:
    edition = publication.edition
    if edition is None:
        return None
    return (Named(name=f"{edition.year}年职业教育活动周", uri=f"urn:openweek:edition:{edition.year}"),)


def _alt_ids(entry: Entry, sequence: int) -> tuple[AltId, ...]:
    return (
        AltId(role="receiptNumber", value=entry.receipt_number),
        AltId(role=SEQUENCE_ROLE, value=str(sequence)),
    )


def _associations(assets: tuple[KnownAsset, ...], public_url: str, notice: str) -> tuple[Association, ...]:
    return tuple(_association(asset, n, public_url, notice) for n, asset in enumerate(assets, 1))


def _association(asset: KnownAsset, number: int, public_url: str, notice: str) -> Association:
    address = f"{public_url}/api/media/v1/assets/{asset.asset_id}"
    return Association(
        name=f"{asset.kind}-{number}",
        uri=address,
        rel="illustration",
        type="video" if asset.kind == "video" else "picture",
        by=asset.credit,
        copyright_notice=notice,
        usage_terms=USAGE_TERMS,
        descriptions=(Words(role="caption", value=asset.caption),),
        digital_source_type=AI_MADE if asset.ai_generated else CAPTURED,
        alt_ids=(AltId(role="sha256", value=asset.sha256),),
        renditions=tuple(
            RenditionLink(
                name=each["name"],
                href=f"{address}/renditions/{each['name']}",
                content_type=each["content_type"],
                width=each["width"],
                height=each["height"],
                size_in_bytes=each["bytes"],
                duration=asset.seconds if each["content_type"].startswith("video/") else None,
            )
            for each in sorted(asset.renditions, key=lambda each: SERVED.index(each["name"]))
        ),
    )
