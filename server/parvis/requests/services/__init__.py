"""The room's door: cases opened, followed, read and moved."""

from parvis.requests.services.answering import answer_case
from parvis.requests.services.corresponding import RequestsCorrespondence
from parvis.requests.services.following import list_mine
from parvis.requests.services.inbox import get_request, list_requests, read_image, take_document
from parvis.requests.services.moving import move
from parvis.requests.services.opening import forget_case, mark_case, open_case
from parvis.requests.services.receiving import receive

__all__ = [
    "RequestsCorrespondence",
    "answer_case",
    "forget_case",
    "get_request",
    "list_mine",
    "list_requests",
    "mark_case",
    "move",
    "open_case",
    "read_image",
    "receive",
    "take_document",
]
