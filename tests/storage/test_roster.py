import csv
import io
import zipfile
from collections.abc import Callable, Sequence

import pytest
import xlsxwriter
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from domain.places import roll
from domain.places.cells import BadReason
from domain.sheets import Cell, Sheet
from storage import roster
from storage.roster import Reason, Unreadable, read_table
from storage.sheets import csv_bytes, workbook

HEAD: list[Cell] = ["楼栋", "单元", "楼层", "房号", "面积", "业主", "电话"]
LINE: list[Cell] = ["6栋", "三单元", 2.0, 201.0, 87.69, "王秀英", 13812345621.0]
WANG = roll.RollRow("6栋", "三单元", 2, "201", 8769, "王秀英", "13812345621")
Rows = Sequence[Sequence[Cell]]


def xlsx(rows: Rows) -> bytes:
    header = [str(cell) for row in rows[:1] for cell in row]
    return workbook([Sheet("roll", header, rows[1:])])


def xls(rows: Rows) -> bytes:
    out, book = io.BytesIO(), xlwt.Workbook()
    sheet = book.add_sheet("roll")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell)
    book.save(out)
    return out.getvalue()


def ods(rows: Rows) -> bytes:
    book, table, out = OpenDocumentSpreadsheet(), Table(name="roll"), io.BytesIO()
    for row in rows:
        line = TableRow()
        for cell in row:
            text = isinstance(cell, str)
            held = (
                TableCell(valuetype="string") if text else TableCell(valuetype="float", value=cell)
            )
            held.addElement(P(text=str(cell)))
            line.addElement(held)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.write(out)
    return out.getvalue()


def csv_in(encoding: str, delimiter: str = ",") -> Callable[[Rows], bytes]:
    def write(rows: Rows) -> bytes:
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter).writerows(rows)
        return out.getvalue().encode(encoding)

    return write


WRITERS = {
    "xlsx": xlsx,
    "xls": xls,
    "ods": ods,
    "utf-8": csv_in("utf-8"),
    "utf-8 with mark": csv_in("utf-8-sig"),
    "gb18030": csv_in("gb18030"),
    "semicolons": csv_in("gb18030", ";"),
    "tabs": csv_in("utf-8", "\t"),
    "utf-16 tabs": csv_in("utf-16", "\t"),
}


def refused(data: bytes) -> Reason:
    with pytest.raises(Unreadable) as caught:
        read_table(data, "roll.xlsx")
    assert caught.value.__cause__ is None
    return caught.value.reason


@pytest.mark.parametrize("kind", WRITERS)
def test_every_kind_of_file_reads_as_the_same_roll(kind: str) -> None:
    data = WRITERS[kind]([["花名册"], HEAD, LINE])
    file = roll.read(read_table(data, "the name decides nothing.jpg"))
    assert (file.rows, file.bad) == ((WANG,), ())


@pytest.mark.parametrize("kind", ["xlsx", "gb18030"])
def test_two_thousand_rows_keep_their_five_bad_ones(kind: str) -> None:
    rows: list[list[Cell]] = [
        [f"{at // 100 + 1}栋", 1, 1, 100 + at % 100, 80.5, "李", ""] for at in range(2000)
    ]
    for at in (0, 500, 1000, 1500, 1999):
        rows[at][4] = "不详"
    file = roll.read(read_table(WRITERS[kind]([HEAD, *rows]), "roll"))
    assert len(file.rows) == 1995
    assert [bad.line for bad in file.bad] == [2, 502, 1002, 1502, 2001]


def sheets(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        fill(book)
    return out.getvalue()


def test_line_numbers_are_those_people_see_below_empty_lines_and_columns() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(3, 2, HEAD)
        sheet.write_row(5, 2, ["6栋", "", "", "201", "x"])

    (bad,) = roll.read(read_table(sheets(fill), "")).bad
    assert bad.line == 6


def test_a_building_merged_over_its_flats_belongs_to_each() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 1, 0, 7, "花名册")
        sheet.write_row(1, 1, HEAD)
        sheet.merge_range(2, 1, 4, 1, "6栋")
        for at in range(3):
            sheet.write_row(2 + at, 4, [201 + at, 80])

    file = roll.read(read_table(sheets(fill), ""))
    assert [(row.building, row.room) for row in file.rows] == [
        ("6栋", "201"),
        ("6栋", "202"),
        ("6栋", "203"),
    ]


def test_hidden_and_empty_sheets_are_passed_over() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("empty").activate()
        hidden = book.add_worksheet("hidden")
        hidden.write(0, 0, "secret")
        hidden.hide()
        book.add_worksheet("roll").write_row(0, 0, HEAD)

    assert read_table(sheets(fill), "") == [HEAD]


def test_a_room_that_became_a_date_is_told_as_such() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, LINE)
        sheet.write_number(1, 3, 46024, book.add_format({"num_format": "m-d"}))

    (bad,) = roll.read(read_table(sheets(fill), "")).bad
    assert bad.reason is BadReason.LOOKS_LIKE_A_DATE


@pytest.mark.parametrize("data", [b"", b" \r\n\t", xlsx([])])
def test_a_file_with_nothing_in_it_is_empty(data: bytes) -> None:
    assert refused(data) is Reason.EMPTY


def test_a_file_over_five_mebibytes_is_too_big() -> None:
    most = b"a,b\n" * (roster.MAX_FILE_BYTES // 4)
    assert refused(most) is Reason.TOO_MANY_ROWS
    assert refused(most + b"a") is Reason.TOO_BIG


@pytest.mark.parametrize("kind", ["xlsx", "utf-8"])
def test_as_many_rows_as_allowed_are_read_and_one_more_is_not(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roster, "MAX_ROWS", 5)
    assert len(read_table(WRITERS[kind]([LINE] * 5), "")) == 5
    assert refused(WRITERS[kind]([LINE] * 6)) is Reason.TOO_MANY_ROWS


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster, "_READER", "/nowhere")
    bomb = packed({"xl/workbook.xml": b"", "xl/a": bytes(roster.MAX_UNPACKED_BYTES + 1)})
    assert len(bomb) < 100_000
    assert refused(bomb) is Reason.TOO_BIG


def test_a_bomb_that_hides_its_size_stays_within_the_reader() -> None:
    size = (32 * 1024 * 1024).to_bytes(4, "little")
    honest = packed({"xl/workbook.xml": b" " * (32 * 1024 * 1024)})
    assert honest.count(size) == 2
    assert refused(honest.replace(size, (9).to_bytes(4, "little"))) is Reason.UNKNOWN_FORMAT


def test_two_cells_far_apart_do_not_end_the_program() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "b")

    assert refused(sheets(fill)) is Reason.TOO_BIG


def test_one_long_text_used_often_is_cut_short() -> None:
    rows = read_table(xlsx([["楼" * 30_000]] * 2000), "")
    assert [len(str(row[0])) for row in rows] == [500] * 2000


def test_a_very_wide_sheet_is_cut_to_its_first_columns() -> None:
    (row,) = read_table(xlsx([["x"] * 300]), "")
    assert len(row) == 64


def test_a_file_with_a_password_is_named_so() -> None:
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
    assert refused(ole + "EncryptedPackage".encode("utf-16-le")) is Reason.ENCRYPTED
    locked = bytearray(packed({"xl/workbook.xml": b"x"}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(locked)) is Reason.ENCRYPTED


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        packed({"word/document.xml": b"<x/>"}),
        packed({"xl/workbook.xml": b"<not xml"}),
        bytes.fromhex("d0cf11e0a1b11ae1"),
        b"\xff\xd8\xff\xe0 a picture",
        b"%PDF-1.7\0\0",
        b"a,b\0c",
        b"\xff\xfe\x00",
        "楼".encode("utf-8-sig")[:3],
        b"a" * 200_000,
    ],
)
def test_what_is_no_table_is_of_unknown_format(data: bytes) -> None:
    assert refused(data) is Reason.UNKNOWN_FORMAT


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
@pytest.mark.parametrize("share", [1, 50, 99])
def test_a_truncated_file_is_refused_or_read_but_never_an_accident(kind: str, share: int) -> None:
    whole = WRITERS[kind]([HEAD, LINE])
    assert rows_or_reason(whole[: len(whole) * share // 100]) in READ_OR_UNKNOWN


def test_a_cell_repeated_without_end_does_not_end_the_program() -> None:
    book, table, out = OpenDocumentSpreadsheet(), Table(name="roll"), io.BytesIO()
    line = TableRow(numberrowsrepeated=1_048_576)
    held = TableCell(valuetype="float", value=1, numbercolumnsrepeated=16_384)
    line.addElement(held)
    table.addElement(line)
    book.spreadsheet.addElement(table)
    book.write(out)
    assert refused(out.getvalue()) is not Reason.EMPTY


def rows_or_reason(data: bytes) -> list[list[object]] | Reason:
    """What reading gives; any accident but `Unreadable` fails the test."""
    try:
        return read_table(data, "x")
    except Unreadable as error:
        return error.reason


READ_OR_UNKNOWN = (Reason.UNKNOWN_FORMAT, Reason.EMPTY, [HEAD, LINE])


SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
STARTS = st.sampled_from([b"", b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"), b"\xff\xfe"])


@SLOW
@given(STARTS, st.binary(max_size=700))
def test_random_bytes_are_rows_or_unreadable(start: bytes, noise: bytes) -> None:
    found = rows_or_reason(start + noise)
    assert isinstance(found, Reason) or all(isinstance(row, list) for row in found)


@SLOW
@given(
    st.sampled_from(["xlsx", "xls", "ods"]), st.floats(0, 0.999), st.binary(min_size=1, max_size=8)
)
def test_damaged_spreadsheets_are_rows_or_unreadable(kind: str, at: float, noise: bytes) -> None:
    whole = bytearray(WRITERS[kind]([HEAD, LINE]))
    start = int(at * len(whole))
    whole[start : start + len(noise)] = noise
    found = rows_or_reason(bytes(whole))
    assert isinstance(found, Reason) or len(found) <= len(whole)


def test_an_error_carries_nothing_of_the_file() -> None:
    with pytest.raises(Unreadable) as caught:
        read_table("王秀英\0".encode(), "王秀英.csv")
    assert repr(caught.value) == "Unreadable('unknown-format')"


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster, "MAX_SECONDS", 0.0)
    assert refused(xlsx([LINE])) is Reason.TOO_BIG


def test_a_reader_that_cannot_start_is_not_blamed_on_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(roster, "_READER", "/nowhere")
    with pytest.raises(RuntimeError, match="could not run"):
        read_table(xlsx([LINE]), "")


@pytest.mark.parametrize("write", [xlsx, csv_bytes])
def test_what_goes_out_comes_in_again(write: Callable[[Rows], bytes]) -> None:
    assert roll.read(read_table(write([HEAD, LINE]), "")).rows == (WANG,)
