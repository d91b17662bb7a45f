"""What the notices room decides, pure: whom a notice concerns, how it travels, what is wrong with it, how it looks."""

from parvis.notices.rules.audience import Place, concerns, topic_of
from parvis.notices.rules.findings import find_problems
from parvis.notices.rules.payload import PAYLOAD_LIMIT_BYTES, PushText, compose, message_payload, push_payload
from parvis.notices.rules.retrying import LEASE, MOST_ATTEMPTS, SOONEST, STOP_AFTER, retry_delay
from parvis.notices.rules.sending import SendingPolicy, policy_of

__all__ = [
    "LEASE",
    "MOST_ATTEMPTS",
    "PAYLOAD_LIMIT_BYTES",
    "SOONEST",
    "STOP_AFTER",
    "Place",
    "PushText",
    "SendingPolicy",
    "compose",
    "concerns",
    "find_problems",
    "message_payload",
    "policy_of",
    "push_payload",
    "retry_delay",
    "topic_of",
]
