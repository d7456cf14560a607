"""Files that are made only when they are sent, off the loop and off the database's thread."""

import asyncio
from pathlib import Path, PurePath

import structlog
from telegram import InputFile

from domain.calendars import Agenda
from domain.papers import Paper
from domain.sheets import Workbook
from storage.ics import ics_bytes
from storage.pdf import pdf
from storage.sheets import workbook
from views.papers import plain_text
from views.screen import Document

log = structlog.get_logger()


async def file_of(document: Document, font: Path | None) -> InputFile:
    """The file to send; `font` is the one that the settings name, if any."""
    if isinstance(document.content, bytes):
        return InputFile(document.content, document.name)
    name, content = await asyncio.to_thread(_made, document.name, document.content, font)
    return InputFile(content, name)


def _made(name: str, content: Paper | Workbook | Agenda, font: Path | None) -> tuple[str, bytes]:
    """A name and the bytes: a paper as PDF, or as text where that cannot be had."""
    if isinstance(content, Workbook):
        return name, workbook(content.sheets)
    if isinstance(content, Agenda):
        return name, ics_bytes(content)
    printed = _pdf(content, font)
    if printed is not None:
        return name, printed
    # With the mark, without which some programs misread Chinese.
    text = plain_text(content).encode("utf-8-sig", "replace")
    return str(PurePath(name).with_suffix(".txt")), text


def _pdf(paper: Paper, font: Path | None) -> bytes | None:
    try:
        return pdf(paper, font)
    # A panic inside the typesetter is not an Exception; in this thread nothing else comes by here.
    except BaseException:
        log.exception("no PDF")
        return None
