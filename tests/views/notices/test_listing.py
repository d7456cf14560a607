"""Lists of notices as screens: entries in words, four buttons for big letters, hostile text."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.notices import Notice, Occurrence, Phase, Schedule, Seat, Signup
from playground.markup import parse_html
from tests.world import CATALOGUE
from views.notices import listing
from views.notices.buttons_desk import NoticeDesk
from views.notices.buttons_lists import NoticeDraftOpen, NoticeList, Show
from views.notices.buttons_people import NoticeOwn
from views.notices.listing import Line, Page
from views.packing import ROOM
from views.screen import Button, Link, Screen
from views.texts import LANGUAGES

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
START = datetime(2026, 12, 7, 1, tzinfo=UTC)
NOTICE = Notice(7, 2, 3, "人人坞免费义诊", 1002, NOW, schedule=Schedule(starts_at=START))
ONE = Occurrence(
    5, 7, START, START, START + timedelta(hours=2), NOW, state=Phase.POSTED, posted_at=NOW
)
LINE = Line(NOTICE, ONE, "6栋", ZONE)
ZH = CATALOGUE.say("zh-CN")


def text(line: Line) -> str:
    return parse_html(listing.text(ZH, line, now=NOW))[0]


def buttons(screen: Screen) -> list[Button]:
    return [one for row in screen.rows for one in row if isinstance(one, Button)]


RULE = Schedule(rule="FREQ=MONTHLY;BYMONTHDAY=7", first_day=START.date(), clock=START.time())
SIGNED = replace(NOTICE, signup=Signup(20))
SEEN = replace(NOTICE, receipt=True)
ENTRIES = (
    (LINE, "12月7日(周一) 09:00–11:00 人人坞免费义诊\n6栋"),
    (replace(LINE, notice=replace(NOTICE, venue="小广场")), "09:00–11:00 人人坞免费义诊\n小广场"),
    (replace(LINE, notice=SIGNED, open=True), "6栋 · 可以报名"),
    (replace(LINE, notice=SIGNED, open=True, full=True), "6栋 · 名额已满，可以候补"),
    (replace(LINE, notice=SIGNED, seat=Seat.IN, open=True, full=True), "6栋 · 已报名"),
    (replace(LINE, notice=SIGNED, seat=Seat.WAITING), "6栋 · 候补中"),
    (replace(LINE, notice=SEEN, seen=False), "6栋 · 请点收到"),
    (replace(LINE, notice=SEEN, seen=True), "6栋 · 已点收到"),
    (replace(LINE, notice=SEEN, seen=None), "人人坞免费义诊\n6栋"),
    (replace(LINE, occurrence=replace(ONE, posted_at=None), notice=SEEN, seen=False), "诊\n6栋"),
    (
        replace(LINE, notice=SIGNED, seat=Seat.IN, occurrence=replace(ONE, state=Phase.CANCELLED)),
        "6栋 · 已取消",
    ),
    (
        replace(LINE, occurrence=replace(ONE, starts_at=None, ends_at=None)),
        "正在通知 人人坞免费义诊",
    ),
    (replace(LINE, occurrence=replace(ONE, ends_at=None)), "12月7日(周一) 09:00 人人坞"),
    (replace(LINE, occurrence=None), "12月7日(周一) 09:00 人人坞免费义诊"),
    (
        replace(LINE, notice=replace(NOTICE, schedule=RULE)),
        "09:00–11:00 人人坞免费义诊\n6栋 · 每月7日 01:00",
    ),
    (
        replace(LINE, notice=replace(NOTICE, schedule=RULE), occurrence=None),
        "每月7日 01:00 人人坞免费义诊\n6栋",
    ),
    (
        replace(LINE, notice=replace(NOTICE, schedule=Schedule()), occurrence=None),
        "正在通知 人人坞免费义诊",
    ),
)


@pytest.mark.parametrize(("line", "ending"), ENTRIES)
def test_an_entry_says_when_what_where_and_how_one_stands(line: Line, ending: str) -> None:
    assert ending in text(line)
    if "\n" in ending:
        assert text(line).endswith(ending)


OPENS = (
    (LINE, Show.COMING, NoticeOwn(5)),
    (LINE, Show.MINE, NoticeOwn(5)),
    (replace(LINE, occurrence=None), Show.PAUSED, NoticeDesk(7)),
    (replace(LINE, occurrence=None), Show.DRAFTS, NoticeDraftOpen(7)),
)


@pytest.mark.parametrize(("line", "show", "data"), OPENS)
def test_an_entry_opens_what_it_names(line: Line, show: Show, data: object) -> None:
    assert listing.entry(ZH, line, show).data == data


@pytest.mark.parametrize("show", [show for show in Show if show is not Show.MORE])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_big_letters_have_four_buttons_at_most_and_always_a_way_on(
    show: Show, language: str, count: int
) -> None:
    page = Page(show, (LINE,) * count, NoticeList(show, 1, 1), first=False, serves=True)
    screen = listing.page(CATALOGUE.say(language), page, big=True, now=NOW)
    assert len(screen.rows) == count + 2
    assert all(len(row) == 1 for row in screen.rows)
    assert buttons(screen)[-1].data == NoticeList(Show.MORE)


def test_in_big_letters_the_last_page_leads_to_the_first() -> None:
    page = Page(Show.COMING, (LINE,), None, first=False)
    screen = listing.page(ZH, page, big=True, now=NOW)
    assert buttons(screen)[1].data == NoticeList(Show.COMING)


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_fit_a_phone(language: str) -> None:
    page = Page(Show.COMING, (LINE,), NoticeList(Show.COMING, 1, 1), first=False, serves=True)
    screen = listing.page(CATALOGUE.say(language), page, big=False, now=NOW)
    for row in screen.rows[2:]:
        assert sum(len(one.label) for one in row) <= ROOM


def test_a_neighbour_is_offered_no_tools() -> None:
    screen = listing.page(ZH, Page(Show.COMING, (LINE,)), big=False, now=NOW)
    labels = [one.label for one in buttons(screen)]
    assert labels == ["12月7日(周一) 人人坞免费义诊", "我的", "通知设置"]


def test_the_list_shown_is_not_offered_again() -> None:
    for show in (Show.MINE, Show.ENDED):
        screen = listing.page(ZH, Page(show, (), serves=True), big=False, now=NOW)
        assert NoticeList(show) not in [one.data for one in buttons(screen)]


def test_in_a_group_entries_are_links_and_nothing_is_turned() -> None:
    screen = listing.in_group(ZH, [LINE], now=NOW)
    links = [one for row in screen.rows for one in row]
    assert all(isinstance(one, Link) for one in links)
    assert [one.start for one in links if isinstance(one, Link)] == ["n_5", "nl_0"]


HOSTILE = "<b>&'\"</b>\u202e" + "长" * 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_title_is_neither_markup_nor_endless(language: str) -> None:
    notice = replace(NOTICE, title=HOSTILE, venue=HOSTILE)
    line = replace(LINE, notice=notice, place=HOSTILE)
    say = CATALOGUE.say(language)
    page = Page(Show.COMING, (line,) * 8, serves=True)
    for screen in (
        listing.page(say, page, big=False, now=NOW),
        listing.in_group(say, [line] * 8, now=NOW),
    ):
        shown, _ = parse_html(screen.text)
        assert "<b>&" in shown
        assert len(shown) < 2000
        for row in screen.rows:
            assert all(len(one.label) <= 40 for one in row)


def test_nothing_signed_up_for_leaves_no_part_in_my_matters() -> None:
    assert listing.mine(ZH, [], now=NOW) is None
    part = listing.mine(ZH, [LINE], now=NOW)
    assert part is not None
    assert part.text.startswith("📢 <b>我报名的</b>\n")


@pytest.mark.parametrize("big", [False, True], ids=["small", "big"])
def test_the_ways_on_hold_the_tools_of_those_who_announce(*, big: bool) -> None:
    seen = {
        one.label
        for page in range(4)
        for one in buttons(listing.more(ZH, page, serves=True, big=big))
    }
    assert {"我的", "月历", "进行中", "草稿", "暂停的", "已结束", "通知设置"} <= seen
    assert "月历" not in {one.label for one in buttons(listing.more(ZH, 0, serves=False, big=big))}
