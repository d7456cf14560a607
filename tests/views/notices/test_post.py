"""What a post says, at every moment of its life, and that Telegram takes it."""

from datetime import time
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sending import CAPTION, TAG, TEXT
from domain.notices import Phase, Schedule, State
from tests.views.notices.shown import END, ENGLISH, NOW, SAY, START, labels, post, signed
from views.notices import news
from views.notices import post as view
from views.notices.post import Post
from views.screen import Link, Media, Screen

PHOTO = Media("photo", "AgAC")


def drawn(shown: Post, picture: Media | None = None) -> Screen:
    return view.screen(SAY, shown, now=NOW, buttons=(), picture=picture)


def length(screen: Screen) -> int:
    return len(unescape(TAG.sub("", screen.text)).encode("utf-16-le")) // 2


def test_title_time_place_and_body_stand_in_it() -> None:
    screen = drawn(post())
    assert screen.text == (
        "📢 <b>人人坞免费义诊</b>\n时间：12月7日(周一) 09:00–11:00\n地点：活动室\n\n请带身份证"
    )
    assert labels(screen) == ["加日历"]


def test_the_same_in_english() -> None:
    screen = view.screen(ENGLISH, post(), now=NOW, buttons=(), picture=None)
    assert "When: Mon 7 Dec, 09:00–11:00" in screen.text


def test_what_comes_again_says_how_often_below_its_date() -> None:
    rule = Schedule(rule="FREQ=MONTHLY;BYMONTHDAY=7", first_day=START.date(), clock=time(9))
    assert drawn(post(schedule=rule)).text.split("\n")[1:4] == [
        "时间：12月7日(周一) 09:00–11:00",
        "每月7日 09:00",
        "地点：活动室",
    ]
    again = news.reminder(SAY, post(schedule=rule), now=NOW, private=False).text
    assert "每月7日" not in again, "who is reminded of one need not hear of the others"


def test_html_of_others_is_shown_and_not_obeyed() -> None:
    text = drawn(post(title="<b>x", body="<a href='x'>&", venue="<i>")).text
    assert "&lt;b&gt;x" in text
    assert "&lt;a href='x'&gt;&amp;" in text
    assert "&lt;i&gt;" in text


def test_what_is_only_something_to_know_has_no_time_and_no_calendar() -> None:
    screen = drawn(post({"starts_at": None, "ends_at": None}, venue=""))
    assert "时间" not in screen.text
    assert labels(screen) == []


@pytest.mark.parametrize(
    ("taken", "waiting", "capacity", "says"),
    [
        (0, 0, None, "报名：已有 0 人"),
        (19, 0, 20, "报名：19/20 人，还有 1 个名额"),
        (20, 0, 20, "20 个名额已满，候补 0 人"),
        (20, 1, 20, "20 个名额已满，候补 1 人"),
        (21, 1, 20, "20 个名额已满"),
    ],
)
def test_places_are_counted_up_to_the_last(
    taken: int, waiting: int, capacity: int | None, says: str
) -> None:
    screen = drawn(signed(taken, waiting, capacity))
    assert says in screen.text
    assert labels(screen) == ["报名", "加日历"]


def test_households_are_shown_where_the_group_has_some() -> None:
    shown = post(receipt=True)
    assert "收到：23/48 户" in drawn(shown.read_by(23, 48)).text
    assert "收到" not in drawn(shown.read_by(0, 0)).text
    assert labels(drawn(shown)) == ["收到", "加日历"]


@pytest.mark.parametrize(
    ("state", "notice", "says"),
    [
        (Phase.CANCELLED, State.RUNNING, "<b>已取消</b>。原因：医生病了"),
        (Phase.OVER, State.ENDED, "<b>已结束</b>"),
    ],
)
def test_once_it_is_off_or_over_it_says_so_and_has_no_buttons(
    state: Phase, notice: State, says: str
) -> None:
    screen = drawn(post({"state": state, "reason": "医生病了"}, state=notice))
    assert says in screen.text
    assert labels(screen) == []


def test_moved_it_shows_both_times() -> None:
    screen = drawn(post({"starts_at": END, "ends_at": None, "sequence": 1}))
    assert "<b>改了时间</b>，原定 12月7日(周一) 09:00" in screen.text
    assert "时间：12月7日(周一) 11:00" in screen.text
    assert "改了时间" not in drawn(post({"starts_at": START})).text


def test_urgent_is_said_in_words() -> None:
    assert "❗ 紧急 · <b>人人坞免费义诊</b>" in drawn(post(urgent="大风")).text


@given(
    st.text(st.sampled_from("字 <&🏥\n"), max_size=3500),
    st.text(st.sampled_from("题<🏥"), max_size=100),
    st.booleans(),
)
def test_whatever_is_written_telegram_takes_it_and_the_rest_is_a_tap_away(
    body: str,
    title: str,
    pictured: bool,  # noqa: FBT001
) -> None:
    screen = drawn(post(body=body, title=title), PHOTO if pictured else None)
    assert length(screen) <= (CAPTION if pictured else TEXT)
    cut = "…" in screen.text
    links = [button for row in screen.rows for button in row if isinstance(button, Link)]
    assert [link.start for link in links] == ["n_31"] * cut


def test_a_text_that_just_fits_is_not_cut() -> None:
    assert view.within("🏥" * 3, 6) == ("🏥" * 3, False)
    assert view.within("🏥" * 3, 5) == ("🏥🏥…", True)
    assert view.within("字", 0) == ("…", True)
