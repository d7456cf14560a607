"""Logs as lines for people or as JSON; ids only: never names, texts or tokens."""

import logging
import sqlite3
import sys
import traceback
from collections.abc import Iterator

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# Everything else is a library and stays at WARNING, whatever level is asked for.
OWN = ("__main__", "actions", "bot", "domain", "handlers", "playground", "storage", "views")
# What these say is about tables, files and connections, not about people.
TELLING = (sqlite3.Error, OSError)


def set_up(form: str, level: str, secret: str = "") -> None:
    """Send our own logs and the libraries' warnings through one formatter.

    Libraries below WARNING write addresses, which hold the token, and values of statements.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(_formatter(form, secret))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(max(logging.getLevelNamesMapping()[level], logging.WARNING))
    for name in OWN:
        logging.getLogger(name).setLevel(level)
    structlog.configure(
        processors=[*_stamps(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        # Modules make their loggers when imported, which is before the settings are known.
        cache_logger_on_first_use=False,
    )


def _stamps() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _formatter(form: str, secret: str) -> logging.Formatter:
    draw: Processor = structlog.dev.ConsoleRenderer(colors=False)
    if form == "json":
        draw = structlog.processors.JSONRenderer(ensure_ascii=False)

    def redacted(logger: WrappedLogger, method: str, event: EventDict) -> str:
        line = str(draw(logger, method, event))
        # The last net: an address with the token may come out of any library's message.
        return line.replace(secret, "<token>") if secret else line

    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*_stamps(), _first_line],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _failure,
            redacted,
        ],
    )


def _first_line(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Cut what libraries append to their message: tasks, updates, statements."""
    event["event"] = str(event["event"]).partition("\n")[0]
    return event


def _failure(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Say where it failed and with what kind of error; its message may quote people."""
    given = event.pop("exc_info", None)
    if given is True:
        given = sys.exc_info()
    error = given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["exception"] = "".join(_told(error)).rstrip()
    return event


def _told(error: BaseException) -> Iterator[str]:
    # As Python itself does it: "from None" hides what came before.
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _told(before)
    # Lines of code only: frames' values would show what people wrote.
    yield from traceback.format_tb(error.__traceback__)
    said = f": {error}" if isinstance(error, TELLING) else ""
    yield f"{type(error).__qualname__}{said}\n"
