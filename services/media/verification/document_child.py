"""A program of its own: `python -m services.media.verification.document_child PATH CONTENT_TYPE` writes JSON.

It opens one document that may be hostile, under the limits of its launcher, without network or any other program.
"""

import json
import logging
import sys
from pathlib import Path
from typing import Any

from services.media.verification import compound_file, package_file, pdf_file
from services.media.verification.seals import seal
from services.media.verification.unusable import Unusable

READERS = (pdf_file, package_file, compound_file)


def look(path: Path, content_type: str) -> dict[str, Any]:
    """Whether it has text, or why it cannot be used; the first bytes tell what reads it, never a name."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
        for reader in READERS:
            if head.startswith(reader.HEAD):
                return {"has_text": reader.look(path, content_type)}
    except Unusable as fault:
        return {"fault": str(fault)}
    except Exception as error:  # noqa: BLE001 -- whatever a library makes of hostile bytes: they cannot be read
        return {"fault": "unreadable", "complaint": type(error).__name__}
    return {"fault": "type-differs"}


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # what a document makes a library say belongs in no log
    if not seal():
        sys.stderr.write("no filter of system calls for this processor\n")
    sys.stdout.write(json.dumps(look(Path(sys.argv[1]), sys.argv[2])))
