"""Names of files that go out."""

from urllib.parse import quote


def attachment(name: str) -> dict[str, str]:
    """Headers of a file to be kept under this name (RFC 6266), and by nobody in between."""
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}", "Cache-Control": "private, no-store"}
