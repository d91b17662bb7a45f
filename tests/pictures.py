"""Photographs for tests, made anew: with a place in their EXIF, as phones write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from pathlib import Path

GPS = 0x8825
_LATITUDE, _LONGITUDE = 2, 4


def a_photo(folder: Path, *, name: str = "nid-de-poule.jpg", width: int = 2400, height: int = 1600) -> Path:
    """A JPEG of a hole in a road, larger than what is kept, that says where it was taken."""
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, height // 2, width, height), fill=(92, 92, 96))
    draw.ellipse((width // 3, height * 6 // 10, width * 2 // 3, height * 9 // 10), fill=(40, 36, 34))
    exif = Image.Exif()
    exif.get_ifd(GPS)[_LATITUDE] = (47.0, 27.0, 12.0)
    exif.get_ifd(GPS)[_LONGITUDE] = (70.0, 1.0, 30.0)
    path = folder / name
    picture.save(path, exif=exif, quality=88)
    return path
