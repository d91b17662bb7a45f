"""A day's bookings as a table, for the truck."""

import csv
import io
from collections.abc import Sequence

from parvis.kernel.language import pick
from parvis.waste.booking_schemas import StaffBooking

_HEADINGS = {
    "fr": ("Ordre", "Adresse", "Objets", "Numéro de suivi"),
    "en": ("Order", "Address", "Items", "Receipt number"),
}
_DELIMITERS = {"fr": ";", "en": ","}
"""What a spreadsheet set to that language takes apart by itself."""

_COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With these, a spreadsheet takes a cell for a formula."""


def write_bookings(bookings: Sequence[StaffBooking], language: str) -> bytes:
    """Return the bookings as CSV in UTF-8 with its mark; no cell of it is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=_DELIMITERS[language])
    writer.writerow(_HEADINGS[language])
    for order, booking in enumerate(bookings, start=1):
        items = ", ".join(f"{pick(item.label, language)} × {item.count}" for item in booking.items)
        writer.writerow([_harmless(cell) for cell in (str(order), booking.address, items, booking.receipt)])
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_COMMANDS) else cell
