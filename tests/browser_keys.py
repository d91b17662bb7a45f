"""The browser's half of Web Push, for tests: its keys, and decryption by a library that is not ours."""

import os

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from parvis.gateways.push.keys import encode
from parvis.gateways.push.protocol import PushTarget


class BrowserKeys:
    """What `pushManager.subscribe()` makes and keeps."""

    def __init__(self) -> None:
        self._private = ec.generate_private_key(ec.SECP256R1())
        self._secret = os.urandom(16)
        self.auth = encode(self._secret)
        self.p256dh = encode(self._private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))

    def target(self, endpoint: str) -> PushTarget:
        return PushTarget(endpoint, self.p256dh, self.auth)

    def decrypt(self, body: bytes) -> bytes:
        plain: bytes = http_ece.decrypt(body, private_key=self._private, auth_secret=self._secret, version="aes128gcm")
        return plain
