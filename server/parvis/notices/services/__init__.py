"""The notices room's use cases: its only door for other rooms."""

from parvis.notices.services.drafts import get_notice, list_notices, preview_notice, save_draft
from parvis.notices.services.messages import NewMessage, queue_messages, send_messages
from parvis.notices.services.publishing import end_notice, publish_notice
from parvis.notices.services.pulse import Pulse, feel_pulse, measure_pulse
from parvis.notices.services.reach import count_heard, measure_reach
from parvis.notices.services.reading import build_recent, get_published
from parvis.notices.services.receipts import note_receipts
from parvis.notices.services.sending import send_batch
from parvis.notices.services.subscriptions import (
    delete_subscription,
    find_subscriptions,
    hold_subscription,
    read_languages,
    save_subscription,
    send_test,
)
from parvis.notices.services.sweeping import sweep

__all__ = [
    "NewMessage", "Pulse", "build_recent", "count_heard", "delete_subscription", "end_notice", "feel_pulse",
    "find_subscriptions",
    "get_notice", "get_published", "hold_subscription", "list_notices", "measure_pulse", "measure_reach",
    "note_receipts", "preview_notice", "publish_notice", "queue_messages", "read_languages", "save_draft",
    "save_subscription", "send_batch", "send_messages", "send_test", "sweep",
]  # fmt: skip
