"""Where a push may go, whatever a stranger's browser says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.gateways.push.endpoints import AllowedEndpoints, is_public
from parvis.gateways.push.protocol import PushTargetRefused
from parvis.settings import PUSH_HOSTS

ALLOWED = AllowedEndpoints.parse(PUSH_HOSTS.split(","))
DEVELOPER = AllowedEndpoints.parse(["push.apple.com", "http://127.0.0.1:8124"])


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/cXyZ:APA91b-_",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAAAA",
        "https://web.push.apple.com/QGuQyavXutnMH",
        "https://wns2-by3p.notify.windows.com/w/?token=BQYAAAB%2f%3d",
        "https://web.push.apple.com:443/x",
    ],
)
def test_the_browsers_own_push_services_are_known(endpoint: str) -> None:
    assert str(ALLOWED.parse_endpoint(endpoint).scheme) == "https"


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "not a url",
        "http://fcm.googleapis.com/x",
        "ftp://fcm.googleapis.com/x",
        "//fcm.googleapis.com/x",
        "https:///x",
        "https://",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://2130706433/x",
        "https://0x7f.1/x",
        "https://localhost/x",
        "https://169.254.169.254/latest/meta-data",
        "https://evil.example/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://evilfcm.googleapis.com.example/x",
        "https://evil-push.apple.com.example/x",
        "https://notpush.apple.com/x",
        "https://push.apple.com@evil.example/x",
        "https://user:secret@web.push.apple.com/x",
        "https://@web.push.apple.com/x",
        "https://web.push.apple.com:8443/x",
        "https://web.push.apple.com:99999/x",
        "https://web.push.apple.com:x/x",
        "https://web.push.apple.com./x",
        "https://.push.apple.com/x",
        "https://web.push.apple.com/x#fragment",
        "https://evil.example\\@web.push.apple.com/x",
        "https://web.push.apple.com\\.evil.example/x",
        "https://web.push.apple.com\t/x",
        "https://web.push.apple.com/x\r\nHost: evil.example",
        "https://web。push。apple。com/x",
        "https://wéb.push.apple.com/x",
        "https://web.push.apple.com/" + "x" * 3_000,
        "javascript:alert(1)",
        "file:///etc/passwd",
    ],
)
def test_nothing_else_is_called(endpoint: str) -> None:
    with pytest.raises(PushTargetRefused):
        ALLOWED.parse_endpoint(endpoint)


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_let_through_goes_to_a_known_host(before: str, after: str) -> None:
    try:
        url = ALLOWED.parse_endpoint(f"https://{before}push.apple.com{after}")
    except PushTargetRefused:
        return
    assert url.scheme == "https"
    assert url.port == 443
    assert url.host is not None
    assert url.host == "push.apple.com" or url.host.endswith(".push.apple.com")
    assert url.user is None


def test_a_developers_own_push_service_is_allowed_by_its_exact_origin() -> None:
    assert DEVELOPER.parse_endpoint("http://127.0.0.1:8124/wpush/v2/abc").port == 8124


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://127.0.0.1:8125/x",
        "http://localhost:8124/x",
        "https://127.0.0.1:8124/x",
        "http://127.0.0.1/x",
        "http://a@127.0.0.1:8124/x",
    ],
)
def test_only_that_exact_origin_is_allowed(endpoint: str) -> None:
    with pytest.raises(PushTargetRefused):
        DEVELOPER.parse_endpoint(endpoint)


@pytest.mark.parametrize("address", ["8.8.8.8", "2607:f8b0:4020:801::200a", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_the_public_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "0.0.0.0",  # noqa: S104 - an address to refuse, not to bind
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "::127.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b:1::7f00:1",
        "fec0::1",
    ],
)
def test_our_own_network_is_not(address: str) -> None:
    assert not is_public(address)
