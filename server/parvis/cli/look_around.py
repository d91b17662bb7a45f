"""What `parvis doctor` sees without a database."""

import shutil

from parvis.cli.finding import Finding
from parvis.settings import Settings
from parvis.web.site import Site

_LITTLE_BYTES, _TOO_LITTLE_BYTES = 5_000_000_000, 500_000_000


def look_at_site(_settings: Settings) -> Finding:
    """Is the app built?"""
    if Site().is_built:
        return Finding("site", "well", "built")
    return Finding("site", "ill", "not built: citizens see an apology. In a checkout, run parvis-build.")


def look_at_disk(settings: Settings) -> Finding:
    """Is there room for what people send?"""
    free = shutil.disk_usage(settings.data_dir).free
    words = f"{free / 1e9:.1f} GB free in {settings.data_dir}"
    if free < _TOO_LITTLE_BYTES:
        return Finding("disk", "ill", f"{words}: make room before something is refused.")
    return Finding("disk", "look" if free < _LITTLE_BYTES else "well", words)


def look_at_push(settings: Settings) -> Finding:
    """May notifications leave, to known services, with somebody to write to?"""
    if settings.push != "webpush":
        return Finding("push", "look", "PARVIS_PUSH is `recording`: no notification leaves this machine.")
    odd = [host for host in settings.allowed_push_hosts if "." not in host or "/" in host]
    if odd or not settings.allowed_push_hosts:
        return Finding("push", "ill", f"PARVIS_PUSH_HOSTS takes host names, not {', '.join(odd) or 'nothing'}.")
    if not settings.push_contact.startswith("mailto:"):
        return Finding("push", "look", "PARVIS_PUSH_CONTACT is not set: Apple and Mozilla want a mailto: address.")
    return Finding("push", "well", f"to {len(settings.allowed_push_hosts)} services")


LOOKS = (look_at_site, look_at_disk, look_at_push)
