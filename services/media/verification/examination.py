"""One door to verification of a file that is what it was declared to be."""

from pathlib import Path

from services.media.domain.asset_kind import AssetKind
from services.media.domain.material_limit import MaterialLimit
from services.media.verification.document import examine_document
from services.media.verification.made import Examined
from services.media.verification.photo import examine_photo
from services.media.verification.photo_lab import PhotoLab
from services.media.verification.video import examine_video


async def examine(path: Path, folder: Path, limit: MaterialLimit, lab: PhotoLab) -> Examined:
    """Look at the file by its kind; Unfit when it cannot be used."""
    if limit.kind == AssetKind.DOCUMENT:
        return await examine_document(path, limit)
    look = examine_photo if limit.kind == AssetKind.PHOTO else examine_video
    return await look(path, folder, limit, lab)
