"""The pages of sign-up on a phone of 360 px: no words of a button are cut, in either language."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notices import Attendee, Named, Seat, figures_of
from tests.world import CATALOGUE
from views.buttons import ButtonData
from views.notices import lists_people, people, people_entering, receipts, signup
from views.notices.buttons_people import (
    ListFile,
    NoticeBegin,
    NoticeFile,
    NoticeNames,
    NoticePeople,
    NoticeSeat,
    PeopleTool,
)
from views.notices.people import Desk, Name
from views.notices.receipts import Flat, Heard
from views.notices.signup import NO_CLOCK, Event, Options, Place
from views.notices.spreading import spread
from views.packing import EDGES, ROOM, width
from views.places.paging import A_PAGE
from views.screen import Button, Screen
from views.texts import LANGUAGES, Texts

AT = datetime(2026, 12, 7, 1, tzinfo=UTC)
EVENT = Event(7, "人人坞免费义诊", "12月7日(周一) 09:00", "活动室")
WHEN = "12月7日(周一) 08:00"
NAMES = ["王阿姨", "老妈", "Anna-Katharina", "欧阳娜娜的外婆", "<b>&", "x" * 30, "诸葛" * 15]
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_size = pytest.mark.parametrize("big", [False, True])
TURN = partial(NoticeNames, 7)


def options() -> list[Options]:
    """Every state of one's page that there can be."""
    still = Options(open=True, until=WHEN)
    return [
        still,
        replace(still, free=0),
        replace(still, free=1),
        replace(still, free=20, slots=True, guests=True),
        replace(still, receipt=True, people=True, guests=True),
        replace(still, receipt=True, heard=True, guests=True),
        Options(until=WHEN),
        Options(begun=True, until=WHEN),
        Options(begun=True, receipt=True),
        Options(receipt=True, people=True),
    ]


def held() -> list[list[Place]]:
    mine = Place(1, "", Seat.IN, 1, "09:10", "坐轮椅")
    waits = Place(2, NAMES[3], Seat.WAITING, 500)
    family = [Place(3 + n, name, Seat.IN, n + 2, "09:15") for n, name in enumerate(NAMES[:5])]
    return [[], [mine], [waits], [mine, waits], [mine, *family]]


def rows_of(names: list[str]) -> list[Name]:
    return [
        Name(n, name, "王阿姨" if n % 2 else "", Seat.WAITING if n % 3 else Seat.IN, AT, clock)
        for n, (name, clock) in enumerate(zip(names * 6, ["09:10", NO_CLOCK] * 30, strict=False))
    ]


def desks() -> Iterator[Desk]:
    seats = [Attendee(n, 7, n, "", Seat.IN, AT, came=n > 2) for n in range(1, 6)]
    for figures in (figures_of([]), figures_of(seats)):
        for asks in (True, False):
            yield Desk(figures, 20, over=asks, signup=asks, receipt=True, report=asks)
            yield Desk(figures, None, over=True, signup=True, receipt=asks, report=True)


def pages(say: Texts, *, big: bool) -> Iterator[Screen]:
    for places in held():
        for can in options():
            yield from (signup.own(say, EVENT, places, can, page, big=big) for page in range(3))
        for place in places:
            for slots in (True, False):
                yield signup.seat(say, EVENT, place, slots=slots, mine=slots, big=big)
                yield signup.moved_up(say, EVENT, place, passing_on=slots, kept=not slots, big=big)
    for free in (None, 1, 99):
        clocks = [(n, f"{9 + n // 12:02d}:{n * 5 % 60:02d}", free) for n in range(48)]
        yield from (signup.slots(say, EVENT, clocks, None, at, big=big) for at in range(24))
    for desk in desks():
        yield from (people.tools(say, EVENT, desk, page, big=big) for page in range(4))
    for rows in ([], rows_of(NAMES)):
        for at in range(3):
            yield people.names(say, EVENT, rows, at, big=big)
            yield people.door(say, EVENT, rows, at, big=big)
    buildings = [Heard(n, name, n, 24) for n, name in enumerate(NAMES)]
    flats = [Flat(n, "6栋", "3单元", f"{n}01", told=n % 2 == 0) for n in range(40)]
    for at in range(3):
        yield receipts.overview(say, EVENT, buildings, at, big=big)
        yield receipts.building(say, EVENT, buildings[0], flats, at, big=big)


def wired(screen: Screen) -> list[ButtonData]:
    """What the buttons of a screen carry, in their order."""
    return [one.data for row in screen.rows for one in row if isinstance(one, Button)]


@each_language
def test_what_stands_beside_another_button_is_never_cut(language: str) -> None:
    for screen in pages(CATALOGUE.say(language), big=False):
        for row in screen.rows:
            room = len(row) * (max(width(button.label) for button in row) + EDGES)
            # The ways on and back are one row whatever their words.
            turning = any("‹" in button.label for button in row)
            assert len(row) == 1 or turning or room <= ROOM, [one.label for one in row]


@each_language
def test_big_letters_have_one_button_a_row_and_at_most_four(language: str) -> None:
    for screen in pages(CATALOGUE.say(language), big=True):
        assert all(len(row) == 1 for row in screen.rows)
        assert len(screen.rows) <= 4, [row[0].label for row in screen.rows]


@each_language
@each_size
def test_labels_are_bounded_and_every_wire_form_fits(language: str, *, big: bool) -> None:
    for screen in pages(CATALOGUE.say(language), big=big):
        assert all(0 < len(button.label) <= 40 for row in screen.rows for button in row)
        assert all(len(data.pack().encode()) <= 64 for data in wired(screen))


@each_language
@each_size
def test_every_button_of_a_list_is_on_one_of_its_pages(language: str, *, big: bool) -> None:
    say, rows = CATALOGUE.say(language), rows_of(NAMES)
    seen: set[ButtonData] = set()
    for at in range(len(rows)):
        seen |= set(wired(people.names(say, EVENT, rows, at, big=big)))
    assert {NoticeSeat(row.signup_id) for row in rows} <= seen
    assert NoticePeople(EVENT.occurrence_id) in seen


@given(
    st.lists(st.text("王a", min_size=1, max_size=20), max_size=60),
    st.integers(-3, 80),
    st.booleans(),
    st.sampled_from([6, 16, A_PAGE]),
)
def test_spreading_loses_no_button_and_keeps_their_order(
    labels: list[str],
    page: int,
    big: bool,  # noqa: FBT001 - drawn by its name
    a_page: int,
) -> None:
    say = CATALOGUE.say("en")
    buttons = [Button(label, NoticePeople(n)) for n, label in enumerate(labels)]
    size = 2 if big and len(buttons) > 3 else a_page
    found: list[int] = []
    count = max(1, -(-len(buttons) // size))
    for at in range(page, page + count):
        rows = spread(say, buttons, at, TURN, NoticePeople(99), big=big, a_page=a_page)
        *shown, back = (one for one in wired(Screen("", rows)) if isinstance(one, NoticePeople))
        assert back == NoticePeople(99)
        assert shown == sorted(shown, key=lambda one: one.occurrence_id)
        found += [one.occurrence_id for one in shown]
    assert sorted(found) == list(range(len(buttons)))


@each_language
def test_the_page_says_where_one_stands_and_until_when(language: str) -> None:
    say = CATALOGUE.say(language)
    (mine,) = held()[1]
    text = signup.own(say, EVENT, [mine], options()[0], 0, big=False).text
    assert EVENT.title in text
    assert "09:10" in text
    assert "坐轮椅" in text
    waits = replace(mine, state=Seat.WAITING, number=12)
    assert "12" in signup.own(say, EVENT, [waits], options()[0], 0, big=False).text


@each_language
@pytest.mark.parametrize("seat", [Seat.IN, Seat.WAITING])
@pytest.mark.parametrize("reached", [True, False])
@pytest.mark.parametrize("new", [True, False])
@pytest.mark.parametrize("clock", [NO_CLOCK, "09:10"])
def test_toasts_are_short_and_name_the_number(
    language: str, seat: Seat, clock: str, *, reached: bool, new: bool
) -> None:
    place = Place(1, "", seat, 2000, clock)
    words = signup.toast(CATALOGUE.say(language), place, new=new, reached=reached)
    assert len(words) <= 200
    assert "2,000" in words or "2000" in words
    assert "none" not in words


@each_language
def test_the_tools_name_each_question_and_each_file(language: str) -> None:
    say = CATALOGUE.say(language)
    desk = Desk(figures_of([]), 20, over=True, signup=True, receipt=True, report=True)
    screen = people.tools(say, EVENT, desk, 0, big=False)
    found = wired(screen)
    assert all(NoticeBegin(EVENT.occurrence_id, tool) in found for tool in PeopleTool)
    for what in (ListFile.NAMES, ListFile.PAPER):
        assert NoticeFile(EVENT.occurrence_id, what) in found


@each_language
def test_a_previewed_list_is_bounded_and_shows_names_as_letters(language: str) -> None:
    say = CATALOGUE.say(language)
    named = [Named("<b>" + "王" * 20, "注" * 100)] * 300
    text = people_entering.preview(say, EVENT, named, 7, ["行" * 60] * 99, 3).text
    assert text.count("&lt;b&gt;") == people_entering.SHOWN
    assert len(text) <= 8000
    assert "260" in text


@each_language
def test_files_are_named_after_the_event_and_count_the_people(language: str) -> None:
    say, rows = CATALOGUE.say(language), rows_of(NAMES)
    for draw in (lists_people.table, lists_people.paper):
        screen = draw(say, EVENT, rows)
        assert screen.document is not None
        assert EVENT.title in screen.text
        assert str(len(rows)) in screen.text
