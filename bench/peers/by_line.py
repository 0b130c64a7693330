"""How the picture peers are driven: a number on a line of standard input, so many pictures, a line at the end."""

import sys
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

Develop = Callable[[Path, Path], None]
"""From a picture, its renditions into a folder."""


def serve_lines(develop: Develop) -> None:
    """`python -m … FOLDER PICTURE…`: the pictures in turn, until standard input ends."""
    folder, pictures = Path(sys.argv[1]), cycle(map(Path, sys.argv[2:]))
    folder.mkdir(parents=True, exist_ok=True)
    print("ready", flush=True)
    for line in sys.stdin:
        for picture in islice(pictures, int(line)):
            develop(picture, folder)
        print("done", flush=True)
