import csv
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from domain.sheets import Cell, Hundredths, Sheet
from storage.sheets import csv_bytes, guarded, workbook

RISKY = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")']
TEXTS = st.text(st.characters(exclude_categories=["Cc"]), max_size=20)


def book(*sheets: Sheet) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(workbook(sheets)))


def xml(part: str, *sheets: Sheet) -> str:
    with zipfile.ZipFile(io.BytesIO(workbook(sheets))) as archive:
        return archive.read(f"xl/{part}.xml").decode()


def back(cell: Cell) -> object:
    (_, row) = book(Sheet("a", ["b"], [[cell]])).get_sheet_by_index(0).to_python()
    return row[0]


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0.00"), (1, "0.01"), (-1, "-0.01"), (99, "0.99"), (100, "1.00"), (-12345, "-123.45")],
)
def test_hundredths_are_written_with_two_decimals(count: int, text: str) -> None:
    assert str(Hundredths(count)) == text


@given(st.integers(-(10**12), 10**12))
def test_hundredths_are_the_same_number_as_text_and_in_a_cell(count: int) -> None:
    assert round(float(str(Hundredths(count))) * 100) == count


def test_money_is_a_real_number_with_two_decimals() -> None:
    sheet = Sheet("a", ["元"], [[Hundredths(123450)]])
    assert back(Hundredths(123450)) == 1234.5
    assert "<v>1234.5</v>" in xml("worksheets/sheet1", sheet)

    assert 'formatCode="#,##0.00"' in xml("styles", sheet)


@pytest.mark.parametrize("text", RISKY)
def test_a_text_that_could_run_is_a_text_in_a_workbook(text: str) -> None:
    sheet = Sheet("a", [text], [[text]])
    written = xml("worksheets/sheet1", sheet)
    assert "<f>" not in written
    assert written.count('t="s"') == 2
    assert "hyperlink" not in written
    assert str(back(text)).strip() == text.strip()


def test_a_text_that_could_run_stays_a_text_when_the_cell_is_edited() -> None:
    assert 'quotePrefix="1"' in xml("styles", Sheet("a", [], [["=1"]]))


@pytest.mark.parametrize("text", RISKY)
def test_a_text_that_could_run_gets_an_apostrophe_in_csv(text: str) -> None:
    rows = csv.reader(io.StringIO(csv_bytes([[text]]).decode("utf-8-sig"), newline=""))
    assert list(rows) == [[f"'{text}"]]


@pytest.mark.parametrize("cell", ["", "王", "a=1", "'=1", -1, 0.5, None, True, Hundredths(-5)])
def test_other_cells_go_out_as_they_are(cell: Cell) -> None:
    assert guarded(cell) == cell


@given(st.lists(st.lists(st.text(), min_size=1), min_size=1))
def test_no_text_begins_a_cell_that_runs(rows: list[list[str]]) -> None:
    cells = [guarded(cell) for row in rows for cell in row]
    assert not any(str(cell).startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_csv_goes_out_with_the_mark_that_makes_chinese_readable() -> None:
    rows: list[list[Cell]] = [["楼栋", 1, Hundredths(-5), None]]
    assert csv_bytes(rows) == "\ufeff楼栋,1,-0.05,\r\n".encode()


def test_half_a_character_spoils_no_file() -> None:
    assert csv_bytes([["a\ud83d"]]).decode("utf-8-sig") == "a?\r\n"
    assert back("a\ud83d") == "a?"


@pytest.mark.parametrize(("length", "kept"), [(16_000, 16_000), (16_001, 16_000)])
def test_a_cell_holds_as_much_as_spreadsheets_take(length: int, kept: int) -> None:
    assert len(str(back("楼" * length))) == kept


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_spoils_no_workbook(number: float) -> None:
    assert book(Sheet("a", ["b"], [[number], ["c"]])).get_sheet_by_index(0).height == 3


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_whatever_sheets_are_called_the_workbook_can_be_read(names: list[str]) -> None:
    read = book(*(Sheet(name, ["a"], [[name]]) for name in names)).sheet_names
    assert len({name.lower() for name in read}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in read)


def test_sheets_that_would_share_a_name_get_a_number() -> None:
    names = ["2", "收支", "收支", "", "History", "[2]"]
    read = book(*(Sheet(name, [], []) for name in names)).sheet_names
    assert read == ["2", "收支", "3", "4", "5", "6"]


def test_no_sheet_at_all_is_still_a_workbook() -> None:
    assert book().sheet_names == ["1"]


def test_the_header_is_bold_frozen_and_on_every_printed_page() -> None:
    sheet = Sheet("收支", ["户"], [["101"]])
    page, whole = xml("worksheets/sheet1", sheet), xml("workbook", sheet)
    assert 'ySplit="1"' in page
    assert 'state="frozen"' in page
    assert "<b/>" in xml("styles", sheet)
    assert "_xlnm.Print_Titles" in whole
    assert "$1:$1" in whole


def test_a_sheet_prints_on_a4_across_one_page_wide() -> None:
    page = xml("worksheets/sheet1", Sheet("a", ["b"], []))
    assert 'paperSize="9"' in page
    assert 'orientation="landscape"' in page
    assert 'fitToHeight="0"' in page
    assert "&amp;P/&amp;N" in page


@pytest.mark.parametrize(
    ("text", "width"), [("", 6), ("abcd", 6), ("abcde", 7), ("楼栋长", 8), ("x" * 500, 40)]
)
def test_columns_are_as_wide_as_what_they_hold(text: str, width: int) -> None:
    page = xml("worksheets/sheet1", Sheet("a", [""], [[text]]))
    assert f'<col min="1" max="1" width="{width}.7109375"' in page


def test_rows_may_be_of_different_lengths() -> None:
    rows: list[list[Cell]] = [[], [1, 2, True]]
    read = book(Sheet("a", ["b"], rows)).get_sheet_by_index(0).to_python()
    assert read == [["b", "", ""], ["", "", ""], [1.0, 2.0, True]]
