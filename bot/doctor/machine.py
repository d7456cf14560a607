"""The machine itself: the database file, the disk, the clock and the font."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.doctor.findings import Finding, good, note, wrong
from bot.failures import database_trouble
from bot.present import utc_now
from bot.settings import Settings
from storage import pdf
from storage.reading import is_known, newest, read_only, revision_in

MEGABYTE = 1024 * 1024
LITTLE, SOME = 200 * MEGABYTE, 1024 * MEGABYTE
SECONDS = 10.0
# Deadlines are shown to the minute; a few seconds are the network's own.
MOST_SKEW = 5.0
RUN = "Run `migrate`, or just `run`."


def database(path: Path) -> list[Finding]:
    """The file, its soundness and its schema, looked at beside a running bot."""
    if not path.exists():
        return [_place_for(path)]
    # The folder too: SQLite makes its -wal and -shm files beside the database.
    if not all(os.access(p, os.W_OK) for p in (path, path.parent)):
        return [wrong("database", f"{path} may not be written.", "Give this user the right to.")]
    try:
        with closing(read_only(path)) as connection:
            return [_soundness(path, connection), _schema(path, connection)]
    except sqlite3.Error as error:
        return [wrong("database", database_trouble(path, error), "")]


def _place_for(path: Path) -> Finding:
    above = next(p for p in path.absolute().parents if p.exists())
    if os.access(above, os.W_OK):
        return good("database", f"{path} will be made at the first start.")
    return wrong("database", f"{above} may not be written.", "Give this user the right to.")


def _soundness(path: Path, connection: sqlite3.Connection) -> Finding:
    if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        return wrong("database", f"{path} is damaged.", "Restore a backup.")
    if lost := connection.execute("PRAGMA foreign_key_check").fetchall():
        return wrong(
            "database", f"{path}: {len(lost)} rows lack what they refer to.", "Restore a backup."
        )
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode != "wal":
        return note(
            "database", f"{path} is sound, its journal mode is {mode}.", "A start makes it wal."
        )
    return good("database", f"{path} is sound and may be written (WAL).")


def _schema(path: Path, connection: sqlite3.Connection) -> Finding:
    revision = revision_in(connection)
    if revision is None:
        return wrong(
            "schema", f"{path} has none of Linli's.", "Run `migrate`, if the file is ours."
        )
    if revision == newest():
        return good("schema", f"{revision}, the newest.")
    if is_known(revision):
        return note("schema", f"{revision}, not yet {newest()}.", RUN)
    return wrong("schema", f"{revision} is of a newer version of Linli.", "Update this one.")


def disk(path: Path) -> Finding:
    above = next(p for p in path.absolute().parents if p.exists())
    free = shutil.disk_usage(above).free
    text = f"{free // MEGABYTE} MB are free for {above}."
    if free < LITTLE:
        return wrong("disk", text, "Make room: nothing can be kept on a full disk.")
    return good("disk", text) if free >= SOME else note("disk", text, "Make some room soon.")


async def clock(settings: Settings) -> Finding:
    """Compare with the time that the Bot API server gives in its answers."""
    limits = ClientTimeout(total=SECONDS)
    before = utc_now()
    try:
        async with (
            ClientSession(timeout=limits) as session,
            # No redirects: the Date wanted is that of the server named, not another's.
            session.get(
                settings.api_url, proxy=settings.proxy_url, allow_redirects=False
            ) as answer,
        ):
            said = answer.headers.get("Date")
    except (ClientError, TimeoutError, OSError, ValueError):
        said = None
    return skew(said, before, utc_now())


def skew(said: str | None, before: datetime, after: datetime) -> Finding:
    """Judge a Date header by when it was asked for and when it came; it has whole seconds."""
    try:
        theirs = parsedate_to_datetime(said or "").astimezone(UTC)
    except ValueError:
        return note("clock", "not compared: the server did not say its time.")
    # The header's second may have begun up to one before the answer was written.
    early, late = (theirs - after).total_seconds(), (before - theirs).total_seconds() - 1
    off = max(early, late, 0.0)
    if off > MOST_SKEW:
        side = "behind" if early > late else "ahead"
        text = f"{off:.0f} s {side} of Telegram's."
        return note("clock", text, "Switch on time synchronisation (NTP): deadlines follow it.")
    return good("clock", "right.")


def font(settings: Settings) -> Finding:
    """What PDF files need: typst and a font with Chinese characters."""
    path = settings.font_path
    if pdf.available(path):
        return good("font", f"{path or 'the one that comes with PDF files'}.")
    if path is not None and pdf.available():
        return wrong(
            "font", f"{path} is no font with Chinese characters.", "Set BOT_FONT_PATH right."
        )
    return note("font", "files go out as text, not as PDF.", "For PDF: requirements-pictures.txt.")
