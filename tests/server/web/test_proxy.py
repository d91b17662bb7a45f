"""Whom a proxy speaks for, and when it is believed."""

from typing import Any

import pytest

from parvis.web.proxy import BadProxyAddress, believe_proxy, read_networks

TRUSTED = read_networks("10.0.0.0/8, 127.0.0.1")


def _scope(peer: str, **headers: str) -> dict[str, Any]:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"client": (peer, 1234), "scheme": "http", "headers": [(b"host", b"inside:8000"), *raw]}


def test_the_trusted_proxy_says_who_called_and_how() -> None:
    scope = _scope(
        "127.0.0.1", x_forwarded_for="203.0.113.7", x_forwarded_proto="https", x_forwarded_host="ville.example"
    )
    believe_proxy(scope, TRUSTED)
    assert scope["client"][0] == "203.0.113.7"
    assert scope["scheme"] == "https"
    assert dict(scope["headers"])[b"host"] == b"ville.example"


def test_nobody_else_is_believed() -> None:
    scope = _scope("198.51.100.1", x_forwarded_for="203.0.113.7", x_forwarded_proto="https")
    believe_proxy(scope, TRUSTED)
    assert (scope["client"][0], scope["scheme"]) == ("198.51.100.1", "http")


def test_what_the_caller_wrote_before_the_proxy_is_not_believed() -> None:
    scope = _scope("127.0.0.1", x_forwarded_for="1.1.1.1, 203.0.113.7, 10.1.2.3")
    believe_proxy(scope, TRUSTED)
    assert scope["client"][0] == "203.0.113.7"


def test_nonsense_in_the_chain_stops_the_reading() -> None:
    scope = _scope("127.0.0.1", x_forwarded_for="unknown")
    believe_proxy(scope, TRUSTED)
    assert scope["client"][0] == "127.0.0.1"


def test_a_made_up_scheme_is_ignored() -> None:
    scope = _scope("127.0.0.1", x_forwarded_proto="javascript")
    believe_proxy(scope, TRUSTED)
    assert scope["scheme"] == "http"


def test_a_setting_that_is_no_address_stops_the_start() -> None:
    with pytest.raises(BadProxyAddress, match="PARVIS_TRUSTED_PROXY"):
        read_networks("my-proxy")
