"""A chain as a file: a header line, one line a row, a trailer line; all canonical JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from domain.chain.row import START, Row, canonical, digest, instant, seal

MAX_BYTES = 20 * 1024 * 1024
_VERSION = 1
_TRAILER = {"head", "kind", "rows"}


class Why(StrEnum):
    """What is wrong with a line of a file."""

    TOO_BIG = "too_big"
    UNREADABLE = "unreadable"
    ALTERED = "altered"
    CUT_OFF = "cut_off"
    AFTER_END = "after_end"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first wrong line of a file; `row` counts lines from 1, the header's."""

    row: int
    why: Why


@dataclass(frozen=True, slots=True)
class Verified:
    """A file whose every byte is as it was written."""

    kind: str
    subject: str
    rows: tuple[Row, ...]
    head: str


def line(row: Row) -> str:
    return canonical(asdict(row)) + "\n"


def write(kind: str, subject: str, rows: Sequence[Row]) -> bytes:
    """The file of a whole chain."""
    head = rows[-1].hash if rows else START
    body = "".join(map(line, rows))
    return (_header(kind, subject) + body + _trailer(kind, len(rows), head)).encode()


def read(data: bytes) -> Verified | Fault:
    """The rows of a file, or the first line that `write` would not have written so."""
    if len(data) > MAX_BYTES:
        return Fault(1, Why.TOO_BIG)
    # Only "\n" parts lines: others, as U+2028, may stand in what people wrote.
    *lines, rest = data.split(b"\n")
    reading = _Reading()
    for number, raw in enumerate(lines, 1):
        try:
            right = reading.take(_parsed(raw)).encode()
        # Whatever a hostile line can set off, it is that line which is wrong.
        except (ValueError, TypeError, LookupError, OverflowError, RecursionError):
            return Fault(number, Why.UNREADABLE)
        if raw + b"\n" != right:
            return Fault(number, Why.ALTERED)
        if reading.ended:
            whole = number == len(lines) and not rest
            return reading.verified() if whole else Fault(number + 1, Why.AFTER_END)
    return Fault(len(lines) + 1, Why.CUT_OFF)


class _Reading:
    """How far a file was read: each line is compared with what must stand there."""

    def __init__(self) -> None:
        self.kind: str | None = None
        self.subject = ""
        self.rows: list[Row] = []
        self.head = START
        self.ended = False

    def take(self, value: dict[str, Any]) -> str:
        """Return the line that these values must make in this place."""
        if self.kind is None:
            self.kind, self.subject = _text(value, "kind"), _text(value, "subject")
            return _header(self.kind, self.subject)
        if value.keys() == _TRAILER:
            self.ended = True
            return _trailer(self.kind, len(self.rows), self.head)
        at, payload = instant(_text(value, "at")), value["payload"]
        actor, type_ = _text(value, "actor"), _text(value, "type")
        row = seal(self.head, len(self.rows) + 1, at, actor, type_, payload)
        self.rows.append(row)
        self.head = row.hash
        return line(row)

    def verified(self) -> Verified:
        return Verified(self.kind or "", self.subject, tuple(self.rows), self.head)


def _header(kind: str, subject: str) -> str:
    header = {"kind": kind, "linli": _VERSION, "subject": subject}
    # No row covers the header, so it answers for itself.
    return canonical({**header, "hash": digest(canonical(header))}) + "\n"


def _trailer(kind: str, rows: int, head: str) -> str:
    return canonical({"head": head, "kind": kind, "rows": rows}) + "\n"


def _parsed(raw: bytes) -> dict[str, Any]:
    value = json.loads(raw.decode())
    if not isinstance(value, dict):
        raise TypeError("not a row")
    return value


def _text(value: dict[str, Any], name: str) -> str:
    text = value[name]
    if not isinstance(text, str):
        raise TypeError(f"{name} is no text")
    return text
