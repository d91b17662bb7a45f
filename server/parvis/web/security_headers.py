"""Headers that no answer leaves without. A test asks every kind of answer for them."""

from typing import Final

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)

# What Parvis asks for (camera, place, passkeys) stays; the rest is off, for us and for anything injected.
_PERMISSIONS: Final = (
    "accelerometer=(), autoplay=(), display-capture=(), encrypted-media=(), gyroscope=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), usb=(), camera=(self), geolocation=(self), "
    "publickey-credentials-create=(self), publickey-credentials-get=(self)"
)

SECURITY_HEADERS: Final = (
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", _PERMISSIONS.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)

# Two years, as preload lists ask; not includeSubDomains: the town's other sites are not ours to decide for.
STRICT_TRANSPORT: Final = (b"strict-transport-security", b"max-age=63072000")
