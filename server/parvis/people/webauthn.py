"""WebAuthn by py_webauthn: options for the browser, and the verdict on what it answers. No tables, no HTTP."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import options_to_json_dict, parse_client_data_json
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from parvis.people.errors import PasskeyNotMade, PasskeyRefused

Json = dict[str, Any]

_TIMEOUT_MILLISECONDS: Final = 300_000
_TRANSPORTS: Final = {transport.value for transport in AuthenticatorTransport}


class RelyingParty(msgspec.Struct, frozen=True):
    """Us, as authenticators know us.

    Attributes:
        id: The host name, without port.
        origin: Scheme, host and port, as the browser writes it.
        name: The town's.
    """

    id: str
    origin: str
    name: str


class KnownPasskey(msgspec.Struct, frozen=True):
    """What is kept of a passkey to check its answers."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


class NewPasskey(msgspec.Struct, frozen=True):
    """A passkey that proved itself."""

    credential_id: bytes
    public_key: bytes
    sign_count: int
    transports: tuple[str, ...]
    is_backed_up: bool


def registration_options(
    party: RelyingParty, *, user_id: bytes, user_name: str, challenge: bytes, known: Sequence[bytes]
) -> Json:
    """Return what `navigator.credentials.create` needs; `known` credentials of the same person are refused there."""
    options = generate_registration_options(
        rp_id=party.id,
        rp_name=party.name,
        user_id=user_id,
        user_name=user_name,
        challenge=challenge,
        timeout=_TIMEOUT_MILLISECONDS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,  # So that nobody types a name to sign in.
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=credential_id) for credential_id in known],
    )
    return options_to_json_dict(options)


def sign_in_options(party: RelyingParty, *, challenge: bytes) -> Json:
    """Return what `navigator.credentials.get` needs: any passkey of this address will do."""
    options = generate_authentication_options(
        rp_id=party.id,
        challenge=challenge,
        timeout=_TIMEOUT_MILLISECONDS,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json_dict(options)


def challenge_of(credential: Json) -> bytes:
    """Return the challenge that an answer claims to answer; the verdict is still to come.

    Raises:
        PasskeyRefused: It is no WebAuthn answer.
    """
    try:
        return parse_client_data_json(base64url_to_bytes(credential["response"]["clientDataJSON"])).challenge
    except Exception as cause:  # py_webauthn's parsers raise a dozen kinds on made-up input; each means the same.
        raise PasskeyRefused from cause


def check_registration(
    credential: Json, *, party: RelyingParty, challenge: bytes, require_user_verification: bool = True
) -> NewPasskey:
    """Return the passkey that an authenticator made for us.

    Raises:
        PasskeyNotMade: Its answer is not for this challenge, origin and host, or proves nothing.
    """
    try:
        verified = verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            require_user_verification=require_user_verification,
        )
        transports = credential["response"].get("transports") or []
    except Exception as cause:
        raise PasskeyNotMade from cause
    return NewPasskey(
        credential_id=verified.credential_id,
        public_key=verified.credential_public_key,
        sign_count=verified.sign_count,
        transports=tuple(name for name in transports if name in _TRANSPORTS),
        is_backed_up=verified.credential_backed_up,
    )


def check_sign_in(
    credential: Json,
    *,
    party: RelyingParty,
    challenge: bytes,
    known: KnownPasskey,
    require_user_verification: bool = True,
) -> int:
    """Return the new sign count of a passkey that answered our challenge.

    Raises:
        PasskeyRefused: The answer is not for this challenge, origin and host, the signature is wrong, or the count went
            back, which a copied authenticator's would.
    """
    try:
        verified = verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            credential_public_key=known.public_key,
            credential_current_sign_count=known.sign_count,
            require_user_verification=require_user_verification,
        )
    except Exception as cause:
        raise PasskeyRefused from cause
    return verified.new_sign_count
