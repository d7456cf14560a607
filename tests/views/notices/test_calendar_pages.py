"""The pages of calendars and of holidays fit what Telegram takes, whatever they hold."""

from datetime import date, timedelta

import pytest

from domain.calendars import Agenda
from domain.notices.daylines import LONGEST_NAME, DayFault
from domain.places import Place, PlaceKind
from playground.markup import parse_html
from tests.conftest import NOON
from views.notices import calendars, days
from views.notices.buttons_calendar import NoticeFeed
from views.notices.buttons_lists import NoticeMonth
from views.notices.days import Run
from views.screen import Button, Copy, Screen
from views.texts import LANGUAGES, Catalogue

CATALOGUE = Catalogue()
EVIL = "<b>&\"'</i>{ $x }"
TEXT, CAPTION, COPIED = 4096, 1024, 256
PLACE = Place(2, 1, PlaceKind.BUILDING, (EVIL * 4)[:60], "Asia/Shanghai", "zh-CN")
MANY = [Place(n, 2, PlaceKind.BUILDING, EVIL, "Asia/Shanghai", "zh-CN") for n in range(3, 103)]
ADDRESS = "https://linli.example.org/calendar/" + "t" * 43 + ".ics"


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.rows for button in row]


def shown(screen: Screen, most: int = TEXT) -> str:
    text, _ = parse_html(screen.text)
    assert 0 < len(text) <= most
    assert sum(len(row) for row in screen.rows) <= 100
    for row in screen.rows:
        for button in row:
            if isinstance(button, Button):
                assert button.data.pack()
            elif isinstance(button, Copy):
                assert len(button.text) <= COPIED
    return text


def page(
    language: str, *, address: str = ADDRESS, served: bool = True, big: bool = False
) -> Screen:
    return calendars.feed_page(
        CATALOGUE.say(language), PLACE, MANY, address, 7, NoticeMonth(), served=served, big=big
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_the_address_and_has_a_way_back(language: str) -> None:
    screen = page(language)
    assert ADDRESS in shown(screen)
    assert screen.rows[0] == (Copy(CATALOGUE.say(language).plain("notice-feed-copy"), ADDRESS),)
    assert screen.rows[-1][0] == Button(CATALOGUE.say(language).plain("back"), NoticeMonth())


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_served_no_address_is_offered(language: str) -> None:
    screen = page(language, served=False)
    assert ADDRESS not in shown(screen)
    assert not any(isinstance(button, Copy) for row in screen.rows for button in row)
    assert CATALOGUE.say(language).plain("notice-feed-anew") not in labels(screen)


def test_before_there_is_an_address_one_can_be_made() -> None:
    say = CATALOGUE.say("zh-CN")
    screen = page("zh-CN", address="")
    assert say.plain("notice-feed-make") in labels(screen)
    assert say.plain("notice-feed-anew") not in labels(screen)


@pytest.mark.parametrize("served", [True, False])
@pytest.mark.parametrize("address", [ADDRESS, ""])
def test_big_letters_have_few_buttons(address: str, *, served: bool) -> None:
    screen = page("zh-CN", address=address, served=served, big=True)
    assert all(len(row) == 1 for row in screen.rows)
    assert len(screen.rows) <= 4


def test_of_several_communities_one_is_chosen() -> None:
    screen = calendars.choose(CATALOGUE.say("zh-CN"), MANY, 4, big=False)
    shown(screen)
    assert Button(EVIL, NoticeFeed(MANY[-1].id)) in [b for row in screen.rows for b in row]


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_say_what_to_do_with_them_within_a_caption(language: str) -> None:
    say = CATALOGUE.say(language)
    agenda = Agenda("x", "Asia/Shanghai", NOON, ())
    one = calendars.notice_file(say, 1234, (EVIL * 9)[:120], agenda)
    whole = calendars.place_file(say, PLACE, agenda)
    for screen in (one, whole):
        shown(screen, CAPTION)
        assert screen.document is not None
        assert screen.document.name.endswith(".ics")
        assert screen.document.content is agenda
    assert "1234" in (one.document.name if one.document else "")


def test_days_that_follow_each_other_under_one_name_are_one_run() -> None:
    first = date(2027, 2, 5)
    listed = [(first + timedelta(days=n), False, "春节") for n in range(3)]
    listed += [(date(2027, 2, 8), True, "春节"), (date(2027, 2, 9), False, "春节")]
    listed += [(date(2027, 2, 10), False, "别的"), (date(2027, 2, 12), False, "别的")]
    assert days.runs(listed) == [
        Run(first, date(2027, 2, 7), works=False, name="春节"),
        Run(date(2027, 2, 8), date(2027, 2, 8), works=True, name="春节"),
        Run(date(2027, 2, 9), date(2027, 2, 9), works=False, name="春节"),
        Run(date(2027, 2, 10), date(2027, 2, 10), works=False, name="别的"),
        Run(date(2027, 2, 12), date(2027, 2, 12), works=False, name="别的"),
    ]
    assert days.runs([]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fullest_list_of_a_year_fits(language: str) -> None:
    listed = [
        (date(2027, 1, 1) + timedelta(days=n), n % 2 == 0, f"{n}{EVIL}"[:LONGEST_NAME])
        for n in range(365)
    ]
    screen = days.page(CATALOGUE.say(language), 2027, listed, known=False, written=365)
    assert str(365 - days.MOST) in shown(screen)


def test_a_day_without_a_name_has_none() -> None:
    say = CATALOGUE.say("en")
    listed = [(date(2027, 2, 20), True, ""), (date(2027, 2, 22), False, "")]
    text = shown(days.page(say, 2027, listed, known=True))
    assert "Sat 20 Feb: worked\nMon 22 Feb: off" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", list(DayFault), ids=str)
def test_each_fault_is_a_sentence_of_its_own(language: str, why: DayFault) -> None:
    say = CATALOGUE.say(language)
    screen = days.question(say, 2027, why.value, (EVIL * 9)[:60])
    text = shown(screen)
    others = {shown(days.question(say, 2027, w.value, "")) for w in DayFault}
    assert len(others) == len(DayFault)
    assert "2027-10-10" in text
    assert screen.ask is not None
    assert len(screen.ask.placeholder) <= 64


def test_a_question_asked_first_has_no_fault() -> None:
    say = CATALOGUE.say("zh-CN")
    assert shown(days.question(say, 2027, "", "")).startswith("请把 2027 年")
