"""What is written into a table that a spreadsheet opens."""

from collections.abc import Iterable

DELIMITERS = {"fr": ";", "en": ","}
"""What a spreadsheet set to that language takes apart by itself."""

_COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With these, a spreadsheet runs a cell. Source: https://owasp.org/www-community/attacks/CSV_Injection"""


def harmless(cells: Iterable[str]) -> list[str]:
    """Return cells that a spreadsheet shows as words, whatever they begin with."""
    return [f"'{cell}" if cell.startswith(_COMMANDS) else cell for cell in cells]
