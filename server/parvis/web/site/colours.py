"""Scales of sixteen tones from one colour, with contrast by construction: each tone has the luminance its use needs.

The algorithm and the luminances are Designsystemet's, except that subtle text is darker (lighter in the dark), to reach
7:1.
Source: https://github.com/digdir/designsystemet, packages/cli/src/colors (MIT).
"""

import re
from collections.abc import Callable
from typing import Final, Literal

from parvis.kernel.errors import Invalid

Rgb = tuple[float, float, float]
"""Red, green and blue, gamma-encoded sRGB, 0 to 1."""
Scheme = Literal["light", "dark"]

_LUMINANCES: Final[dict[str, tuple[float, float]]] = {
    "background-default": (1, 0.009),
    "background-tinted": (0.9, 0.014),
    "surface-default": (1, 0.021),
    "surface-tinted": (0.81, 0.027),
    "surface-hover": (0.7, 0.036),
    "surface-active": (0.59, 0.056),
    "border-subtle": (0.5, 0.08),
    "border-default": (0.19, 0.22),
    "border-strong": (0.11, 0.39),
    "text-subtle": (0.09, 0.46),
    "text-default": (0.0245, 0.84),
}
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_STEPS = 24
_QUIETER = 0.7  # of the chroma, in the dark: the same saturation glares there


class NotAColour(Invalid):
    """A colour is written #rrggbb."""

    code = "web.not-a-colour"


def make_scale(colour: str, scheme: Scheme) -> dict[str, str]:
    """Return the sixteen tones of `colour` for a scheme, by their Designsystemet names, as #rrggbb.

    Raises:
        NotAColour: It is not written so.
    """
    base = read_hex(colour)
    toned = base if scheme == "light" else _quiet(base)
    column = 0 if scheme == "light" else 1
    scale = {name: _write(_with_luminance(toned, values[column])) for name, values in _LUMINANCES.items()}
    return scale | _bases(base, scheme)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, section 1.4.3."""
    dark, light = sorted((luminance(read_hex(one)), luminance(read_hex(other))))
    return (light + 0.05) / (dark + 0.05)


def best_text_on(colour: str) -> str:
    """Return white or black, whichever reads better on `colour`; it is never under 4.5:1."""
    return max(("#ffffff", "#000000"), key=lambda text: contrast(text, colour))


def read_hex(colour: str) -> Rgb:
    """Return the parts of #rrggbb.

    Raises:
        NotAColour: It is not written so.
    """
    if not _HEX.fullmatch(colour):
        raise NotAColour
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def luminance(colour: Rgb) -> float:
    """Return the relative luminance, 0 to 1. Source: WCAG 2.2, "relative luminance"."""
    red, green, blue = (_linear(part) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _bases(base: Rgb, scheme: Scheme) -> dict[str, str]:
    """The town's colour itself, as the ground of what must be seen, and what is written on it."""
    lightness = _lightness(luminance(base))
    if scheme == "dark":
        lightness = 70 if lightness <= 30 else 100 - lightness  # noqa: PLR2004 - Designsystemet's
    step = -8 if lightness <= 30 or 49 <= lightness <= 65 else 8  # noqa: PLR2004 - Designsystemet's
    default = base if scheme == "light" else _with_luminance(base, _luminance_of(lightness))
    text = best_text_on(_write(default))
    spread = 60 if lightness <= 40 or lightness >= 60 else 50  # noqa: PLR2004 - Designsystemet's
    subtle = lightness + spread if text == "#ffffff" else lightness - spread
    return {
        "base-default": _write(default),
        "base-hover": _write(_with_luminance(base, _luminance_of(lightness - step))),
        "base-active": _write(_with_luminance(base, _luminance_of(lightness - 2 * step))),
        "base-contrast-subtle": _write(_with_luminance(default, _luminance_of(subtle))),
        "base-contrast-default": text,
    }


def _with_luminance(colour: Rgb, wanted: float) -> Rgb:
    """Mix `colour` with white or black until it has the luminance."""
    end: Rgb = (1.0, 1.0, 1.0) if luminance(colour) < wanted else (0.0, 0.0, 0.0)
    near, far = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (near + far) / 2
        is_before = (luminance(_mix(colour, end, middle)) < wanted) == (end[0] == 1.0)
        near, far = (middle, far) if is_before else (near, middle)
    return _mix(colour, end, far)


def _mix(one: Rgb, other: Rgb, part: float) -> Rgb:
    return _each(lambda index: one[index] + (other[index] - one[index]) * part)


def _quiet(colour: Rgb) -> Rgb:
    """Return the colour with less chroma. Source: Björn Ottosson, "A perceptual color space" (Oklab)."""
    red, green, blue = (_linear(part) for part in colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    light = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = _QUIETER * (1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short)
    b = _QUIETER * (0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    quiet = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return _each(lambda index: _encoded(min(1.0, max(0.0, quiet[index]))))


def _each(part: Callable[[int], float]) -> Rgb:
    return part(0), part(1), part(2)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - IEC 61966-2-1


def _encoded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055  # noqa: PLR2004 - IEC 61966-2-1


def _lightness(relative: float) -> float:
    """CIE L*, 0 to 100, of a relative luminance."""
    return 116 * relative ** (1 / 3) - 16 if relative > 216 / 24389 else relative * 24389 / 27


def _luminance_of(lightness: float) -> float:
    lightness = min(100.0, max(0.0, lightness))
    return ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness * 27 / 24389  # noqa: PLR2004 - CIE


def _write(colour: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
