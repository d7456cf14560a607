"""What is printed, as plain data: anything may build it, `storage.pdf` sets it on A4.

All texts are ready to be read: already in the reader's language, with no markup of any kind.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a header that comes again on every page; `right` columns hold numbers."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()


Part: TypeAlias = str | Table


@dataclass(frozen=True, slots=True)
class Statement:
    """Paragraphs and tables below a title, then a line to sign on for each of `signatures`."""

    title: str
    parts: tuple[Part, ...]
    signatures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slip:
    """One ballot paper to be cut out: `number` and `flat` head it, each option has a box."""

    number: str
    flat: str
    question: str
    options: tuple[str, ...]
    signature: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Slips:
    """Ballot papers with lines to cut along, two or three beside each other."""

    slips: tuple[Slip, ...]
    across: Literal[2, 3] = 2


Paper: TypeAlias = Statement | Slips
