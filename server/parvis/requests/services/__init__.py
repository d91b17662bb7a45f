"""The room's door: cases opened, followed, read and moved."""

from parvis.requests.services.answering import answer_case
from parvis.requests.services.api_keys import list_api_keys, make_api_key, recognise_api_key, revoke_api_key
from parvis.requests.services.assigning import assign
from parvis.requests.services.catalogue import set_report_categories
from parvis.requests.services.corresponding import RequestsCorrespondence
from parvis.requests.services.desks import delete_desk, read_desk_book, save_desk, save_form_setting
from parvis.requests.services.exporting import export_requests
from parvis.requests.services.following import list_mine, read_copy, read_own_image
from parvis.requests.services.georeport import describe, find_request, find_requests, list_services, take_report
from parvis.requests.services.inbox import get_request, read_image, take_document
from parvis.requests.services.links import follow_by_link, stop_mail
from parvis.requests.services.mailing import send_mails, sweep_mails
from parvis.requests.services.moving import move
from parvis.requests.services.noting import explain_lateness, write_note
from parvis.requests.services.opening import forget_case, mark_case, open_case
from parvis.requests.services.promising import PROMISES, build_promises, count_promises, learn_promises, see_late
from parvis.requests.services.public_reports import build_open_reports, set_publicity, write_csv, write_geojson
from parvis.requests.services.queue import count_requests, list_choices, list_requests
from parvis.requests.services.receiving import receive
from parvis.requests.services.saving import delete_filter, list_filters, save_filter
from parvis.requests.services.statistics import count_period

__all__ = [
    "PROMISES", "RequestsCorrespondence", "answer_case", "assign", "build_open_reports", "build_promises",
    "count_period", "count_promises", "count_requests", "delete_desk", "delete_filter", "describe",
    "explain_lateness", "export_requests", "find_request", "find_requests", "follow_by_link", "forget_case",
    "get_request", "learn_promises", "list_api_keys", "list_choices", "list_filters", "list_mine", "list_requests",
    "list_services", "make_api_key", "mark_case", "move", "open_case", "read_copy", "read_desk_book", "read_image",
    "read_own_image", "receive", "recognise_api_key", "revoke_api_key", "save_desk", "save_filter",
    "save_form_setting", "see_late", "send_mails", "set_publicity", "set_report_categories", "stop_mail",
    "sweep_mails", "take_document", "take_report", "write_csv", "write_geojson", "write_note",
]  # fmt: skip
