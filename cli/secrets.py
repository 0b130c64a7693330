"""Secrets are made once, kept 0600 and never overwritten: .local/secrets.json here, .env for containers."""

import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from joserfc.jwk import OKPKey

from cli.stack.layout import SERVICES

S3_USER, S3_UPLOAD_USER, DESK_DEMO = "openweek", "openweek-upload", "desk-demo"


def _secret() -> str:
    return secrets.token_urlsafe(32)


def signing_key() -> str:
    """A fresh Ed25519 private key as JSON, with its thumbprint as key id."""
    key = OKPKey.generate_key("Ed25519", private=True, auto_kid=True)
    return json.dumps(key.as_dict(private=True), separators=(",", ":"))


MAKERS: dict[str, Callable[[], str]] = {
    "POSTGRES_PASSWORD": _secret,
    **{f"{service.upper()}_DB_PASSWORD": _secret for service in SERVICES},
    "S3_ACCESS_KEY": lambda: S3_USER,
    "S3_SECRET_KEY": _secret,
    "S3_UPLOAD_ACCESS_KEY": lambda: S3_UPLOAD_USER,
    "S3_UPLOAD_SECRET_KEY": _secret,
    "DESK_DEMO_PASSWORD": _secret,
    "CURSOR_KEY": _secret,
    "SIGNING_KEY": signing_key,
}


def write_private(path: Path, text: str) -> None:
    """Replace the file at once; nobody else can read it at any moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        handle.write(text)
    scratch.rename(path)


def local_secrets(path: Path) -> dict[str, str]:
    """The secrets of a local stack; what is missing is made and kept."""
    known: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    lacking = {name: make() for name, make in MAKERS.items() if name not in known}
    if lacking:
        known |= lacking
        write_private(path, json.dumps(known, indent=2) + "\n")
    return known


def write_env_file(path: Path) -> list[str]:
    """Add the secrets that .env lacks, never touching a line that is there; the names added."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    known = {line.split("=", 1)[0].strip() for line in before.splitlines() if "=" in line}
    made = {name: make() for name, make in MAKERS.items() if f"OPENWEEK_{name}" not in known}
    if made:
        if before and not before.endswith("\n"):
            before += "\n"
        # Single quotes: a JSON key must reach the container untouched.
        write_private(path, before + "".join(f"OPENWEEK_{name}='{value}'\n" for name, value in made.items()))
    return [f"OPENWEEK_{name}" for name in made]
