"""What people read about a report: every piece of news and every refusal, in both languages."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain import reports as rules
from domain.reports import Action, Party, Priority, Rating, Refusal, State, Step, Visibility
from views.reports import news, phrases, timeline
from views.reports.buttons_life import ReportDo, ReportShow, ReportTimeline
from views.reports.news import About
from views.reports.timeline import Line
from views.screen import Button, Screen
from views.texts import LANGUAGES, Catalogue, Texts

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
CATALOGUE = Catalogue()
REPORT = rules.submit(7, 1, 123, rules.CATEGORIES["equip"], "三楼灯不亮", now=NOW, reporter_id=1)
ABOUT = About(REPORT, "6栋-0123", "三楼灯不亮")
HOSTILE = '<b>&"</b>{ $x }'
CODED = {
    Action.SCHEDULE: NOW.isoformat(),
    Action.RATE: Rating.GOOD.value,
    Action.PRIORITISE: Priority.URGENT.value,
    Action.SET_VISIBILITY: Visibility.PRIVATE.value,
    Action.CATEGORISE: "power",
}


@pytest.fixture(params=LANGUAGES)
def say(request: pytest.FixtureRequest) -> Texts:
    return CATALOGUE.say(request.param)


def line(action: str, text: str = "", party: Party = Party.UNIT) -> Line:
    return Line(NOW, action, party, "老张", "物业", CODED.get(Action(action), text), "")


def labels(screen: Screen) -> list[str]:
    return [b.label for row in screen.rows for b in row if isinstance(b, Button)]


@pytest.mark.parametrize("to", [Party.REPORTER, Party.SUPPORTER, Party.UNIT, Party.CAPTAIN])
@pytest.mark.parametrize("action", Action)
def test_all_news_can_be_said(say: Texts, action: Action, to: Party) -> None:
    screen = news.news(say, ABOUT, line(action, "换了灯泡"), to, ())
    assert screen.text.startswith("<b>6栋-0123</b> 三楼灯不亮\n")
    assert screen.text.count("\n") >= 1


TOLD = [a for a in Action if a not in {Action.SUPPORT, Action.FLAG, Action.RATE}]
QUIET = {Action.CATEGORISE, Action.SET_VISIBILITY}


@pytest.mark.parametrize("action", sorted(set(TOLD) - QUIET))
def test_each_kind_of_news_has_words_of_its_own(say: Texts, action: Action) -> None:
    unknown = say("report-news", action="?", to="unit", who="", about="")
    assert say("report-news", action=action, to="unit", who="", about="") != unknown


def test_what_people_wrote_cannot_pose_as_markup(say: Texts) -> None:
    written = replace(line(Action.RESOLVE), text=HOSTILE, name=HOSTILE)
    about = replace(ABOUT, text=HOSTILE)
    screen = news.news(say, about, written, Party.REPORTER, (), mention=(5, HOSTILE))
    assert "<b>&" not in screen.text
    assert set(re.findall(r"</?(\w+)", screen.text)) == {"a", "b", "blockquote"}


def test_the_longest_answer_still_fits_into_a_message(say: Texts) -> None:
    written = replace(line(Action.RESOLVE), text="&" * 10_000, name="&" * 130)
    screen = news.news(say, replace(ABOUT, text="&" * 9_000), written, Party.REPORTER, ())
    assert len(screen.text) < 4096


def test_only_the_reporter_is_asked_whether_it_is_fixed(say: Texts) -> None:
    asked = say("report-fixed")
    for to in (Party.REPORTER, Party.SUPPORTER):
        screen = news.news(say, ABOUT, line(Action.RESOLVE, "换了灯泡"), to, ())
        assert (asked in screen.text) == (to is Party.REPORTER)


def test_the_buttons_lead_on_and_to_the_card_and_the_history(say: Texts) -> None:
    may = (Action.CONFIRM, Action.REOPEN)
    screen = news.news(say, ABOUT, line(Action.RESOLVE), Party.REPORTER, may)
    data = [b.data for row in screen.rows for b in row if isinstance(b, Button)]
    assert data == [
        ReportDo(7, Action.CONFIRM),
        ReportDo(7, Action.REOPEN),
        ReportShow(7),
        ReportTimeline(7),
    ]


def test_big_buttons_stand_alone_and_are_four_at_most(say: Texts) -> None:
    screen = news.news(say, ABOUT, line(Action.ADD), Party.CAPTAIN, tuple(Action), big=True)
    assert [len(row) for row in screen.rows] == [1, 1, 1, 1]


@pytest.mark.parametrize("step", sorted(set(Step) - set(rules.ACTIONS)))
@pytest.mark.parametrize("ahead", [timedelta(hours=-5), timedelta(), timedelta(days=3)])
def test_every_step_of_the_clock_says_by_how_much(
    say: Texts, step: Step, ahead: timedelta
) -> None:
    screen = news.late(say, ABOUT, step, NOW + ahead, (), now=NOW)
    assert "6栋-0123" in screen.text
    assert len(labels(screen)) == 2


def test_five_hours_late_is_five_hours_late() -> None:
    say = CATALOGUE.say("zh-CN")
    since = NOW - timedelta(hours=5)
    screen = news.late(say, ABOUT, Step.RESOLVE_OVERDUE, since, (), now=NOW)
    assert "超过办结期限 5小时" in screen.text


def test_a_reminder_repeats_the_question(say: Texts) -> None:
    asked = replace(ABOUT, report=replace(REPORT, question="几<单元？"))
    screen = news.late(say, asked, Step.QUESTION_REMINDER, NOW, (), now=NOW)
    assert "<blockquote>几&lt;单元？</blockquote>" in screen.text


def test_the_captain_learns_whom_to_ring(say: Texts) -> None:
    assert "小周" in news.unreachable(say, ABOUT, "小周").text


@pytest.mark.parametrize("reason", Refusal)
def test_every_refusal_fits_into_a_toast(say: Texts, reason: Refusal) -> None:
    longest = {"holder": "张" * 200, "phone": "0" * 40}
    for state in State:
        told = news.toast(say, Action.ACCEPT, reason, state, lacking=3, **longest)
        assert 0 < len(told) <= 200
        assert "<" not in told


def test_every_refusal_has_words_of_its_own(say: Texts) -> None:
    told = {news.toast(say, Action.ACCEPT, reason, State.CLOSED) for reason in Refusal}
    assert len(told) == len(Refusal)


def test_a_refusal_names_who_was_quicker(say: Texts) -> None:
    reason = Refusal.ALREADY_ACCEPTED
    named = news.toast(say, Action.ACCEPT, reason, State.IN_PROGRESS, holder="张师傅")
    assert "张师傅" in named
    unnamed = news.toast(say, Action.ACCEPT, reason, State.IN_PROGRESS)
    assert "none" not in unnamed


def test_who_does_not_belong_is_given_the_offices_phone(say: Texts) -> None:
    told = news.toast(say, Action.ADD, Refusal.NOT_A_MEMBER, State.CLOSED, phone="027-8888 8888")
    assert "027-8888 8888" in told


@pytest.mark.parametrize("action", Action)
def test_every_deed_is_confirmed_in_a_toast(say: Texts, action: Action) -> None:
    assert 0 < len(news.toast(say, action, None, State.CLOSED, holder="张" * 100)) <= 200


def test_after_an_answer_there_is_a_way_back_only_if_something_was_done(say: Texts) -> None:
    assert len(labels(news.answered(say, 7, "好", done=True))) == 1
    assert labels(news.answered(say, 7, "不行", done=False)) == []


HAPPENED = ["submit", *Action, *(s for s in Step if s in rules.CLIMBS)]


@pytest.mark.parametrize("action", HAPPENED)
def test_everything_that_happens_can_be_told_later(say: Texts, action: str) -> None:
    known = action in set(Action)
    happened = line(action, "好了") if known else Line(NOW, action, Party.SYSTEM)
    screen = timeline.timeline(say, 7, "6栋-0123", (happened,), 0, 1)
    unknown = say("report-event", action="?", who="", about="")
    assert say("report-event", action=action, who="", about="") != unknown
    assert screen.rows == ()


@pytest.mark.parametrize(
    ("page", "pages", "turns"), [(0, 1, []), (0, 3, [1]), (1, 3, [0, 2]), (2, 3, [1])]
)
def test_a_long_history_is_turned_page_by_page(
    say: Texts, page: int, pages: int, turns: list[int]
) -> None:
    screen = timeline.timeline(say, 7, "6栋-0123", (line(Action.ACCEPT),), page, pages)
    data = [b.data for row in screen.rows for b in row if isinstance(b, Button)]
    assert data == [ReportTimeline(7, turn) for turn in turns]


@pytest.mark.parametrize("party", Party)
def test_everybody_is_called_something_with_or_without_a_name(say: Texts, party: Party) -> None:
    for name in ("", "老张"):
        called = phrases.who(say, party, name, "物业")
        assert called
        assert called == called.strip()
        assert name in called or party is Party.SYSTEM
