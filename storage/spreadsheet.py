"""Reads one spreadsheet from standard input within hard bounds and answers in JSON.

Run as a program of its own by `storage.roster`, so that a hostile file can exhaust nothing
but this process; it imports nothing of the project.
"""

import io
import json
import resource
import sys
from contextlib import suppress
from datetime import date, time, timedelta

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

# Address space, of which the interpreter and the parser reserve much more than they use.
MAX_MEMORY_BYTES = 1024 * 1024 * 1024
MAX_CPU_SECONDS = 20
# A roll needs seven; the rest is room for other people's lists.
MAX_COLUMNS = 64
MAX_TEXT = 500

Cell = tuple[int, int]


def main() -> None:
    """Answer {"rows": …} or {"refused": reason}; being killed means the file is too big."""
    confine()
    try:
        said = json.dumps(answer(sys.stdin.buffer.read(), int(sys.argv[1])))
    except MemoryError:
        said = '{"refused": "too-big"}'
    sys.stdout.write(said)


def confine() -> None:
    bounds = (
        (resource.RLIMIT_AS, MAX_MEMORY_BYTES),
        (resource.RLIMIT_CPU, MAX_CPU_SECONDS),
        # A core file would hold the names and phones of the roll.
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in bounds:
        # macOS knows some of these bounds only by name.
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def answer(data: bytes, max_rows: int) -> dict[str, object]:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return _first_table(book, max_rows)
    except PasswordError:
        return {"refused": "encrypted"}
    except MemoryError:
        return {"refused": "too-big"}
    # The parser's panics are no Exception, and their text may quote cells.
    except BaseException:
        return {"refused": "unknown-format"}


def _first_table(book: CalamineWorkbook, max_rows: int) -> dict[str, object]:
    for at, about in enumerate(book.sheets_metadata):
        # Hidden sheets hold lookups and old versions that nobody means to import.
        if about.typ != SheetTypeEnum.WorkSheet or about.visible != SheetVisibleEnum.Visible:
            continue
        sheet = book.get_sheet_by_index(at)
        if sheet.start and sheet.end:
            return _rows(sheet, sheet.start, sheet.end, max_rows)
    return {"refused": "empty"}


def _rows(sheet: CalamineSheet, start: Cell, end: Cell, max_rows: int) -> dict[str, object]:
    """All rows down from the first line, so that line numbers are those people see."""
    if end[0] >= max_rows:
        return {"refused": "too-many-rows"}
    # iter_rows holds one row of Python objects at a time; to_python would hold them all.
    rows = [[_plain(cell) for cell in row[:MAX_COLUMNS]] for row in sheet.iter_rows()]
    for merged in sheet.merged_cell_ranges or ():
        _fill_down(rows, merged, start[1])
    return {"rows": rows}


def _plain(cell: object) -> object:
    if isinstance(cell, str):
        return cell[:MAX_TEXT]
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell) if isinstance(cell, timedelta) else cell


def _fill_down(rows: list[list[object]], merged: tuple[Cell, Cell], first_column: int) -> None:
    """Repeat a cell merged over several lines on each: one 楼栋 beside all its flats."""
    (top, left), (bottom, _) = merged
    column = left - first_column
    for row in rows[top + 1 : bottom + 1]:
        if 0 <= column < len(row) and row[column] == "":
            row[column] = rows[top][column]


if __name__ == "__main__":
    main()
