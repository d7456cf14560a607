"""Tables sent in: spreadsheets and CSV as rows.

Everything here is synchronous and slow enough to be run off the event loop.
"""

import csv
import io
import json
import subprocess
import sys
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import Any

# Far more than 50,000 flats take; Telegram itself hands out files up to 20 MB.
MAX_FILE_BYTES = 5 * 1024 * 1024
# A few kilobytes of ZIP can unpack to gigabytes.
MAX_UNPACKED_BYTES = 64 * 1024 * 1024
# The 50,000 flats a roll may have, and some lines above its headings.
MAX_ROWS = 50_100
MAX_SECONDS = 30

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_SPREADSHEET_PARTS = frozenset({"xl/workbook.xml", "xl/workbook.bin", "content.xml"})
_READER = Path(__file__).with_name("spreadsheet.py")


class Reason(StrEnum):
    EMPTY = "empty"
    TOO_BIG = "too-big"
    TOO_MANY_ROWS = "too-many-rows"
    ENCRYPTED = "encrypted"
    UNKNOWN_FORMAT = "unknown-format"


class Unreadable(ValueError):
    """The file cannot be read as a table; carries only the reason, nothing of what it held."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def read_table(data: bytes, filename: str) -> list[list[object]]:  # noqa: ARG001
    """The rows of the first sheet that has any; the content decides, not the name.

    Raises:
        Unreadable: with the reason; a file over 5 MiB or unpacking to over 64 MiB is too big.
        RuntimeError: the reading process could not run at all.

    """
    if not data.strip():
        raise Unreadable(Reason.EMPTY)
    if len(data) > MAX_FILE_BYTES:
        raise Unreadable(Reason.TOO_BIG)
    # By the content: names lie, and phones give files away without any.
    if data.startswith(_ZIP):
        _check_archive(data)
        return _read_spreadsheet(data)
    if data.startswith(_OLE):
        _check_compound(data)
        return _read_spreadsheet(data)
    return _read_csv(data)


def _check_archive(data: bytes) -> None:
    """Refuse by the archive's own list, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Unreadable(Reason.UNKNOWN_FORMAT) from None
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(Reason.ENCRYPTED)
    if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise Unreadable(Reason.TOO_BIG)
    if not _SPREADSHEET_PARTS.intersection(part.filename for part in parts):
        raise Unreadable(Reason.UNKNOWN_FORMAT)


def _check_compound(data: bytes) -> None:
    """An XLSX with a password is an OLE file around an encrypted stream of this name."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(Reason.ENCRYPTED)


def _read_spreadsheet(data: bytes) -> list[list[object]]:
    """Read in a process of its own.

    Two cells far apart, or one long text used ten thousand times, need more memory than
    there is, and the parser then ends the process it runs in.
    """
    # -I and no environment: neither the token nor anything of the project is within its reach.
    command = [sys.executable, "-I", str(_READER), str(MAX_ROWS)]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, timeout=MAX_SECONDS, check=False, env={}
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(Reason.TOO_BIG) from None
    # Killed by a signal, that is by the bounds it set itself.
    if done.returncode < 0:
        raise Unreadable(Reason.TOO_BIG)
    if done.returncode > 0:
        raise RuntimeError("the spreadsheet reader could not run")
    return _rows_in(json.loads(done.stdout))


def _rows_in(answer: dict[str, Any]) -> list[list[object]]:
    if "refused" in answer:
        raise Unreadable(Reason(answer["refused"]))
    rows: list[list[object]] = answer["rows"]
    return rows


def _read_csv(data: bytes) -> list[list[object]]:
    text = _decode(data)
    rows: list[list[object]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            rows.append(list(row))
            if len(rows) > MAX_ROWS:
                raise Unreadable(Reason.TOO_MANY_ROWS)
    except csv.Error:
        raise Unreadable(Reason.UNKNOWN_FORMAT) from None
    return rows


def _decode(data: bytes) -> str:
    # Excel's "Unicode text" carries this mark; without it nothing tells UTF-16 from GB18030.
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    # UTF-8 first: it refuses what is not its own, while GB18030 decodes almost anything.
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and text.strip():
            return text
    raise Unreadable(Reason.UNKNOWN_FORMAT)


def _delimiter(text: str) -> str:
    """Whichever of comma, semicolon and tab the first lines have most of."""
    start = text[:4000]
    return max(",;\t", key=start.count)
