"""The pages of sign-up and receipts: every button fits, elder mode has four, nothing is markup."""

from datetime import UTC, datetime

import pytest

from domain.notices import Named, Seat, figures_of
from domain.papers import Statement
from domain.sheets import Workbook
from playground.markup import parse_html
from tests.world import CATALOGUE
from views.notices import lists_people, people, people_entering, receipts, signup
from views.notices.buttons_lists import NoticeList
from views.notices.people import Desk, Name
from views.notices.post import units
from views.notices.receipts import Flat, Heard
from views.notices.signup import Event, Options, Place
from views.screen import Button, Document, Screen
from views.texts import LANGUAGES, Texts

AT = datetime(2026, 12, 7, 1, tzinfo=UTC)
HOSTILE = "<b>=1+1</b>"
UNTIL = "12月7日(周一) 09:00"
# The longest text there may be, of signs that Telegram counts twice.
EVENT = Event(7, HOSTILE, UNTIL, "活动室 & 院子", "🏥" * 3500)
MINE = Place(1, "", Seat.IN, 3, "09:10", "坐轮椅")
MUM = Place(2, HOSTILE, Seat.WAITING, 1)
ALL = Options(
    open=True, slots=True, guests=True, free=2, until=UNTIL, receipt=True, people=True, heard=True
)
ONWARD = (Button("看全部公告", NoticeList()),)
ROWS = [
    Name(n, f"王{n}", "李明" if n % 2 else "", Seat.IN if n < 30 else Seat.WAITING, AT, "09:10")
    for n in range(1, 41)
]
FLATS = [Flat(n, "6栋", f"{n // 40 + 1}单元", f"{n}", told=n % 5 == 0) for n in range(1, 90)]
DESK = Desk(figures_of([]), 20, over=True, signup=True, receipt=True, report=True)
HEARD = [Heard(n, f"{n}栋", n, 24) for n in range(1, 9)]


def screens(say: Texts, *, big: bool) -> dict[str, Screen]:
    return {
        "nobody": signup.own(say, EVENT, [], ALL, 0, big=big),
        "one": signup.own(say, EVENT, [MINE], ALL, 0, big=big),
        "family": signup.own(say, EVENT, [MINE, MUM], ALL, 0, big=big),
        "over": signup.own(say, EVENT, [MINE], Options(begun=True, until=UNTIL), 0, big=big),
        "seat": signup.seat(say, EVENT, MINE, slots=True, mine=True, big=big),
        "slots": signup.slots(say, EVENT, [(n, f"09:{n}", 2) for n in range(20)], MUM, 1, big=big),
        "no-slots": signup.slots(say, EVENT, [], None, 0, big=big),
        "tools": people.tools(say, EVENT, DESK, 0, big=big),
        "names": people.names(say, EVENT, ROWS, 1, big=big),
        "door": people.door(say, EVENT, ROWS, 2, big=big),
        "heard": receipts.overview(say, EVENT, HEARD, 0, big=big),
        "building": receipts.building(say, EVENT, HEARD[0], FLATS, 0, big=big),
        "all-heard": receipts.building(say, EVENT, HEARD[0], [], 0, big=big),
        "nudge": receipts.nudge(say, EVENT),
        "up": signup.moved_up(say, EVENT, MUM, passing_on=True, kept=False, big=big),
        "list": people_entering.preview(
            say, EVENT, [Named(HOSTILE, "备注")] * 60, 2, [HOSTILE], 9
        ),
        "none-new": people_entering.preview(say, EVENT, [], 3, [], 9),
        "report": people_entering.report(say, HOSTILE, HOSTILE * 60, "file", (20, 18)),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("big", [False, True])
def test_every_page_fits_a_phone_and_shows_names_as_they_are(language: str, *, big: bool) -> None:
    for name, screen in screens(CATALOGUE.say(language), big=big).items():
        text, entities = parse_html(screen.text)
        assert units(text) <= (1024 if screen.picture else 4096), name
        assert {e["type"] for e in entities} <= {"bold"}, name
        if HOSTILE in text:
            assert "&lt;b&gt;" in screen.text, name
        buttons = [button for row in screen.rows for button in row]
        assert len(buttons) <= 24, name
        assert all(len(button.label) <= 40 for button in buttons), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_big_letters_have_one_button_a_row_and_at_most_four(language: str) -> None:
    for name, screen in screens(CATALOGUE.say(language), big=True).items():
        assert all(len(row) == 1 for row in screen.rows), name
        assert len(screen.rows) <= 4, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_notice_can_be_read_on_ones_page_and_when_reminded(language: str) -> None:
    say, body = CATALOGUE.say(language), "第一行\n" + "好" * 3490
    event = Event(7, HOSTILE, UNTIL, "活动室", body)
    for screen in (signup.own(say, event, [MINE], ALL, 0, big=False), receipts.nudge(say, event)):
        assert body in screen.text
    assert UNTIL in signup.own(say, event, [], ALL, 0, big=False).text.rpartition("\n")[2]


def test_what_cannot_be_done_any_more_has_no_button() -> None:
    say = CATALOGUE.say("zh-CN")
    closed = signup.own(say, EVENT, [MINE], Options(begun=True, until=UNTIL), 0, big=False)
    assert [row for row in closed.rows if row != ONWARD] == []
    assert "报名已经截止" in closed.text
    full = signup.own(say, EVENT, [], Options(open=True, free=0, until=UNTIL), 0, big=False)
    assert "名额已满" in full.text


def test_until_when_one_can_sign_up_is_said_as_people_say_it() -> None:
    say = CATALOGUE.say("zh-CN")
    hour = signup.own(say, EVENT, [], Options(open=True, until=UNTIL), 0, big=False).text
    assert hour.endswith(f"{UNTIL} 之前都可以报名；开始前都可以取消。")
    start = Options(open=True, until=UNTIL, at_start=True)
    assert signup.own(say, EVENT, [], start, 0, big=False).text.endswith(
        "开始前都可以报名、取消。"
    )


@pytest.mark.parametrize("places", [[], [MINE]], ids=["nobody", "alone"])
def test_from_ones_page_one_comes_to_all_notices(places: list[Place]) -> None:
    say = CATALOGUE.say("zh-CN")
    for big in (False, True):
        assert signup.own(say, EVENT, places, ALL, 0, big=big).rows[-1] == ONWARD


def test_the_table_holds_what_was_typed_as_text() -> None:
    say = CATALOGUE.say("zh-CN")
    row = Name(1, "=cmd|'/c calc'!A1", "李明", Seat.IN, AT, "09:10", "+1", came=True)
    screen = lists_people.table(say, EVENT, [row])
    assert isinstance(screen.document, Document)
    assert isinstance(screen.document.content, Workbook)
    (sheet,) = screen.document.content.sheets
    assert list(sheet.header)[:4] == ["序号", "时间", "姓名", "谁报的"]
    assert list(sheet.rows[0])[:5] == [1, "09:10", "=cmd|'/c calc'!A1", "李明", "+1"]
    assert all(isinstance(cell, str | int) for cell in sheet.rows[0])
    assert sheet.rows[0][-1] == "2026-12-07 09:00"


def test_the_paper_has_a_box_for_each_name() -> None:
    say = CATALOGUE.say("zh-CN")
    screen = lists_people.paper(say, EVENT, ROWS)
    assert isinstance(screen.document, Document)
    paper = screen.document.content
    assert isinstance(paper, Statement)
    table = paper.parts[-1]
    assert not isinstance(table, str)
    assert len(table.rows) == len(ROWS)
    assert all(row[-1] == "□" for row in table.rows)


def test_doors_to_knock_at_are_on_paper_with_their_stairwell() -> None:
    screen = receipts.knock_list(CATALOGUE.say("en"), EVENT, FLATS[:3])
    assert isinstance(screen.document, Document)
    paper = screen.document.content
    assert isinstance(paper, Statement)
    table = paper.parts[-1]
    assert not isinstance(table, str)
    assert table.rows[0] == ("6栋", "1单元", "1", "□", "")


def test_a_building_names_at_most_sixty_doors_and_how_many_more() -> None:
    say = CATALOGUE.say("zh-CN")
    text = receipts.building(say, EVENT, HEARD[0], FLATS, 0, big=False).text
    silent = sum(not flat.told for flat in FLATS)
    assert f"还有 {silent - receipts.NAMED} 户" in text
