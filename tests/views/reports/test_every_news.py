"""Every piece of news to everybody: readable by Telegram, bounded, with what can be done."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import reports as rules
from domain.reports import (
    Action,
    Concern,
    Party,
    Priority,
    Rating,
    Refusal,
    State,
    Step,
    Visibility,
)
from tests.conftest import NOON
from tests.views.reports.drawn import HOSTILE, check, data_of
from views.reports import news, phrases
from views.reports.buttons_life import ReportDo, ReportShow, ReportTimeline
from views.reports.news import About
from views.reports.timeline import Line
from views.texts import Texts

REPORT = replace(
    rules.submit(7, 2, 12, rules.CATEGORIES["equip"], HOSTILE, now=NOON, reporter_id=1),
    id=2**62,
    question="&" * 5000,
)
ABOUT = About(REPORT, HOSTILE, HOSTILE + "灯" * 5000)
CODED = {
    Action.SCHEDULE: NOON.isoformat(),
    Action.RATE: Rating.GOOD.value,
    Action.PRIORITISE: Priority.URGENT.value,
    Action.SET_VISIBILITY: Visibility.PRIVATE.value,
    Action.CONCERN: Concern.STAFF.value,
    Action.CATEGORISE: "power",
}
PHONE = "021-55667788"


def line(action: Action, text: str, party: Party = Party.UNIT) -> Line:
    words = CODED.get(action, text)
    return Line(NOON, action, party, name=HOSTILE, unit=HOSTILE, text=words)


@pytest.mark.parametrize("to", Party)
@pytest.mark.parametrize("action", Action)
def test_all_news_to_everybody_can_be_sent(
    say: Texts,
    action: Action,
    to: Party,
    big: bool,  # noqa: FBT001
) -> None:
    told = line(action, "&" * 5000)
    screen = news.news(say, ABOUT, told, to, tuple(Action), mention=(5, HOSTILE), big=big)
    words = check(screen, big=big)
    assert HOSTILE in words
    assert "…" in words
    assert ReportShow(2**62) in data_of(screen.rows)
    assert (ReportTimeline(2**62) in data_of(screen.rows)) is not big


@pytest.mark.parametrize("by", Party)
def test_whoever_did_it_has_a_name_in_the_news(say: Texts, by: Party) -> None:
    words = check(news.news(say, ABOUT, line(Action.ADD, "好", by), Party.REPORTER, ()))
    assert words
    assert phrases.who(say, by, "老张", "物业").strip()


@pytest.mark.parametrize("action", Action)
def test_only_words_that_people_wrote_are_quoted(say: Texts, action: Action) -> None:
    screen = news.news(say, ABOUT, line(action, "换了灯泡"), Party.REPORTER, ())
    assert ("<blockquote" in screen.text) is (action not in CODED)
    assert phrases.is_coded(action) is (action in CODED)


@pytest.mark.parametrize("actions", [(), (Action.CONFIRM,), tuple(Action)])
@pytest.mark.parametrize("minutes", [-60 * 24 * 400, -1, 0, 1, 59, 60, 60 * 24])
@pytest.mark.parametrize("step", Step)
def test_every_step_of_the_clock_can_be_told_at_any_distance(
    say: Texts,
    step: Step,
    minutes: int,
    actions: tuple[Action, ...],
    big: bool,  # noqa: FBT001
) -> None:
    moment = NOON + timedelta(minutes=minutes)
    screen = news.late(say, ABOUT, step, moment, actions, now=NOON, big=big)
    check(screen, big=big)
    assert ("<blockquote" in screen.text) is (step is Step.QUESTION_REMINDER)


@pytest.mark.parametrize("actions", [(), (Action.HOLD, Action.REJECT)])
def test_a_date_that_cannot_be_kept_is_for_staff_to_decide(
    say: Texts,
    actions: tuple[Action, ...],
    big: bool,  # noqa: FBT001
) -> None:
    screen = news.wants_date(say, ABOUT, HOSTILE, NOON, actions, big=big)
    assert HOSTILE in check(screen, big=big)
    done = [data.action for data in data_of(screen.rows) if isinstance(data, ReportDo)]
    assert set(done) == set(actions)


def test_whoever_cannot_be_written_to_is_named_with_the_way_to_the_card(say: Texts) -> None:
    screen = news.unreachable(say, ABOUT, HOSTILE)
    assert check(screen).count(HOSTILE) >= 2
    assert data_of(screen.rows) == [ReportShow(2**62), ReportTimeline(2**62)]


@pytest.mark.parametrize("done", [True, False])
def test_only_what_was_done_can_be_undone(
    say: Texts,
    done: bool,  # noqa: FBT001
) -> None:
    screen = news.answered(say, 2**62, HOSTILE, done=done)
    assert HOSTILE in check(screen)
    assert data_of(screen.rows) == [ReportDo(2**62, Action.UNDO)] * done


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("refusal", [None, *Refusal])
def test_every_toast_fits_and_gives_the_phone_only_to_outsiders(
    say: Texts, refusal: Refusal | None, state: State
) -> None:
    said = news.toast(
        say, Action.ACCEPT, refusal, state, holder="灯" * 500, phone=PHONE, lacking=2
    )
    assert 0 < len(said) <= news.TOAST_AT_MOST
    assert "灯" * 31 not in said
    assert (PHONE in said) is (refusal is Refusal.NOT_A_MEMBER)


@pytest.mark.parametrize("action", Action)
def test_every_action_done_has_a_toast(say: Texts, action: Action) -> None:
    said = news.toast(say, action, None, State.SUBMITTED, holder=HOSTILE)
    assert 0 < len(said) <= news.TOAST_AT_MOST


@pytest.mark.parametrize("action", CODED)
def test_a_code_of_the_history_is_put_in_words(say: Texts, action: Action) -> None:
    said = phrases.detail(say, action, CODED[action])
    assert said
    assert phrases.detail(say, action, "") == ""
