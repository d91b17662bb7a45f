"""Devices of citizens; accounts, invitations, passkeys and sessions of staff; who read what."""

from piccolo.columns import UUID, Array, BigInt, Boolean, Bytea, Date, Timestamptz, Varchar

from parvis.database.tables import TownTable


class PeopleDevice(TownTable, tablename="people_device"):
    """A phone or computer, known by an id and a secret that it made itself."""

    secret_hash = Bytea(null=False, default=b"")
    first_seen_at = Timestamptz(null=False, default=None)
    last_seen_on = Date(null=False, default=None)


class PeopleAccount(TownTable, tablename="people_account"):
    """A member of staff. The id is also the WebAuthn user handle."""

    name = Varchar(length=120)
    role = Varchar(length=20)
    created_at = Timestamptz(null=False, default=None)
    closed_at = Timestamptz(null=True, default=None)


class PeopleInvitation(TownTable, tablename="people_invitation"):
    """A link that signs somebody in, once."""

    account_id = UUID(null=False, default=None)
    token_hash = Bytea(null=False, default=b"")
    created_at = Timestamptz(null=False, default=None)
    expires_at = Timestamptz(null=False, default=None)
    used_at = Timestamptz(null=True, default=None)


class PeoplePasskey(TownTable, tablename="people_passkey"):
    """A public key that an account signs in with."""

    account_id = UUID(null=False, default=None)
    credential_id = Bytea(null=False, default=b"")
    public_key = Bytea(null=False, default=b"")
    sign_count = BigInt(default=0)
    transports = Array(base_column=Varchar(length=20), default=list)
    is_backed_up = Boolean(default=False)
    label = Varchar(length=60)
    created_at = Timestamptz(null=False, default=None)
    used_at = Timestamptz(null=True, default=None)


class PeopleCeremony(TownTable, tablename="people_ceremony"):
    """A challenge that a passkey has yet to answer."""

    purpose = Varchar(length=20)
    account_id = UUID(null=True, default=None)
    challenge = Bytea(null=False, default=b"")
    expires_at = Timestamptz(null=False, default=None)


class PeopleSession(TownTable, tablename="people_session"):
    """A signed-in browser. Ending it deletes the row."""

    account_id = UUID(null=False, default=None)
    token_hash = Bytea(null=False, default=b"")
    opened_by = Varchar(length=20)
    opened_at = Timestamptz(null=False, default=None)
    seen_at = Timestamptz(null=False, default=None)
    expires_at = Timestamptz(null=False, default=None)


class PeopleAccess(TownTable, tablename="people_access"):
    """One line of the access log: which member of staff did or read what, when."""

    account_id = UUID(null=True, default=None)
    action = Varchar(length=60)
    subject = Varchar(length=80)
    at = Timestamptz(null=False, default=None)
