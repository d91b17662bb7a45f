"""Makes a photo safe to show: a new JPEG of its pixels, and of nothing else that the file held.

EXIF (where and when it was taken), thumbnails, colour profiles, scripts hidden behind the picture: none of it survives.
"""

import io

import msgspec
from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP")
LONGEST_SIDE = 2048
MOST_PIXELS = 50_000_000
"""Any telephone of today, as our own app sends them; 150 MB in memory at most."""
QUALITY = 82

# Pillow warns at its own limit and raises at twice it; ours is lower and checked below, before a pixel is read.
Image.MAX_IMAGE_PIXELS = None


class UnreadableImage(Exception):
    """The file is not a photo that we can read, or would fill the memory."""


class Picture(msgspec.Struct, frozen=True):
    """A JPEG that the town made."""

    content: bytes
    width: int
    height: int


def re_encode(content: bytes) -> Picture:
    """Read a photo and write its pixels anew, upright, at most 2048 pixels on its longer side.

    Raises:
        UnreadableImage: It is damaged, of another kind, or a bomb.
    """
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise UnreadableImage("too many pixels")
            # JPEG only: decodes at a fraction of the size, as long as both sides stay above the one wanted.
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
            return _write(_flatten(upright))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError) as cause:
        # Pillow raises all of these on damaged files (SyntaxError in PNG chunks).
        raise UnreadableImage(type(cause).__name__) from cause


def _flatten(image: Image.Image) -> Image.Image:
    """What was transparent becomes white: a JPEG has no transparency."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")


def _write(image: Image.Image) -> Picture:
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Picture(out.getvalue(), bare.width, bare.height)
