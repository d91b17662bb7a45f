"""Everything outside the house, behind one interface per kind: push services, the disk that keeps files, the scanner.

Each folder has a `protocol`, a real implementation, and a recording one for tests and demos; one suite tests them all.
Which ones a process uses is chosen once, from the settings: `async with gateways.open_gateways(settings)`; rooms ask
for `gateways.current()` at the moment of use.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec

from parvis.gateways.files.disk import DiskFiles
from parvis.gateways.files.protocol import Files
from parvis.gateways.mail.none import NoMail
from parvis.gateways.mail.protocol import Mailer
from parvis.gateways.mail.recording import RecordingMail
from parvis.gateways.mail.smtp import SmtpMail
from parvis.gateways.push.endpoints import AllowedEndpoints
from parvis.gateways.push.protocol import Push
from parvis.gateways.push.recording import RecordingPush
from parvis.gateways.push.webpush import WebPush
from parvis.gateways.scan.absent import NoScan
from parvis.gateways.scan.clamd import Clamd
from parvis.gateways.scan.protocol import Scan
from parvis.kernel.sealed import holding
from parvis.settings import Settings


class Gateways(msgspec.Struct, frozen=True):
    """This process's ways to the outside."""

    push: Push
    files: Files
    scan: Scan = msgspec.field(default_factory=NoScan)
    mail: Mailer = msgspec.field(default_factory=NoMail)


class GatewaysNotOpen(RuntimeError):
    """Nothing chose this process's gateways: `open_gateways` runs in the app's lifespan and in the worker."""


_current: Gateways | None = None


def current() -> Gateways:
    """Return this process's gateways.

    Raises:
        GatewaysNotOpen: nobody chose them yet.
    """
    if _current is None:
        raise GatewaysNotOpen
    return _current


def choose(settings: Settings) -> Gateways:
    """Make the gateways that the settings ask for."""
    allowed = AllowedEndpoints.parse(settings.allowed_push_hosts)
    push: Push = WebPush(allowed, settings.push_contact) if settings.push == "webpush" else RecordingPush(allowed)
    scan: Scan = Clamd.at(settings.clamd) if settings.clamd else NoScan()
    return Gateways(push=push, files=DiskFiles(settings.data_dir / "files"), scan=scan, mail=_choose_mail(settings))


def _choose_mail(settings: Settings) -> Mailer:
    if settings.smtp_url == "recording":
        return RecordingMail()
    return SmtpMail(settings.smtp_url, settings.mail_from) if settings.smtp_url else NoMail()


@asynccontextmanager
async def open_gateways(settings: Settings) -> AsyncIterator[Gateways]:
    """Choose this process's gateways and secret, and let go of them at the end. Nested use keeps the outer ones."""
    if _current is not None:
        yield _current
        return
    with holding(settings.secret_key):
        async with use_gateways(choose(settings)) as chosen:
            yield chosen


@asynccontextmanager
async def use_gateways(gateways: Gateways) -> AsyncIterator[Gateways]:
    """Use these gateways until the block ends; tests give recording ones."""
    global _current  # noqa: PLW0603 - one process has one set of ways to the outside
    before, _current = _current, gateways
    try:
        yield gateways
    finally:
        _current = before
        await gateways.push.close()
