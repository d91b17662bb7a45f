"""Ceremonies of real authenticators (YubiKey, Apple, Android, TPM), from py_webauthn's own tests."""

import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import cbor2
import pytest
from cryptography.x509 import load_der_x509_certificate
from OpenSSL.crypto import X509Store
from webauthn import base64url_to_bytes

from parvis.people.errors import PasskeyNotMade, PasskeyRefused
from parvis.people.webauthn import KnownPasskey, RelyingParty, challenge_of, check_registration, check_sign_in

VECTORS = Path(__file__).parents[4] / "shared" / "data" / "webauthn" / "py_webauthn_vectors.json"

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not VECTORS.exists(), reason="the shared data is not beside this checkout"),
]


def _load(kind: str) -> list[Any]:
    if not VECTORS.exists():
        return []
    vectors = json.loads(VECTORS.read_text())["vectors"]
    return [pytest.param(vector, id=vector["test"]) for vector in vectors if kind in vector["file"]]


def _party(vector: dict[str, Any]) -> RelyingParty:
    """The origin is what the browser said where the vector allows several."""
    client = json.loads(base64url_to_bytes(vector["credential"]["response"]["clientDataJSON"]))
    host = vector.get("expected_rp_id") or vector["rp_id"]
    return RelyingParty(host, vector.get("expected_origin") or client["origin"], "Test")


@pytest.mark.parametrize("vector", _load("authentication"))
def test_answers_are_judged_as_py_webauthn_does(vector: dict[str, Any]) -> None:
    known = KnownPasskey(
        base64url_to_bytes(vector["credential"]["id"]),
        base64url_to_bytes(vector["credential_public_key"]["b64url"]),
        vector["sign_count"],
    )
    challenge = base64url_to_bytes(vector["challenge"]["b64url"])
    assert challenge_of(vector["credential"]) == challenge

    def judge() -> int:
        return check_sign_in(
            vector["credential"],
            party=_party(vector),
            challenge=challenge,
            known=known,
            require_user_verification="uv_required" in vector["test"],
        )

    if vector["expect"] == "accept":
        assert judge() >= vector["sign_count"]
    else:
        with pytest.raises(PasskeyRefused):
            judge()


def _be_there_when_it_was_made(vector: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Check certificates as of their day: they have long run out. py_webauthn keeps this function to be replaced so."""
    attestation = cbor2.loads(base64url_to_bytes(vector["credential"]["response"]["attestationObject"]))
    chain = attestation["attStmt"].get("x5c", ())
    starts = [load_der_x509_certificate(certificate).not_valid_before_utc for certificate in chain]

    def make_store() -> X509Store:
        store = X509Store()
        store.set_time(max(starts) + timedelta(minutes=1))
        return store

    monkeypatch.setattr(
        sys.modules["webauthn.helpers.validate_certificate_chain"], "_generate_new_cert_store", make_store
    )


@pytest.mark.parametrize("vector", _load("registration"))
def test_new_passkeys_are_judged_as_py_webauthn_does(vector: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    _be_there_when_it_was_made(vector, monkeypatch)
    if "root_cert" in vector["test"]:
        pytest.skip("it gives the library a wrong root certificate; we ask for no attestation, so we pass none")

    def judge() -> bytes:
        return check_registration(
            vector["credential"],
            party=_party(vector),
            challenge=base64url_to_bytes(vector["challenge"]["b64url"]),
            require_user_verification=False,
        ).credential_id

    if vector["expect"] == "accept":
        assert judge() == base64url_to_bytes(vector["credential"]["id"])
    else:
        with pytest.raises(PasskeyNotMade):
            judge()
