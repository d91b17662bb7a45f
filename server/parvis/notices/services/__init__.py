"""The notices room's use cases: its only door for other rooms."""

from parvis.notices.services.drafts import get_notice, list_notices, preview_notice, save_draft
from parvis.notices.services.publishing import end_notice, publish_notice
from parvis.notices.services.reach import measure_reach
from parvis.notices.services.reading import build_recent, get_published
from parvis.notices.services.receipts import note_receipts
from parvis.notices.services.sending import send_batch
from parvis.notices.services.subscriptions import delete_subscription, save_subscription, send_test
from parvis.notices.services.sweeping import sweep

__all__ = [
    "build_recent",
    "delete_subscription",
    "end_notice",
    "get_notice",
    "get_published",
    "list_notices",
    "measure_reach",
    "note_receipts",
    "preview_notice",
    "publish_notice",
    "save_draft",
    "save_subscription",
    "send_batch",
    "send_test",
    "sweep",
]
