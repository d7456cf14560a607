"""Every list and every notice around filing: readable, bounded, and each button to its report."""

from dataclasses import replace

import pytest

from domain import reports as rules
from domain.reports import CATEGORIES
from tests.views.reports.drawn import HOSTILE, buttons_of, check, data_of
from views.reports import filing, lists
from views.reports.buttons_filing import (
    Code,
    Filter,
    ReportList,
    ReportMine,
    ReportOpen,
    ReportOwn,
    ReportSame,
    Shown,
)
from views.reports.filing import Titled
from views.reports.lists import Page, Section
from views.screen import Link
from views.texts import Texts

PLACES = ((2**40, "6栋"), (2**41, HOSTILE))


def titled(number: int, text: str = "灯不亮", marks: str = "") -> Titled:
    return Titled(number, f"6栋-{number:04d}", text, "已派单", "照明", marks)


AT = ReportList(2**40, before=2**40)
MANY = tuple(titled(2**40 + at, HOSTILE) for at in range(10))
PAGE = Page(HOSTILE, AT, MANY, following=2**40, staff=True, places=PLACES)


@pytest.mark.parametrize("code", Code)
@pytest.mark.parametrize("show", Shown)
def test_every_page_says_what_it_shows(say: Texts, show: Shown, code: Code) -> None:
    words = check(lists.page(say, replace(PAGE, at=replace(AT, show=show, code=code))))
    assert HOSTILE in words
    if code is not Code.ALL:
        assert say.plain("report-category", category=code) in words


@pytest.mark.parametrize("chosen", Filter)
def test_every_choice_of_a_filter_keeps_the_rest_of_the_list(say: Texts, chosen: Filter) -> None:
    at = replace(AT, show=Shown.HELD, code=Code.LIFT, filter=chosen)
    screen = lists.page(say, replace(PAGE, at=at))
    check(screen)
    for data in data_of(screen.rows):
        assert isinstance(data, ReportList | ReportOpen)
        if isinstance(data, ReportList):
            kept = (data.show is Shown.HELD) + (data.code is Code.LIFT) + (data.place_id == 2**40)
            assert kept >= 2


def test_each_state_to_show_is_a_choice(say: Texts) -> None:
    rows = lists.page(say, replace(PAGE, at=replace(AT, filter=Filter.SHOW))).rows
    offered = [data.show for data in data_of(rows) if isinstance(data, ReportList)]
    assert offered[:-1] == list(Shown)


def test_each_category_and_all_of_them_are_a_choice(say: Texts) -> None:
    rows = lists.page(say, replace(PAGE, at=replace(AT, filter=Filter.CATEGORY))).rows
    offered = [data.code for data in data_of(rows) if isinstance(data, ReportList)]
    assert offered[:-1] == [Code.ALL, *(Code(code) for code in CATEGORIES)]


def test_each_place_is_a_choice(say: Texts) -> None:
    rows = lists.page(say, replace(PAGE, at=replace(AT, filter=Filter.PLACE))).rows
    offered = [data.place_id for data in data_of(rows) if isinstance(data, ReportList)]
    assert offered[:-1] == [place for place, _ in PLACES]


def test_another_filter_begins_at_the_newest(say: Texts) -> None:
    found = data_of(lists.page(say, PAGE).rows)
    opened = [d for d in found if isinstance(d, ReportList) and d.filter is not Filter.NONE]
    assert [data.filter for data in opened] == [Filter.SHOW, Filter.CATEGORY, Filter.PLACE]
    assert all(data.before == 0 for data in opened)


@pytest.mark.parametrize("before", [0, 9])
@pytest.mark.parametrize("following", [0, 3])
def test_a_page_turns_only_where_there_is_another(say: Texts, before: int, following: int) -> None:
    page = Page("6栋", ReportList(2, before=before), (titled(5),), following=following)
    turns = [d for d in data_of(lists.page(say, page).rows) if isinstance(d, ReportList)]
    assert [turn.before for turn in turns] == [0] * bool(before) + [3] * bool(following)


@pytest.mark.parametrize("count", [0, 1, 2, 9, 10])
def test_each_entry_opens_its_own_card(say: Texts, count: int) -> None:
    screen = lists.page(say, Page("6栋", ReportList(2), MANY[:count]))
    assert data_of(screen.rows) == [ReportOpen(one.id) for one in MANY[:count]]
    assert (say("report-list-none") in screen.text) is (count == 0)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (titled(1, "灯" * 41), "灯" * 39 + "…"),
        (titled(1, "灯" * 40), "灯" * 40),
        (titled(1, "灯\n不亮"), "灯 不亮"),
        (titled(1, "", "📷2"), "📷2"),
        (titled(1, ""), "照明"),
    ],
)
def test_an_entry_is_one_line_of_what_there_is(say: Texts, one: Titled, said: str) -> None:
    words = check(lists.page(say, Page("6栋", ReportList(2), (one,))))
    assert said in words
    assert "灯" * 41 not in words


@pytest.mark.parametrize("before", [0, 2**40])
@pytest.mark.parametrize("following", [0, 2**40])
def test_what_is_mine_fits_and_turns(say: Texts, before: int, following: int) -> None:
    sections = [Section("reports", MANY), Section("supported", (titled(3),))]
    screen = lists.mine(say, sections, following=following, before=before)
    assert HOSTILE in check(screen)
    turns = [data for data in data_of(screen.rows) if isinstance(data, ReportMine)]
    assert [turn.before for turn in turns] == [0] * bool(before) + [2**40] * bool(following)


def test_who_has_nothing_here_is_told_so(say: Texts) -> None:
    screen = lists.mine(say, [Section("reports", ())], following=0, before=0)
    assert say("report-mine-none") in screen.text
    assert screen.rows == ()


@pytest.mark.parametrize("count", [1, 2, 3])
def test_each_look_alike_joins_its_own_report(say: Texts, count: int) -> None:
    likes = [titled(2**60 + at, HOSTILE) for at in range(count)]
    screen = filing.alike(say, titled(2**61), likes)
    assert HOSTILE in check(screen, big=True)
    same = [ReportSame(2**61, like.id) for like in likes]
    assert data_of(screen.rows) == [*same, ReportOwn(2**61)]
    labels = [button.label for button in buttons_of(screen.rows)]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_early_sign_names_its_kind_and_its_reports(say: Texts, category: str) -> None:
    screen = filing.pattern(say, HOSTILE, category, MANY)
    words = check(screen)
    assert say.plain("report-category", category=category) in words
    assert all(one.number in words for one in MANY)
    assert data_of(screen.rows) == [ReportOpen(one.id) for one in MANY]


@pytest.mark.parametrize("danger", rules.Danger)
def test_every_emergency_calls_the_first_number_first(say: Texts, danger: rules.Danger) -> None:
    words = check(filing.emergency(say, danger, [("none", "119"), (HOSTILE, "021-777")]))
    assert HOSTILE in words
    assert words.index("119") < words.index("021-777")


@pytest.mark.parametrize("phone", ["", "021-5566 7788", HOSTILE])
@pytest.mark.parametrize("excess", rules.Excess)
def test_every_refusal_to_file_gives_the_phone_there_is(
    say: Texts, excess: rules.Excess, phone: str
) -> None:
    limited, stranger = filing.limited(say, excess, phone), filing.stranger(say, phone)
    assert phone in check(limited)
    assert phone in check(stranger)
    assert isinstance(stranger.rows[0][0], Link)


@pytest.mark.parametrize("short", [True, False])
@pytest.mark.parametrize("place", ["none", "6栋", HOSTILE])
def test_the_question_what_is_wrong_takes_an_answer(
    say: Texts,
    place: str,
    short: bool,  # noqa: FBT001
) -> None:
    screen = filing.ask(say, place, short=short)
    words = check(screen)
    assert screen.ask is not None
    assert place == "none" or place in words


@pytest.mark.parametrize("kind", ["sticker", "contact", "poll", "anything"])
def test_the_short_notices_are_markup_too(say: Texts, kind: str) -> None:
    assert check(filing.not_this(say, kind))
    assert check(filing.unbound(say)) != check(filing.file_big(say))
    assert check(filing.behalf_done(say))
    assert HOSTILE in check(filing.behalf_ask(say, HOSTILE))
    assert HOSTILE in check(filing.alike_settled(say, HOSTILE, ""))
    assert "6栋-0003" in check(filing.alike_settled(say, HOSTILE, "6栋-0003"))
    assert isinstance(lists.closed(say).rows[0][0], Link)
