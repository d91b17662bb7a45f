"""The room's door: devices, accounts, sessions, passkeys, the access log."""

from parvis.people.services.access import record_access
from parvis.people.services.accounts import close_account, invite, list_accounts, spend_invitation
from parvis.people.services.devices import recognise_device
from parvis.people.services.passkeys import (
    finish_registration,
    finish_sign_in,
    list_passkeys,
    remove_passkey,
    start_registration,
    start_sign_in,
)
from parvis.people.services.sessions import end_session, open_session, recognise_staff

__all__ = [
    "close_account", "end_session", "finish_registration", "finish_sign_in", "invite", "list_accounts", "list_passkeys",
    "open_session", "recognise_device", "recognise_staff", "record_access", "remove_passkey", "spend_invitation",
    "start_registration", "start_sign_in",
]  # fmt: skip
