"""The notes service as processes. `python -m tests.chassis.notes_process api|worker` with the usual environment."""

import sys
import tempfile
from pathlib import Path

from fastapi import FastAPI
from starlette.applications import Starlette

from chassis.api import create_api
from chassis.process import run
from chassis.settings import ServiceSettings
from chassis.subscriptions import Subscriptions
from chassis.testing import Issuer
from chassis.worker import create_worker
from tests.chassis.hearing import keep
from tests.chassis.notes import NoteWritten, notes_router, policy_file


def build_api(settings: ServiceSettings) -> FastAPI:
    """The HTTP side."""
    policy = policy_file(Path(tempfile.mkdtemp()))
    return create_api("notes", settings, routers=(notes_router(),), policy=policy, keys=Issuer().keys)


def build_worker(settings: ServiceSettings) -> Starlette:
    """The event side."""
    hears = Subscriptions(producer="notes")
    hears.on(NoteWritten)(keep)
    return create_worker("notes", settings, subscriptions=(hears,))


if __name__ == "__main__":
    role, topic = sys.argv[1:]
    NoteWritten.topic = topic
    if role == "api":
        run("notes-api", ServiceSettings, build_api)
    else:
        run("notes-worker", ServiceSettings, build_worker)
