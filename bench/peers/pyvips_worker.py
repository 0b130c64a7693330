"""Peer: the three renditions by pyvips from local files, as its documentation would have one write it: the original
as a stream from file to file, the smaller ones by `thumbnail`, which reads no more of a JPEG than it needs.
No check, no hash, no store, no event. `python -m bench.peers.pyvips_worker FOLDER PICTURE…`"""

from pathlib import Path

import pyvips

from bench.peers.by_line import serve_lines


def develop(picture: Path, folder: Path) -> None:
    """The same sizes and qualities as ours."""
    whole = pyvips.Image.new_from_file(str(picture), access="sequential")
    whole.write_to_file(str(folder / "original.jpg"), Q=90, subsample_mode="on", strip=True)
    web = pyvips.Image.thumbnail(str(picture), 1600, height=1600).copy_memory()
    web.write_to_file(str(folder / "web.jpg"), Q=82, strip=True)
    web.thumbnail_image(480, height=480).write_to_file(str(folder / "preview.webp"), Q=78, strip=True)


if __name__ == "__main__":
    pyvips.cache_set_max(0)
    serve_lines(develop)
