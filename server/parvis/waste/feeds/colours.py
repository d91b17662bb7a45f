"""The nearest colour that has a name: RFC 7986, section 5.9, takes CSS3's names alone, and a bin has any colour."""

_NAMES = {
    "black": "000000", "dimgray": "696969", "darkgray": "a9a9a9", "white": "ffffff", "saddlebrown": "8b4513",
    "sienna": "a0522d", "peru": "cd853f", "maroon": "800000", "firebrick": "b22222", "red": "ff0000",
    "orangered": "ff4500", "orange": "ffa500", "gold": "ffd700", "yellow": "ffff00", "olive": "808000",
    "yellowgreen": "9acd32", "limegreen": "32cd32", "forestgreen": "228b22", "darkgreen": "006400",
    "seagreen": "2e8b57", "teal": "008080", "turquoise": "40e0d0", "deepskyblue": "00bfff", "dodgerblue": "1e90ff",
    "steelblue": "4682b4", "royalblue": "4169e1", "blue": "0000ff", "navy": "000080", "slateblue": "6a5acd",
    "purple": "800080", "orchid": "da70d6", "deeppink": "ff1493", "pink": "ffc0cb",
}  # fmt: skip
"""Those that a person would tell apart on a small dot."""


def nearest_name(colour: str) -> str:
    """Return CSS3's name of the colour nearest to `#rrggbb`."""
    wanted = _parts(colour.removeprefix("#"))
    return min(_NAMES, key=lambda name: sum((a - b) ** 2 for a, b in zip(wanted, _parts(_NAMES[name]), strict=True)))


def _parts(digits: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(digits))
