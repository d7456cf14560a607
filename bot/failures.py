"""What can go wrong on the command line, as one plain sentence each, and the exit codes."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from socket import gaierror
from typing import NoReturn

import structlog
import typer
from sqlalchemy.exc import DBAPIError
from telegram.error import InvalidToken

from bot import logs
from bot.settings import Settings, WrongSetting
from bot.settings import read as read_settings
from playground.saved import Unreadable
from storage.backups import BadCopy
from storage.locks import InUse
from storage.migrating import NewerSchema
from storage.reading import NotCurrent

FAILED, WRONG_USE = 1, 2
UNKNOWN = "BOT_TOKEN: Telegram does not know this token. Ask @BotFather for the right one."
IN_USE = "is in use: another Linli is running on this database. Stop it first."
# Errors that name the file themselves, and what is to be said after that.
SAYING: tuple[tuple[type[Exception], str], ...] = (
    (NewerSchema, " was written by a newer version of Linli. Update this one."),
    (NotCurrent, ""),
    (BadCopy, ""),
    (Unreadable, ". Move it away to start with a fresh playground."),
)
NO_DOOR = frozenset({errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES})
# What SQLite says, and what can be done about it.
DATABASE = (
    ("locked", "is locked by another program. Close that program and try again"),
    ("full", "cannot be written: the disk is full. Make room and try again"),
    ("readonly", "may not be written. Give this user the right to write it and its folder"),
    ("unable to open", "cannot be opened. Check that its folder is there and may be written"),
    ("not a database", "is not a Linli database. Move it away, or restore a backup"),
    ("malformed", "is damaged. Restore a backup"),
    ("disk i/o", "cannot be read or written. Check the disk"),
)

log = structlog.get_logger()


def ready() -> Settings:
    """Read the settings and set up the logs; ends the program where a setting is wrong."""
    try:
        settings = read_settings()
    except WrongSetting as error:
        fail(str(error), WRONG_USE)
    secret = settings.token.get_secret_value() if settings.token else ""
    logs.set_up(settings.log_format, settings.log_level, secret)
    return settings


@contextmanager
def plain_failures(settings: Settings) -> Iterator[None]:
    """End the program with one plain sentence, and what it is about in the log if it is new."""
    try:
        yield
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:
        if (known := _sentence(settings, error)) is None:
            log.exception("stopped")
        fail(known or "Linli stopped by a mistake of its own. Please report the lines above.")


def _sentence(settings: Settings, error: Exception) -> str | None:
    if isinstance(error, sqlite3.Error | DBAPIError):
        return database_trouble(settings.database_path, getattr(error, "orig", error))
    match error:
        case InvalidToken():
            return UNKNOWN
        case InUse():
            return f"{str(error).removesuffix('.lock')} {IN_USE}"
        case OSError():
            return system_trouble(settings, error)
    return next((f"{error}{more}" for kind, more in SAYING if isinstance(error, kind)), None)


def database_trouble(path: object, error: BaseException) -> str:
    """Say in one sentence what SQLite refuses to do with this file."""
    said = str(error)
    known = (text for sign, text in DATABASE if sign in said.lower())
    return f"{path} {next(known, f'cannot be used: {said}')}."


def system_trouble(settings: Settings, error: OSError) -> str:
    """Say in one sentence what the system refuses, and on which file or setting."""
    # Only what the system says: the message of an OSError may hold an address with the token.
    said = error.strerror or str(error)
    # Errors of sockets carry no file name; the playground's door is the only one there is.
    if error.filename is None and (error.errno in NO_DOOR or isinstance(error, gaierror)):
        listen = settings.playground_listen
        return f"BOT_PLAYGROUND_LISTEN: {listen} cannot be used ({said}). Name another port."
    return f"{error.filename or 'The system'}: {said}."


def fail(sentence: str, code: int = FAILED) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)
