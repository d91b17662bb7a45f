"""The towns of this installation; each one's districts, streets, addresses and push keys."""

from piccolo.columns import JSONB, UUID, Array, Bytea, DoublePrecision, Integer, Timestamptz, Varchar

from parvis.database.tables import InstallationTable, TownTable


class TownsTown(InstallationTable, tablename="towns_town"):
    """A town. Its profile is one JSON document: it is always read whole, and never searched."""

    slug = Varchar(length=60, unique=True)
    hosts = Array(base_column=Varchar(length=255), default=list)
    profile = JSONB(default={})
    changed_at = Timestamptz(null=False, default=None)


class TownsDistrict(TownTable, tablename="towns_district"):
    """A part of the town that people know by name."""

    code = Varchar(length=40)
    name = JSONB(default={})
    polygon = JSONB(null=True, default=None)
    position = Integer(default=0)


class TownsStreet(TownTable, tablename="towns_street"):
    """A street, as the town writes it and as people may type it."""

    name = Varchar(length=120)
    folded = Varchar(length=120)


class TownsAddress(TownTable, tablename="towns_address"):
    """A civic address: a number on a street, where it is, and how many dwellings it has."""

    street_id = UUID(null=False, default=None)
    number = Integer(default=0)
    suffix = Varchar(length=10, default="")
    lon = DoublePrecision(default=0.0)
    lat = DoublePrecision(default=0.0)
    district_id = UUID(null=True, default=None)
    dwellings = Integer(default=1)


class TownsPushKey(TownTable, tablename="towns_push_key"):
    """A key pair that signs the town's pushes; phones subscribed with its public half. The newest one is in use."""

    public_key = Varchar(length=120)
    private_key_sealed = Bytea(default=b"")
    created_at = Timestamptz(null=False, default=None)
