import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from domain.papers import Paper, Slip, Slips, Statement, Table
from storage import pdf as printing
from storage.pdf import available, pdf

HOSTILE = [
    '#panic("x")',
    '#import "@preview/x:1.0.0": *',
    '#read("/etc/passwd")',
    "*_$\\ `raw` <label> @ref // /* [x] ~ = - + / 'a' \"b\"",
    "$ x^2 $ #sys.inputs",
    '"}], "title": "other',
]
SLIP = Slip("第 7 号", "6栋 101", "换灯吗？", ("同意", "反对"), "户主签字")
SLOW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def read(paper: Paper) -> PdfReader:
    content = pdf(paper)
    assert content is not None
    return PdfReader(io.BytesIO(content))


def words(paper: Paper) -> str:
    """All that can be read on the paper, without spaces, which no file tells for certain."""
    text = "".join(page.extract_text() for page in read(paper).pages)
    return "".join(text.split()).replace("\u200b", "").replace("\0", "")


def of(text: str) -> Statement:
    return Statement(text, (text, Table((text,), ((text,),))), (text,))


def test_chinese_is_on_the_paper_in_a_font_that_it_carries() -> None:
    reader = read(of("永和里六栋"))
    assert words(of("永和里六栋")).count("永和里六栋") == 5
    # pypdf's own types do not follow a font's parts.
    page: Any = reader.pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    parts = [font["/DescendantFonts"][0].get_object() for font in fonts]
    assert any("NotoSansSC" in part["/BaseFont"] for part in parts)
    assert all("/FontFile3" in part["/FontDescriptor"].get_object() for part in parts)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_shown_and_not_obeyed(text: str) -> None:
    assert words(of(text)).count("".join(text.split())) >= 4
    assert "".join(text.split()) in words(Slips((Slip(text, text, text, (text,), text, text),)))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("灯🏠坏❤️了👍🏽", "灯坏了"),
        ("甲\u202e乙\u200d丙", "甲乙丙"),
        ("甲\x00乙\ud800丙\ue000", "甲乙丙"),
        ("甲\r\n乙\u2028丙", "甲乙丙"),
        ("℃①★✓☆", "℃①★✓☆"),
        ("☑", ""),
    ],
)
def test_what_has_no_picture_leaves_no_empty_box(text: str, seen: str) -> None:
    assert words(Statement("", (f"[{text}]",))).startswith(f"[{seen}]")


@pytest.mark.parametrize("text", ["שלום", "مرحبا", "", " ", "\n\n", "\u202e"])
def test_writing_of_any_direction_or_none_is_printed(text: str) -> None:
    assert len(read(of(text)).pages) == 1


@SLOW
@given(st.text(max_size=80))
def test_no_text_makes_printing_fail(text: str) -> None:
    assert len(read(of(text)).pages) >= 1


@pytest.mark.parametrize("letter", ["x", "汉", "W"])
def test_a_very_long_text_runs_over_to_further_pages_and_not_off_the_paper(letter: str) -> None:
    assert words(Statement("", (letter * 5000,))).count(letter) == 5000
    slip = Slip("", "", letter * 5000, (), "")
    assert words(Slips((slip, SLIP), 3)).count(letter) == 5000
    assert len(read(Slips((slip, SLIP), 3)).pages) > 1


@pytest.mark.parametrize(
    "table",
    [Table((), ()), Table(("甲",), ()), Table((), ((),)), Table(("甲",), (("1", "2"), ()))],
)
def test_tables_without_rows_or_with_uneven_ones_are_printed(table: Table) -> None:
    assert words(Statement("空", (table, "完"))).startswith("空")
    assert "完" in words(Statement("空", (table, "完")))


def test_a_table_repeats_its_header_and_pages_say_how_many_there_are() -> None:
    table = Table(("户号",), tuple((f"{n}",) for n in range(100)))
    pages = [page.extract_text() for page in read(Statement("结算", (table,))).pages]
    assert all("户号" in page for page in pages)
    assert [page.split()[-1] for page in pages] == [
        f"{n}/{len(pages)}" for n in range(1, len(pages) + 1)
    ]


@pytest.mark.parametrize("across", [2, 3])
def test_four_hundred_slips_are_all_there_once(across: int) -> None:
    slips = tuple(Slip(f"<{n}>", "6栋", "换灯吗？", ("同意",), "签字") for n in range(400))
    text = words(Slips(slips, 2 if across == 2 else 3))
    assert [text.count(f"<{n}>") for n in range(400)] == [1] * 400


def test_a_slip_is_in_large_type() -> None:
    sizes: set[float] = set()
    read(Slips((SLIP,))).pages[0].extract_text(
        visitor_text=lambda text, _c, _t, _f, size: sizes.add(size) if text.strip() else None
    )
    assert min(sizes) >= 14


def test_no_slips_are_an_empty_page() -> None:
    assert words(Slips(())) == ""


def test_the_same_paper_is_the_same_file() -> None:
    assert pdf(of("灯")) == pdf(of("灯"))


def test_without_the_extra_there_is_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "typst", None)
    assert (pdf(of("灯")), available()) == (None, False)


def test_without_the_font_package_there_is_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "_FONT_PACKAGE", "no_such_package")
    assert (pdf(of("灯")), available()) == (None, False)


def test_a_folder_or_a_file_of_ones_own_is_used_instead(tmp_path: Path) -> None:
    packaged = printing._packaged()  # noqa: SLF001
    assert packaged is not None
    own = tmp_path / "own.otf"
    own.write_bytes(packaged.read_bytes())
    assert available(own)
    assert available(tmp_path)
    assert not available(tmp_path / "other.otf")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "own.otf").write_bytes(b"font")
    assert not available(tmp_path / "broken")
