import pytest

from parvis.kernel.sealed import Unsealable, seal, unseal


def test_what_was_sealed_is_unsealed() -> None:
    sealed = seal(b"private", secret_key="k", purpose="towns.push-key")
    assert unseal(sealed, secret_key="k", purpose="towns.push-key") == b"private"
    assert b"private" not in sealed


def test_the_same_secret_sealed_twice_looks_different() -> None:
    assert seal(b"private", secret_key="k", purpose="p") != seal(b"private", secret_key="k", purpose="p")


@pytest.mark.parametrize(("key", "purpose"), [("other", "p"), ("k", "other")])
def test_another_key_or_purpose_opens_nothing(key: str, purpose: str) -> None:
    sealed = seal(b"private", secret_key="k", purpose="p")
    with pytest.raises(Unsealable):
        unseal(sealed, secret_key=key, purpose=purpose)


@pytest.mark.parametrize("changed", [b"", b"\x01", b"\x02" + bytes(40), b"\x01" + bytes(40)])
def test_changed_bytes_open_nothing(changed: bytes) -> None:
    with pytest.raises(Unsealable):
        unseal(changed, secret_key="k", purpose="p")
