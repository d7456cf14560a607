"""Rows as files for a spreadsheet, in which no text can act as a formula.

Everything here is synchronous and slow enough to be run off the event loop: 2,000 rows of
ten cells take 250 ms as a workbook.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from itertools import chain, count
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from domain.sheets import Cell, Hundredths, Sheet

# What a spreadsheet takes for the beginning of a formula.
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_REFUSED_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
# Half of what a cell takes: spreadsheets count some characters twice.
_LONGEST_TEXT = 16_000
_NARROWEST, _WIDEST = 6, 40
_A4 = 9
_BASE = {"valign": "top", "text_wrap": True}


def csv_bytes(rows: Iterable[Sequence[Cell]]) -> bytes:
    """CSV with a byte order mark, without which Excel misreads Chinese."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def guarded(cell: Cell) -> Cell:
    """The cell, with an apostrophe before a text that a spreadsheet would run."""
    # Numbers are left alone: -5 as a number runs nothing.
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RISKY) else cell


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """XLSX ready to be printed on A4 across, the header again on every page; never empty."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "nan_inf_to_errors": True}) as book:
        header = book.add_format(_BASE | {"bold": True, "bottom": 1, "align": "center"})
        styles = _Styles(book)
        names = _names([sheet.name for sheet in sheets] or [""])
        for name, sheet in zip(names, sheets or [Sheet("", (), ())], strict=True):
            page = book.add_worksheet(name)
            _write(page, [_text(word) for word in sheet.header], sheet.rows, header, styles)
            _lay_out(page, sheet)
    return out.getvalue()


class _Styles:
    """How cells of each kind look."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.text = book.add_format(_BASE)
        self.money = book.add_format(_BASE | {"num_format": "#,##0.00"})
        # What the text is to a spreadsheet stays so when somebody edits the cell.
        self.risky = book.add_format(_BASE | {"quote_prefix": True})


def _write(
    page: Worksheet,
    header: list[str],
    rows: Sequence[Sequence[Cell]],
    bold: Format,
    styles: _Styles,
) -> None:
    for column, word in enumerate(header):
        page.write_string(0, column, word, bold)
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            _put(page, at, column, cell, styles)


def _put(page: Worksheet, at: int, column: int, cell: Cell, styles: _Styles) -> None:
    """Write by the cell's own type: guessing would turn texts into formulas, links or numbers."""
    match cell:
        case None:
            return
        case str():
            style = styles.risky if cell.startswith(_RISKY) else styles.text
            page.write_string(at, column, _text(cell), style)
        case Hundredths():
            page.write_number(at, column, cell.count / 100, styles.money)
        case bool():
            page.write_boolean(at, column, cell, styles.text)
        case _:
            page.write_number(at, column, cell, styles.text)


def _text(text: str) -> str:
    # Half a character, which some phones send, cannot be written at all.
    return text[:_LONGEST_TEXT].encode(errors="replace").decode()


def _lay_out(page: Worksheet, sheet: Sheet) -> None:
    page.freeze_panes(1, 0)
    page.set_paper(_A4)
    page.set_landscape()
    # One page wide and as many long as it takes: a column on a sheet of its own reads badly.
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header("&C&A")
    page.set_footer("&C&P/&N")
    for column, width in enumerate(_widths([sheet.header, *sheet.rows])):
        page.set_column(column, column, width)


def _widths(rows: Iterable[Sequence[Cell]]) -> list[int]:
    widths: list[int] = []
    for row in rows:
        widths += [_NARROWEST] * (len(row) - len(widths))
        for column, cell in enumerate(row):
            widths[column] = max(widths[column], _width(cell))
    return widths


def _width(cell: Cell) -> int:
    """In columns of a terminal, which a spreadsheet's come near; Chinese takes two."""
    start = ("" if cell is None else str(cell))[:_WIDEST]
    return min(2 + sum(2 if east_asian_width(c) in "WF" else 1 for c in start), _WIDEST)


def _names(wanted: Sequence[str]) -> list[str]:
    """Names that spreadsheets accept: short, different, without the signs of a formula."""
    names: list[str] = []
    for number, name in enumerate(wanted, 1):
        clean = _text(_REFUSED_IN_NAMES.sub(" ", name)).strip(" '")[:_LONGEST_NAME].strip(" '")
        # Spreadsheets keep "History" for themselves, and tell no capitals from small letters.
        taken = {"", "history", *map(str.lower, names)}
        free = chain([clean], map(str, count(number)))
        names.append(next(each for each in free if each.lower() not in taken))
    return names
