"""A day's bookings as a table, for the truck."""

import csv
import io
from collections.abc import Sequence

from parvis.kernel.csv_cells import DELIMITERS, harmless
from parvis.kernel.language import pick
from parvis.waste.booking_schemas import StaffBooking

_HEADINGS = {
    "fr": ("Ordre", "Adresse", "Objets", "Numéro de suivi"),
    "en": ("Order", "Address", "Items", "Receipt number"),
}


def write_bookings(bookings: Sequence[StaffBooking], language: str) -> bytes:
    """Return the bookings as CSV in UTF-8 with its mark; no cell of it is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=DELIMITERS[language])
    writer.writerow(_HEADINGS[language])
    for order, booking in enumerate(bookings, start=1):
        items = ", ".join(f"{pick(item.label, language)} × {item.count}" for item in booking.items)
        writer.writerow(harmless((str(order), booking.address, items, booking.receipt)))
    return text.getvalue().encode("utf-8-sig")
