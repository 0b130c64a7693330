"""Files that people save."""

from urllib.parse import quote

from fastapi import Response

from services.registry.documents.tables import CSV, XLSX

KINDS = {"xlsx": XLSX, "csv": CSV}


def download(content: bytes, *, name: str, ending: str) -> Response:
    """With its Chinese name, and kept by no cache."""
    disposition = f"attachment; filename*=UTF-8''{quote(f'{name}.{ending}')}"
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return Response(content, media_type=KINDS[ending], headers=headers)
