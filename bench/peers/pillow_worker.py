"""Peer: the three renditions by Pillow, with the one trick that everybody knows: `draft`, which decodes a JPEG no
larger than needed for the smaller ones. `python -m bench.peers.pillow_worker FOLDER PICTURE…`"""

from pathlib import Path

from PIL import Image, ImageOps

from bench.peers.by_line import serve_lines


def develop(picture: Path, folder: Path) -> None:
    """The same sizes and qualities as ours."""
    with Image.open(picture) as whole:
        ImageOps.exif_transpose(whole).save(folder / "original.jpg", quality=90, subsampling="4:2:0")
    for name, side, quality in (("web.jpg", 1600, 82), ("preview.webp", 480, 78)):
        with Image.open(picture) as image:
            image.draft("RGB", (side, side))
            small = ImageOps.exif_transpose(image)
            small.thumbnail((side, side), Image.Resampling.LANCZOS)
            small.save(folder / name, quality=quality)


if __name__ == "__main__":
    serve_lines(develop)
