"""Every address of the town, for the phone that searches without network: the dataset `waste.addresses`."""

import hashlib

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.towns.services import list_addresses
from parvis.waste.rules.address_book import Lot, pack_street
from parvis.waste.schemas import AddressBook, Street, Zone
from parvis.web.current_town import ServedTown

_ZONES = """
select z.id, z.key, array(
    select s.code || '/' || r.code from waste_sector r join waste_stream s on s.id = r.stream_id
    where r.id = any(z.sector_ids) order by s.position, r.code
) as sectors from waste_zone z order by z.key
"""


async def build_addresses(served: ServedTown, _key: str | None) -> AddressBook:
    """Return every address of the town with its zone, district and size, as small as it goes."""
    addresses = await list_addresses(served.id)
    async with unit_of_work(served.id) as uow:
        zones = await uow.connection.fetch(_ZONES)
        placed = await uow.connection.fetch("select address_id, zone_id from waste_address_zone")
    index_of_zone = {zone["id"]: index for index, zone in enumerate(zones)}
    zone_of = {row["address_id"]: index_of_zone[row["zone_id"]] for row in placed}
    districts = sorted({address.district for address in addresses if address.district})
    index_of_district = {code: index for index, code in enumerate(districts)}
    streets: dict[str, list[Lot]] = {}
    for address in addresses:
        lot = Lot(
            number=address.number,
            suffix=address.suffix,
            zone=zone_of.get(address.id, -1),
            district=index_of_district.get(address.district or "", -1),
            dwellings=address.dwellings,
        )
        streets.setdefault(address.street, []).append(lot)
    book = AddressBook(
        version="",
        districts=districts,
        zones=[Zone(zone["key"], zone["sectors"]) for zone in zones],
        streets=[Street(name=name, **msgspec.structs.asdict(pack_street(lots))) for name, lots in streets.items()],
    )
    version = hashlib.sha256(msgspec.json.encode(book)).hexdigest()[:12]
    return msgspec.structs.replace(book, version=version)
