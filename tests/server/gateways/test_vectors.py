"""The published examples of the standards, and the push services' own table of errors."""

import base64
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02

from parvis.gateways.push.keys import check_keys, new_push_key
from parvis.gateways.push.protocol import GONE, PushTarget, PushTargetRefused
from parvis.gateways.push.responses import error_of
from parvis.gateways.push.webpush import encrypt
from tests.browser_keys import BrowserKeys

SHARED = Path(__file__).parents[4] / "shared" / "data" / "webpush"
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.shared_data


def read(name: str) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads((SHARED / name).read_text())
    return parsed


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def private_key(text: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(raw(text)), ec.SECP256R1())


@pytest.fixture
def vectors() -> dict[str, dict[str, Any]]:
    if not SHARED.exists():
        pytest.skip("the public data sets are not beside this checkout")
    return read("rfc8188_8291_8292_vectors.json")


def test_rfc_8291_appendix_a_is_encrypted_to_the_letter(vectors: dict[str, dict[str, Any]]) -> None:
    case = vectors["rfc8291_appendix_A"]
    body = http_ece.encrypt(
        case["plaintext"].encode(),
        salt=raw(case["salt"]),
        private_key=private_key(case["as_private"]),
        dh=raw(case["ua_public"]),
        auth_secret=raw(case["auth_secret"]),
    )
    assert body == raw(case["body"])


def test_a_browser_with_the_keys_of_rfc_8291_reads_what_we_encrypt(vectors: dict[str, dict[str, Any]]) -> None:
    case = vectors["rfc8291_appendix_A"]
    target = PushTarget("https://push.example.com/x", case["ua_public"], case["auth_secret"])
    check_keys(target)
    plain = http_ece.decrypt(
        encrypt(target, case["plaintext"].encode()),
        private_key=private_key(case["ua_private"]),
        auth_secret=raw(case["auth_secret"]),
    )
    assert plain == case["plaintext"].encode()


@pytest.mark.parametrize("name", ["rfc8188_3_1", "rfc8188_3_2"])
def test_the_tests_own_decryption_reads_rfc_8188(vectors: dict[str, dict[str, Any]], name: str) -> None:
    case = vectors[name]
    assert http_ece.decrypt(raw(case["body"]), key=raw(case["key"])) == case["plaintext"].encode()


def test_the_signature_of_rfc_8292_is_one_that_we_would_make(vectors: dict[str, dict[str, Any]]) -> None:
    case = vectors["rfc8292_2_4"]
    assert Vapid02.verify(f"vapid t={case['jwt']},k={case['k']}")


def test_every_error_of_the_push_services_has_its_meaning(vectors: dict[str, dict[str, Any]]) -> None:
    for case in read("push_service_errors.json")["cases"]:
        error = error_of(case["status"], "30", NOON)
        advice = case.get("sender", "")
        if case["status"] == 201:
            assert error is None
            continue
        assert error is not None
        assert (error.reason == GONE) == advice.startswith("delete"), case
        if "do not retry" in advice or "alarm" in advice or "shrink" in advice or "delete" in advice:
            assert error.is_permanent, case
        else:
            assert not error.is_permanent, case
            assert error.retry_after_seconds == 30


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0),
        ("90", 90),
        ("Tue, 01 Dec 2026 12:02:00 GMT", 120),
        ("Tue, 01 Dec 2026 11:00:00 GMT", 0),
        ("999999999", 86_400),
        ("soon", None),
        ("-5", None),
        ("²", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_a_number_or_a_date(header: str | None, seconds: float | None) -> None:
    error = error_of(503, header, NOON)
    assert error is not None
    assert error.retry_after_seconds == seconds


def test_a_payload_of_the_largest_size_stays_within_what_mobiles_take() -> None:
    assert len(encrypt(BrowserKeys().target("https://push.example.com/x"), os.urandom(2_641))) == 2_744


@pytest.mark.parametrize(
    ("p256dh", "auth", "reason"),
    [
        ("", "", "bad-public-key"),
        ("AAAA", BrowserKeys().auth, "bad-public-key"),
        ("B" + "A" * 86, BrowserKeys().auth, "bad-public-key"),
        ("é", BrowserKeys().auth, "bad-public-key"),
        (BrowserKeys().p256dh, "AAAA", "bad-auth-secret"),
        (BrowserKeys().p256dh, "not base64!", "bad-auth-secret"),
    ],
    # The keys are new each time; parallel runs need the same names.
    ids=["no key", "a short key", "off the curve", "not ASCII", "a short secret", "a secret that is not base64"],
)
def test_keys_off_the_curve_or_of_another_length_are_refused(p256dh: str, auth: str, reason: str) -> None:
    with pytest.raises(PushTargetRefused) as refused:
        check_keys(PushTarget("https://push.example.com/x", p256dh, auth))
    assert refused.value.reason == reason


def test_a_new_town_key_is_a_pair() -> None:
    key = new_push_key()
    assert (len(raw(key.private)), len(raw(key.public))) == (32, 65)
    signed = Vapid02.from_raw(key.private.encode()).sign({"sub": "mailto:a@b.ca", "aud": "https://a.example"})
    assert signed["Authorization"].endswith(f"k={key.public}")
