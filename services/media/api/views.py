"""How assets and uploads look from outside."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from chassis.bodies import Actions, LockedAction, Output
from chassis.principal import Principal
from contracts.roles import Role
from services.media.domain.asset import Asset
from services.media.domain.asset_state import OPEN_STATES, WORDS, AssetState
from services.media.use_cases.look_at_upload import UploadProgress

ASSETS = "/api/media/v1/assets"


class RenditionOut(Output):
    """A form of the asset; `href` answers with a redirect that lives for 30 s."""

    name: str
    href: str
    content_type: str
    bytes: int
    width: int
    height: int
    sha256: str


class DownloadLink(Output):
    """Where the bytes are, for 30 s."""

    url: str


class AssetOut(Output):
    """An asset. Rights are null of a document; `has_text` tells of one whether it can be searched, or is a scan."""

    id: UUID
    unit_id: UUID
    kind: str
    state: str
    state_words: str
    reason_code: str | None
    reason: str | None
    file_name: str
    content_type: str
    bytes: int
    sha256: str | None
    width: int
    height: int
    seconds: float
    has_text: bool | None
    caption: str
    credit: str | None
    licence: str | None
    people_consented: bool | None
    ai_generated: bool | None
    created_at: datetime
    renditions: list[RenditionOut]
    actions: Actions

    @classmethod
    def of(cls, asset: Asset, caller: Principal) -> Self:
        """The asset as this caller may see it."""
        renditions = asset.renditions if asset.state == AssetState.READY else []
        return cls(
            **asset.model_dump(include=set(cls.model_fields) - {"renditions", "actions", "state_words"}),
            state_words=WORDS[asset.state],
            renditions=[_rendition(asset.id, each) for each in renditions],
            actions=actions_on(asset, caller),
        )


class AssetPage(Output):
    """Assets, newest first."""

    items: list[AssetOut]
    next_cursor: str | None


class UploadOpened(Output):
    """Where the bytes go: `part_bytes` a part, the last one smaller. An upload has the id of its asset."""

    asset_id: UUID
    upload_id: UUID
    key: str
    state: str
    part_bytes: int
    parts_count: int
    actions: Actions


class PartOut(Output):
    """A part that the store has."""

    number: int
    bytes: int
    etag: str


class UploadOut(UploadOpened):
    """How far an upload is; `multipart_id` is the store's own name of it."""

    bytes: int
    multipart_id: str | None
    parts: list[PartOut]
    missing: list[int]

    @classmethod
    def of(cls, progress: UploadProgress, caller: Principal) -> Self:
        """The upload with what is still to be sent."""
        asset, parts = progress.asset, progress.parts
        there = {part.number for part in parts if part.bytes == asset.part_length(part.number)}
        to_send = range(1, asset.parts_count + 1) if asset.state in OPEN_STATES else ()
        return cls(
            **opened(asset, caller).model_dump(),
            bytes=asset.bytes,
            multipart_id=asset.multipart_id,
            parts=[PartOut.model_validate(part) for part in parts],
            missing=[number for number in to_send if number not in there],
        )


def opened(asset: Asset, caller: Principal) -> UploadOpened:
    """The upload of an asset."""
    return UploadOpened(
        asset_id=asset.id, upload_id=asset.id, key=asset.inbox_key, state=asset.state, part_bytes=asset.part_bytes,
        parts_count=asset.parts_count, actions=actions_on(asset, caller),
    )  # fmt: skip


def actions_on(asset: Asset, caller: Principal) -> Actions:
    """What this caller may do now, and what opens the rest."""
    may: dict[str, str] = {}
    words = f"素材{WORDS[asset.state]}"
    if caller.unit_id == asset.unit_id and caller.has(Role.LIAISON):
        is_open = asset.state in OPEN_STATES
        may["send-parts"] = "" if is_open else f"{words}，不再接收内容；需要更换请新建上传"
        may["complete"] = "" if asset.state == AssetState.UPLOADING else f"{words}；传完全部分片后可以完成上传"
        may["cancel"] = "" if is_open else f"{words}，上传已不能取消"
    may["download"] = "" if asset.state == AssetState.READY else asset.reason or f"{words}；校验通过后可以下载"
    return Actions(
        allowed=tuple(action for action, reason in may.items() if not reason),
        locked=tuple(LockedAction(action=action, reason=reason) for action, reason in may.items() if reason),
    )


def _rendition(asset_id: UUID, each: dict[str, Any]) -> RenditionOut:
    return RenditionOut.model_validate({**each, "href": f"{ASSETS}/{asset_id}/renditions/{each['name']}"})
