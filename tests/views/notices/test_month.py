"""The month view as a screen: the grid of every month, its buttons, and one day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.markup import parse_html
from tests.views.notices.test_listing import LINE, NOW, buttons
from tests.world import CATALOGUE
from views.notices import month, wishes
from views.notices.buttons_desk import NoticeDesk
from views.notices.buttons_lists import NoticeBlank, NoticeDay, NoticeMonth, NoticeQuiet
from views.notices.buttons_people import NoticeOwn
from views.notices.month import Sheet
from views.packing import width
from views.screen import Button, Screen
from views.texts import LANGUAGES

ZH = CATALOGUE.say("zh-CN")
TODAY = date(2026, 11, 22)
firsts = st.dates(date(2000, 1, 1), date(2100, 12, 1)).map(lambda day: day.replace(day=1))


def days_of(first: date) -> list[date]:
    found = [first + timedelta(days=n) for n in range(31)]
    return [day for day in found if day.month == first.month]


def sheet(first: date, counts: dict[date, int] | None = None) -> Sheet:
    return Sheet(2, first, TODAY, counts or {})


def grid(screen: Screen) -> list[list[Button]]:
    """The weeks: rows of seven below the names of the weekdays."""
    rows = [[one for one in row if isinstance(one, Button)] for row in screen.rows]
    return [row for row in rows if len(row) == 7][1:]


def cells(screen: Screen) -> dict[date, tuple[str, int]]:
    """Each day that can be tapped, with its label and its column."""
    return {
        date(one.data.year, one.data.month, one.data.day): (one.label, column)
        for row in grid(screen)
        for column, one in enumerate(row)
        if isinstance(one.data, NoticeDay)
    }


@pytest.mark.parametrize("language", LANGUAGES)
@given(firsts)
def test_every_day_of_any_month_stands_under_its_weekday(language: str, first: date) -> None:
    screen = month.month(CATALOGUE.say(language), sheet(first), 0, big=False)
    found = {day: column for day, (_, column) in cells(screen).items()}
    assert found == {day: day.weekday() for day in days_of(first)}
    assert sum(len(row) for row in screen.rows) <= 100
    assert len(screen.rows[0]) == 7
    assert all(one.label.strip() for one in buttons(screen)), "Telegram takes no empty button"


@given(firsts, st.data())
def test_how_much_there_is_stands_beside_its_day(first: date, data: st.DataObject) -> None:
    some = st.dictionaries(st.sampled_from(days_of(first)), st.integers(1, 500), max_size=31)
    counts = data.draw(some)
    screen = month.month(ZH, sheet(first, counts), 0, big=False)
    shown = {day: label.strip("[]") for day, (label, _) in cells(screen).items()}
    for day in days_of(first):
        count = "⁰¹²³⁴⁵⁶⁷⁸⁹"[min(counts[day], 9)] if day in counts else ""
        assert shown[day] == f"{day.day}{count}"


def test_only_today_is_marked_and_only_in_its_month() -> None:
    counts = {TODAY: 2}
    labels = [
        one.label for one in buttons(month.month(ZH, sheet(TODAY.replace(day=1)), 0, big=False))
    ]
    assert [label for label in labels if "[" in label] == ["[22]"]
    with_two = month.month(ZH, sheet(TODAY.replace(day=1), counts), 0, big=False)
    assert cells(with_two)[TODAY][0] == "[22²]"
    other = month.month(ZH, sheet(date(2026, 12, 1)), 0, big=False)
    assert not [one for one in buttons(other) if "[" in one.label]


def test_what_is_no_day_of_the_month_does_nothing() -> None:
    first, *_, last = grid(month.month(ZH, sheet(date(2026, 12, 1)), 0, big=False))
    assert [one.data for one in first[:2]] == [NoticeBlank(), NoticeDay(2026, 12, 1)]
    assert [one.data for one in last[3:]] == [NoticeDay(2026, 12, 31), *[NoticeBlank()] * 3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_big_letters_the_days_with_something_are_a_list(language: str) -> None:
    counts = {date(2026, 11, 9): 3, date(2026, 11, 2): 1}
    screen = month.month(CATALOGUE.say(language), sheet(date(2026, 11, 1), counts), 0, big=True)
    assert [one.data for one in buttons(screen)][:2] == [
        NoticeDay(2026, 11, 2),
        NoticeDay(2026, 11, 9),
    ]
    assert len(screen.rows) == 4
    assert all(len(row) == 1 for row in screen.rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_month_fits_one_screen(language: str) -> None:
    # From Saturday on, 31 days need six weeks: more than that no month has.
    first = date(2026, 8, 1)
    full = sheet(first, dict.fromkeys(days_of(first), 99))
    screen = month.month(CATALOGUE.say(language), full, 0, big=False)
    assert len(screen.rows) == 1 + 6 + 3
    assert max(width(label) for label, _ in cells(screen).values()) <= 5
    assert len(parse_html(screen.text)[0]) < 1000


@pytest.mark.parametrize(
    ("first", "before", "after"),
    [
        (date(2026, 1, 1), NoticeMonth(2025, 12), NoticeMonth(2026, 2)),
        (date(2026, 12, 1), NoticeMonth(2026, 11), NoticeMonth(2027, 1)),
    ],
)
def test_the_months_beside_it_cross_the_year(
    first: date, before: NoticeMonth, after: NoticeMonth
) -> None:
    screen = month.month(ZH, sheet(first), 0, big=False)
    turns = [one.data for one in buttons(screen) if isinstance(one.data, NoticeMonth)]
    assert turns == [before, after]


def test_what_was_not_counted_is_said() -> None:
    cut = Sheet(2, date(2026, 11, 1), TODAY, {TODAY: 99}, cut=True)
    assert "没有全部数进去" in month.month(ZH, cut, 0, big=False).text
    assert "没有全部数进去" not in month.month(ZH, sheet(TODAY), 0, big=False).text


def test_a_day_opens_desks_of_ones_own_and_pages_of_others() -> None:
    lines = [(LINE, True), (LINE, False)]
    screen = month.day(ZH, date(2026, 12, 7), lines, 0, big=False, now=NOW)
    assert [one.data for one in buttons(screen)] == [
        NoticeDesk(7),
        NoticeOwn(5),
        NoticeMonth(2026, 12),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 3, 60])
def test_a_day_in_big_letters_has_four_buttons_at_most(language: str, count: int) -> None:
    say = CATALOGUE.say(language)
    for page in (0, 1, 59, -1):
        screen = month.day(say, TODAY, [(LINE, True)] * count, page, big=True, now=NOW)
        assert len(screen.rows) <= 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("born", [None, 1955])
@pytest.mark.parametrize("state", ["yes", "no"])
def test_the_settings_have_four_buttons_at_most_and_a_way_back(
    language: str, born: int | None, state: str
) -> None:
    quiet = state == "yes"
    screen = wishes.page(CATALOGUE.say(language), quiet=quiet, birth_year=born)
    assert len(screen.rows) == (4 if born else 3)
    assert all(len(row) == 1 for row in screen.rows)
    # The button does the opposite of what is.
    assert buttons(screen)[0].data == NoticeQuiet(int(not quiet), 1)
    assert (str(born) in screen.text) is bool(born)


def test_the_month_of_a_place_where_it_is_already_tomorrow_is_named_by_its_own_day() -> None:
    late = datetime(2026, 12, 31, 17, tzinfo=UTC)
    screen = month.day(ZH, date(2027, 1, 1), [], 0, big=False, now=late)
    assert screen.text.startswith("🗓 <b>1月1日(周五)</b>")
