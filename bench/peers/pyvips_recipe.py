"""Peer: our own recipe with our own memory settings, in a plain loop over local files: what the worker could reach if
fetching, forking, hashing, storing and telling cost nothing. `python -m bench.peers.pyvips_recipe FOLDER PICTURE…`"""

from pathlib import Path

import pyvips

from bench.peers.by_line import serve_lines
from services.media.domain.material_limit import material_limits
from services.media.verification.photo_child import look

LIMIT = material_limits()["image/jpeg"]
LIMITS = {"max_pixels": LIMIT.max_pixels, "min_long_side": LIMIT.min_long_side, "original": "jpg"}


def develop(picture: Path, folder: Path) -> None:
    """As the darkroom's child does."""
    look(str(picture), folder, LIMITS)


if __name__ == "__main__":
    pyvips.cache_set_max(0)
    serve_lines(develop)
