"""Which renditions of an item go into its package, and which are links."""

from collections.abc import Sequence
from typing import Any

from services.publicity.domain import KnownAsset
from services.publicity.package.media_files import WantedFile

LARGEST_VIDEO = 100 * 1024 * 1024
ENDINGS = {
    "image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "video/mp4": ".mp4", "video/quicktime": ".mov",
}  # fmt: skip
LICENCE = """《{title}》使用许可

来源：{holder}
{notice}

{terms}

本素材包内照片、视频的作者见 item.json 中各素材的署名。
"""


def wanted_files(assets: Sequence[KnownAsset], *, public_url: str) -> tuple[list[WantedFile], list[dict[str, Any]]]:
    """Photos in their web form and videos up to 100 MiB as files; larger videos as links."""
    files: list[WantedFile] = []
    links: list[dict[str, Any]] = []
    for number, asset in enumerate(assets, 1):
        chosen = _chosen(asset)
        if chosen is None:
            continue
        ending = ENDINGS.get(chosen["content_type"], "")
        name = f"{'video' if asset.kind == 'video' else 'photos'}/{number:02d}-{asset.asset_id}{ending}"
        if asset.kind == "video" and chosen["bytes"] > LARGEST_VIDEO:
            href = f"{public_url}/api/media/v1/assets/{asset.asset_id}/renditions/{chosen['name']}"
            links.append({"name": name, "href": href, "bytes": chosen["bytes"], "sha256": chosen["sha256"]})
        else:
            files.append(WantedFile(name, asset.asset_id, chosen["name"], chosen["bytes"], chosen["sha256"]))
    return files, links


def _chosen(asset: KnownAsset) -> dict[str, Any] | None:
    """The web form; for a video without one, the original; never a still in place of a video."""
    named = {each["name"]: each for each in asset.renditions}
    video = asset.kind == "video"
    for name in ("web", "original"):
        if name in named and named[name]["content_type"].startswith("video/") == video:
            return named[name]
    return None
