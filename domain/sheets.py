"""Sheets of a workbook as plain data: anything may build them, `storage.sheets` writes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Hundredths:
    """A number with two decimals, kept whole: fen shown as yuan, 0.01 m² shown as m²."""

    count: int

    def __str__(self) -> str:
        # The sign apart: Python rounds -1 // 100 down to -1, and one fen would become a yuan.
        whole, part = divmod(abs(self.count), 100)
        return f"{'-' if self.count < 0 else ''}{whole}.{part:02d}"


Cell: TypeAlias = str | int | float | bool | Hundredths | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A named table; any name will do, one that spreadsheets refuse is changed when written."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of one file, in the order in which they are shown."""

    sheets: tuple[Sheet, ...]
