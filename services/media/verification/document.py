"""A document: looked at in a child. Nothing is made of it: what was uploaded is what those who approve will read."""

import json
import sys
from pathlib import Path

import structlog

from services.media.domain.material_limit import MaterialLimit
from services.media.domain.rejection import Fault, Unfit
from services.media.verification.child import ChildKilled, run_child
from services.media.verification.made import Examined

log = structlog.get_logger(__name__)

PROGRAM = "services.media.verification.document_child"
SECONDS = 60.0


async def examine_document(path: Path, limit: MaterialLimit) -> Examined:
    """Whether the document has text; Unfit when it is not what it was declared to be, or does more than be read."""
    ended = await run_child(sys.executable, "-P", "-m", PROGRAM, str(path), limit.content_type, seconds=SECONDS)
    if ended.code != 0:
        raise ChildKilled("the document's child ended without an answer")
    found = json.loads(ended.output)
    if "fault" in found:
        log.info("document cannot be used", fault=found["fault"], complaint=found.get("complaint", ""))
        raise Unfit(Fault(found["fault"]))
    return Examined(has_text=found["has_text"])
