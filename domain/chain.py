"""The chain of rows that lets anyone check a ballot or a fund (domain/ballots.md).

A file is a header line, one line a row and a trailer line, each canonical JSON and a newline.
"""

import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

START = "0" * 64
MAX_BYTES = 20 * 1024 * 1024
# Payloads are a few levels deep; a hostile file must not exhaust the stack.
MAX_DEPTH = 16
ALIAS_DIGITS = 10
_VERSION = 1
_TRAILER = {"head", "kind", "rows"}


@dataclass(frozen=True, slots=True)
class Row:
    """One event; `seq` counts from 1, `at` is UTC as `moment` writes it."""

    seq: int
    at: str
    actor: str
    type: str
    payload: Mapping[str, Any]
    prev: str
    hash: str


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


def canonical(value: object) -> str:
    """The one JSON text of a value; another type than JSON's without floats raises TypeError.

    Keys are sorted and nothing is spaced; deeper than MAX_DEPTH raises ValueError.
    """
    _check(value, MAX_DEPTH)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def moment(at: datetime) -> str:
    """An aware datetime as fixed UTC text with microseconds; a naive one raises ValueError."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def instant(text: str) -> datetime:
    """The datetime, in UTC, that `moment` wrote; any other text raises ValueError."""
    at = datetime.fromisoformat(text)
    if moment(at) != text:
        raise ValueError(f"not a moment in UTC: {text!r}")
    return at


def alias(salt: str, person_id: int) -> str:
    """A person's pseudonym within the one subject that keeps this secret salt: 10 hex digits."""
    # Ids are few and can be tried one by one: only a keyed digest hides them.
    return hmac.new(salt.encode(), str(person_id).encode(), sha256).hexdigest()[:ALIAS_DIGITS]


def seal(
    prev: str,
    seq: int,
    at: datetime,
    actor: str,
    type: str,  # noqa: A002 - the field's name
    payload: Mapping[str, Any],
) -> Row:
    """The row that follows the one with hash `prev` (domain/ballots.md, Anyone can check)."""
    row = Row(seq, moment(at), actor, type, dict(payload), prev, "")
    event = {name: value for name, value in asdict(row).items() if name not in {"prev", "hash"}}
    # `prev` is always 64 digits, so no separator is needed to tell it from the text.
    return replace(row, hash=digest(prev + canonical(event)))


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


def _check(value: object, depth: int) -> None:
    if depth < 0:
        raise ValueError("too deep")
    match value:
        case None | bool() | int() | str():
            return
        case list():
            inner = value
        case dict() if all(isinstance(key, str) for key in value):
            inner = list(value.values())
        case _:
            # A float has several texts, and money and areas are whole numbers anyway.
            raise TypeError(f"not for a chain: {type(value).__name__}")
    for each in inner:
        _check(each, depth - 1)


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
