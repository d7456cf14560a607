"""Rows that follow one from another. Source: ballots.md, "Anyone can check"."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

START = "0" * 64
# Payloads are a few levels deep; a hostile file must not exhaust the stack.
MAX_DEPTH = 16
ALIAS_DIGITS = 10


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
    said = dict(payload)
    event = {"seq": seq, "at": moment(at), "actor": actor, "type": type, "payload": said}
    # `prev` is always 64 digits, so no separator is needed to tell it from the text.
    hash_ = digest(prev + canonical(event))
    return Row(seq, moment(at), actor, type, said, prev, hash_)


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
