"""The child that opens a document (R54): whatever a document makes its readers do, it stays in there."""

import json
import sys
from pathlib import Path

import pytest

from services.media.verification.child import run_child
from services.media.verification.document import PROGRAM
from tests.services.media.documents import PDF, pdf, written

# As if the document had taken over the library that reads it.
TAKEN_OVER = """
import os, runpy, socket, sys
from services.media.verification import pdf_file
pdf_file.look = lambda *_: {act}
sys.argv = ["", {path!r}, {content_type!r}]
runpy.run_module({program!r}, run_name="__main__")
"""


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        pytest.param("socket.socket()", "PermissionError", id="network"),
        pytest.param("os.execv('/bin/true', ['true'])", "PermissionError", id="another program"),
        pytest.param("bytearray(4 * 1024**3)", "MemoryError", id="memory"),
    ],
)
async def test_r54_a_document_gets_no_network_no_program_and_no_more_memory(
    act: str, refusal: str, tmp_path: Path
) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(written(pdf()))
    program = TAKEN_OVER.format(act=act, path=str(path), content_type=PDF["content_type"], program=PROGRAM)

    ended = await run_child(sys.executable, "-P", "-c", program, seconds=30)

    assert json.loads(ended.output) == {"fault": "unreadable", "complaint": refusal}


async def test_r54_the_child_knows_none_of_our_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENWEEK_S3_SECRET_KEY", "hidden")
    path = tmp_path / "plan.pdf"
    path.write_bytes(written(pdf()))
    act = "any(name.startswith('OPENWEEK') for name in os.environ)"
    program = TAKEN_OVER.format(act=act, path=str(path), content_type=PDF["content_type"], program=PROGRAM)

    ended = await run_child(sys.executable, "-P", "-c", program, seconds=30)

    assert json.loads(ended.output) == {"has_text": False}
