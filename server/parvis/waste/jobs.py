"""What this room does after the answer."""

from parvis.kernel.work import Counts, Listener
from parvis.towns.events import AddressesChanged
from parvis.waste.services import refresh_zones


async def place_addresses(event: AddressesChanged) -> Counts:
    """Find again in which sectors the town's addresses lie. Idempotent: it is derived whole."""
    coverage = await refresh_zones(event.town_id)
    return {"addresses": coverage.addresses, "zones": coverage.zones}


PLACE_ADDRESSES = Listener(name="waste.place-addresses", event_type=AddressesChanged, run=place_addresses)
