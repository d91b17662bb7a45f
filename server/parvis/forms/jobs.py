"""The room's background work."""

from parvis.forms.orders import FORGET_JOB, RE_ENCODE_JOB, SCAN_JOB, ForgetContent, ReEncode, ScanFile
from parvis.forms.services import (
    discard_stale_uploads,
    erase_expired,
    forget_content,
    forget_drafts,
    re_encode_file,
    scan_file,
)
from parvis.jobs import Counts, Cron, Job
from parvis.kernel import clock
from parvis.towns.services import list_towns


async def _re_encode(order: ReEncode) -> Counts:
    return await re_encode_file(order.town_id, order.sha256)


async def _scan(order: ScanFile) -> Counts:
    return await scan_file(order.town_id, order.sha256)


async def _forget(order: ForgetContent) -> Counts:
    return await forget_content(order.town_id, order.sha256)


async def _erase() -> Counts:
    counts = dict(await discard_stale_uploads())
    for town in await list_towns():
        for name, count in (await erase_expired(town.id, clock.today(town.profile.time_zone))).items():
            counts[name] = counts.get(name, 0) + count
        counts["drafts"] = counts.get("drafts", 0) + await forget_drafts(town.id)
    return counts


# Two at once: a large photo takes 150 MB while it is open.
RE_ENCODE = Job(name=RE_ENCODE_JOB, payload_type=ReEncode, run=_re_encode, at_once=2)

SCAN = Job(name=SCAN_JOB, payload_type=ScanFile, run=_scan, at_once=2)

FORGET = Job(name=FORGET_JOB, payload_type=ForgetContent, run=_forget)

ERASE = Cron(name="forms.erase", expression="23 8 * * *", run=_erase)
"""In the small hours of Québec."""
