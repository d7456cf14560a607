import io
import threading

import pytest
from python_calamine import CalamineWorkbook
from telegram import InputFile

from bot import printing
from bot.printing import file_of
from domain.calendars import Agenda, Event
from domain.papers import Paper, Statement
from domain.sheets import Sheet, Workbook
from storage.ics import ics_bytes
from tests.conftest import NOON
from views.screen import Document

PAPER = Statement("结算", ("完",))


class Panic(BaseException):
    """As the typesetter raises it when it breaks: no Exception."""


def content(file: InputFile) -> bytes:
    assert isinstance(file.input_file_content, bytes)
    return file.input_file_content


async def test_a_paper_is_sent_as_pdf() -> None:
    file = await file_of(Document("第1期.pdf", PAPER), None)
    assert (file.filename, content(file)[:5]) == ("第1期.pdf", b"%PDF-")


async def test_a_workbook_is_sent_as_xlsx() -> None:
    file = await file_of(Document("a.xlsx", Workbook((Sheet("收支", ["a"], []),))), None)
    read = CalamineWorkbook.from_filelike(io.BytesIO(content(file)))
    assert (file.filename, read.sheet_names) == ("a.xlsx", ["收支"])


async def test_a_calendar_is_sent_as_ics() -> None:
    agenda = Agenda("翠湖里", "Asia/Shanghai", NOON, (Event("1", "义诊", NOON),))
    file = await file_of(Document("公告1.ics", agenda), None)
    assert file.filename == "公告1.ics"
    assert content(file) == ics_bytes(agenda)


@pytest.mark.parametrize("error", [None, RuntimeError("typst"), Panic()])
async def test_where_no_pdf_can_be_had_the_text_goes_out(
    error: BaseException | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        if error:
            raise error

    monkeypatch.setattr(printing, "pdf", none)
    file = await file_of(Document("第1期.pdf", PAPER), None)
    assert (file.filename, content(file)) == ("第1期.txt", "\ufeff结算\n\n完\n".encode())


async def test_files_are_made_in_a_thread_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    where: list[int] = []

    def pdf(paper: Paper, font: object) -> bytes:
        where.append(threading.get_ident())
        assert (paper, font) == (PAPER, None)
        return b"%PDF-"

    monkeypatch.setattr(printing, "pdf", pdf)
    await file_of(Document("a.pdf", PAPER), None)
    assert where
    assert where != [threading.get_ident()]


async def test_what_is_ready_goes_out_as_it_is() -> None:
    file = await file_of(Document("a.json", b"{}"), None)
    assert (file.filename, content(file)) == ("a.json", b"{}")
