"""Opens the address book as a phone does: the twin of `pwa/src/rooms/waste/address/book.ts`."""

from itertools import accumulate

from parvis.waste.rules.address_book import Lot, PackedStreet
from parvis.waste.schemas import Street


def lots_of(street: Street | PackedStreet) -> list[Lot]:
    """The addresses of a street, in the order of their numbers."""
    suffixes, buildings = dict(street.suffixes), dict(street.buildings)
    grounds = [(zone, district) for many, zone, district in street.grounds for _ in range(many)]
    return [
        Lot(
            number=number,
            suffix=suffixes.get(index, ""),
            zone=grounds[index][0],
            district=grounds[index][1],
            dwellings=buildings.get(index, 1),
        )
        for index, number in enumerate(accumulate(street.steps))
    ]
