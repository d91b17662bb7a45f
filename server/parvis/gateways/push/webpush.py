"""Real pushes: pywebpush encrypts, one aiohttp session per process carries."""

import asyncio

import aiohttp
from pywebpush import WebPusher
from yarl import URL

from parvis.gateways.delivery import DeliveryError
from parvis.gateways.push.endpoints import AddressRefused, AllowedEndpoints, PublicResolver
from parvis.gateways.push.keys import check_keys, decode
from parvis.gateways.push.protocol import PushKey, PushMessage, PushTarget, PushTargetRefused
from parvis.gateways.push.responses import error_of
from parvis.gateways.push.vapid import VapidHeaders
from parvis.kernel import clock

_AT_ONCE = 100
_LONGEST_ANSWER_BYTES = 64 * 1024
# One limit for the whole: each further one is a timer to set and to cancel for every message.
_TIMEOUT = aiohttp.ClientTimeout(total=15)
_NOT_NEEDED = ("Accept", "Accept-Encoding", "User-Agent")


class WebPush:
    """Send through the browsers' push services.

    A 503 with Retry-After pauses that whole service; a 429 is about one subscriber and pauses nobody else.
    """

    def __init__(self, allowed: AllowedEndpoints, contact: str, resolver: PublicResolver | None = None) -> None:
        self._allowed = allowed
        self._resolver = resolver
        self._vapid = VapidHeaders(contact)
        self._paused_until: dict[str, float] = {}
        self._session: aiohttp.ClientSession | None = None
        self._turns = asyncio.Semaphore(_AT_ONCE)

    def check(self, target: PushTarget) -> None:
        """Check a subscription when it is offered."""
        self._allowed.parse_endpoint(target.endpoint)
        check_keys(target)

    async def send(self, target: PushTarget, message: PushMessage, key: PushKey) -> None:
        """Encrypt and send one message."""
        try:
            url = self._allowed.parse_endpoint(target.endpoint)
        except PushTargetRefused as refused:
            raise DeliveryError(refused.reason, permanent=True) from refused
        service = str(url.origin())
        async with self._turns:  # waiting for a turn does not count against the timeout
            self._heed_pause(service)
            now = clock.now()
            headers = {
                "Authorization": self._vapid.header(key, service, now),
                "Content-Encoding": "aes128gcm",
                "Content-Type": "application/octet-stream",
                "TTL": str(message.ttl_seconds),
                "Urgency": message.urgency,
            }
            if message.topic:
                headers["Topic"] = message.topic
            try:
                body = encrypt(target, message.payload)
            except ValueError as unusable:
                raise DeliveryError("bad-keys", permanent=True) from unusable
            status, retry_after = await self._post(url, headers, body)
        error = error_of(status, retry_after, now)
        if error is None:
            return
        if status == 503 and error.retry_after_seconds:  # noqa: PLR2004 - Service Unavailable
            self._paused_until[service] = asyncio.get_running_loop().time() + error.retry_after_seconds
        raise error

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _heed_pause(self, service: str) -> None:
        wait = self._paused_until.get(service, 0.0) - asyncio.get_running_loop().time()
        if wait > 0:
            raise DeliveryError("paused", permanent=False, retry_after_seconds=wait)

    async def _post(self, url: URL, headers: dict[str, str], body: bytes) -> tuple[int, str | None]:
        try:
            async with self._open_session().post(url, data=body, headers=headers, allow_redirects=False) as response:
                if not response.content.at_eof():
                    await _drain(response)
                return response.status, response.headers.get("Retry-After")
        except TimeoutError as late:
            raise DeliveryError("timeout", permanent=False) from late
        except aiohttp.ClientConnectorError as failed:
            if isinstance(failed.os_error, AddressRefused):
                raise DeliveryError("address-refused", permanent=True) from failed
            raise DeliveryError("unreachable", permanent=False) from failed
        except aiohttp.ClientError as failed:
            raise DeliveryError("unreachable", permanent=False) from failed

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(
                limit=_AT_ONCE,
                resolver=self._resolver or PublicResolver(self._allowed),
                ttl_dns_cache=60,
                keepalive_timeout=60,
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                timeout=_TIMEOUT,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                skip_auto_headers=_NOT_NEEDED,
            )
        return self._session


class _Pusher(WebPusher):  # type: ignore[misc]  # pywebpush carries no types
    """pywebpush's encryption, given keys that were checked when they were offered: its own copying costs a tenth."""

    def __init__(self, target: PushTarget) -> None:
        self.receiver_key = decode(target.p256dh)
        self.auth_key = decode(target.auth)


def encrypt(target: PushTarget, payload: bytes) -> bytes:
    """Encrypt a payload for one browser (RFC 8291, one record of aes128gcm)."""
    body: bytes = _Pusher(target).encode(payload)["body"]
    return body


async def _drain(response: aiohttp.ClientResponse) -> None:
    """Read a short answer to its end, so that the connection can be used again; a long one is cut off."""
    left = _LONGEST_ANSWER_BYTES
    while left > 0 and (piece := await response.content.read(left)):
        left -= len(piece)
