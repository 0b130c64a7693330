"""contracts/openapi/<service>.json from the applications. `python -m tools.openapi [--check]`.

The console's typed client is generated from these files.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from chassis.testing import Issuer
from services.media import main as media
from services.media.settings import Settings as MediaSettings
from services.publicity import main as publicity
from services.publicity.settings import Settings as PublicitySettings
from services.registry import main as registry
from services.registry.settings import ApiSettings as RegistrySettings
from services.submission import main as submission
from services.submission.settings import Settings as SubmissionSettings

TARGET = Path(__file__).resolve().parent.parent / "contracts" / "openapi"
# Nothing is connected to: the application is built and asked what it offers.
NOWHERE: dict[str, Any] = {
    "database_url": "postgresql+asyncpg://nobody:nothing@127.0.0.1:1/none",
    "kafka": "127.0.0.1:1",
    "http_port": 0,
    "public_url": "http://gateway.test",
    "cursor_key": "x" * 40,
}
STORE_SETTINGS = (
    "s3_endpoint",
    "s3_public_endpoint",
    "s3_access_key",
    "s3_secret_key",
    "s3_upload_access_key",
    "s3_upload_secret_key",
)
STORE = dict.fromkeys(STORE_SETTINGS, "http://store.test")


def applications(issuer: Issuer) -> dict[str, Callable[[], FastAPI]]:
    """Each service's application, by name."""
    keys = issuer.keys
    return {
        "registry": lambda: registry.build(
            RegistrySettings.model_validate({**NOWHERE, "signing_key": issuer.private_jwk})
        ),
        "submission": lambda: submission.build(SubmissionSettings.model_validate(NOWHERE), keys=keys),
        "media": lambda: media.build(MediaSettings.model_validate({**NOWHERE, **STORE}), keys=keys),
        "publicity": lambda: publicity.build(
            PublicitySettings.model_validate({**NOWHERE, "media_url": "http://media.test"}), keys=keys
        ),
    }


def descriptions() -> dict[str, str]:
    """The file of each service as it should stand."""
    return {
        f"{name}.json": json.dumps(build().openapi(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        for name, build in applications(Issuer()).items()
    }


def out_of_date(target: Path) -> list[str]:
    """Files that are missing or say something else than the applications, and files of no application."""
    wanted = descriptions()
    stale = [
        name
        for name, text in wanted.items()
        if not (target / name).exists() or (target / name).read_text("utf-8") != text
    ]
    return sorted({*stale, *(found.name for found in target.glob("*.json") if found.name not in wanted)})


def write(target: Path) -> None:
    """Write every file anew."""
    target.mkdir(parents=True, exist_ok=True)
    for name, text in descriptions().items():
        (target / name).write_text(text, "utf-8")


if __name__ == "__main__":
    if "--check" in sys.argv:
        found = out_of_date(TARGET)
        sys.exit(f"contracts/openapi/{', '.join(found)}: make openapi" if found else None)
    write(TARGET)
