"""The room's door: towns, their streets and addresses, their push keys."""

from parvis.towns.services.addresses import (
    Address,
    NewAddress,
    NewDistrict,
    find_address,
    find_street,
    get_address,
    list_addresses,
    list_districts,
    list_streets,
    place_in_districts,
    replace_streets,
    set_districts,
)
from parvis.towns.services.profile import build_profile
from parvis.towns.services.push_keys import get_or_create_push_key, get_push_key, rotate_push_key
from parvis.towns.services.towns import Town, find_town_by_host, get_town, get_town_by_slug, list_towns, save_town

__all__ = [
    "Address", "NewAddress", "NewDistrict", "Town", "build_profile", "find_address", "find_street",
    "find_town_by_host", "get_address", "get_or_create_push_key", "get_push_key", "get_town", "get_town_by_slug",
    "list_addresses", "list_districts", "list_streets", "list_towns", "place_in_districts", "replace_streets",
    "rotate_push_key", "save_town", "set_districts",
]  # fmt: skip
