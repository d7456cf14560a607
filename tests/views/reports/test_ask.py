"""The questions an action puts, and the buttons that answer them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.dates import Slot
from domain.reports import Action, Rating, Refusal, RejectReason
from tests.views.reports.test_news import REPORT
from views.buttons import ButtonData
from views.reports import ask, controls
from views.reports.ask import Choice, Question
from views.reports.buttons_life import (
    ReportAway,
    ReportDo,
    ReportPick,
    ReportShow,
    ReportTimeline,
    ReportUnits,
)
from views.screen import Button, Screen
from views.texts import LANGUAGES, Catalogue, Texts

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
CATALOGUE = Catalogue()
CHOICES = tuple(Choice(n, f"单位{n}") for n in range(1, 20))
ASKING = (
    Action.DISPATCH,
    Action.REASSIGN,
    Action.SCHEDULE,
    Action.ASK,
    Action.ANSWER,
    Action.HOLD,
    Action.RESOLVE,
    Action.REOPEN,
    Action.RATE,
    Action.REJECT,
    Action.MERGE,
    Action.GIVE_BACK,
    Action.ADD,
)


@pytest.fixture(params=LANGUAGES)
def say(request: pytest.FixtureRequest) -> Texts:
    return CATALOGUE.say(request.param)


def question(action: Action) -> Question:
    return Question(
        7,
        "6栋-0123",
        action,
        slots=tuple((slot, NOW + timedelta(days=n)) for n, slot in enumerate(Slot)),
        choices=CHOICES,
        review_days=(7, 30, 60, 90),
        codes=tuple(RejectReason),
    )


def buttons(screen: Screen) -> list[Button]:
    return [b for row in screen.rows for b in row if isinstance(b, Button)]


def picks(screen: Screen) -> list[tuple[int, int]]:
    found = [b.data for b in buttons(screen)]
    return [(d.value, d.more) for d in found if isinstance(d, ReportPick)]


@pytest.mark.parametrize("action", ASKING)
def test_every_question_names_the_report_and_can_be_answered(say: Texts, action: Action) -> None:
    screen = ask.question(say, question(action))
    assert "6栋-0123" in screen.text
    assert screen.text != say("report-ask", action="?", stage="first", number="6栋-0123")
    assert bool(screen.rows) != bool(screen.ask)


@pytest.mark.parametrize("action", ASKING)
def test_every_question_with_buttons_can_be_put_away(say: Texts, action: Action) -> None:
    found = buttons(ask.question(say, question(action)))
    assert not found or found[-1].data == ReportAway(7)


@pytest.mark.parametrize("why", Refusal)
def test_what_was_wrong_with_the_last_answer_is_said_on_top(say: Texts, why: Refusal) -> None:
    first = ask.question(say, question(Action.RESOLVE)).text
    again = ask.question(say, replace(question(Action.RESOLVE), why=why)).text
    neutral = why.value.startswith("needs_") and why not in {
        Refusal.NEEDS_PHOTO,
        Refusal.NEEDS_DATE,
        Refusal.NEEDS_PARENT,
        Refusal.NEEDS_CHOICE,
    }
    assert (again == first) == neutral


def test_in_a_group_the_one_who_is_asked_is_named(say: Texts) -> None:
    asked = replace(question(Action.ASK), mention=(5, "<张>"))
    assert 'href="tg://user?id=5">&lt;张&gt;</a>' in ask.question(say, asked).text


def test_units_come_eight_at_a_time_and_the_last_page_leads_to_the_first(say: Texts) -> None:
    for page, shown, following in ((0, 8, 1), (1, 8, 2), (2, 3, 0)):
        screen = ask.question(say, replace(question(Action.DISPATCH), page=page))
        assert len(picks(screen)) == shown
        assert ReportUnits(7, Action.DISPATCH, following) in [b.data for b in buttons(screen)]


def test_a_date_button_carries_its_very_moment(say: Texts) -> None:
    values = [value for value, _ in picks(ask.question(say, question(Action.SCHEDULE)))]
    assert values[0] == int(NOW.timestamp())
    assert values[-1] == 0


def test_who_types_a_date_gets_a_field_to_type_in(say: Texts) -> None:
    screen = ask.question(say, replace(question(Action.SCHEDULE), typing=True))
    assert screen.ask is not None
    assert screen.rows == ()


def test_a_hold_asks_for_the_day_and_then_for_the_reason(say: Texts) -> None:
    days = ask.question(say, question(Action.HOLD))
    assert picks(days) == [(7, 0), (30, 0), (60, 0), (90, 0)]
    reasons = ask.question(say, replace(question(Action.HOLD), days=30))
    assert picks(reasons) == [(30, 1), (30, 2), (30, 3), (30, 4)]
    assert days.text != reasons.text


def test_declining_asks_for_the_code_and_then_offers_a_usual_sentence(say: Texts) -> None:
    codes = ask.question(say, question(Action.REJECT))
    assert len(picks(codes)) == len(RejectReason)
    worded = ask.question(say, replace(question(Action.REJECT), code=RejectReason.SPAM))
    (value, more) = picks(worded)[0]
    assert list(RejectReason)[value - 1] is RejectReason.SPAM
    sentence = ask.reason_words(say, Action.REJECT, value, more)
    assert sentence == buttons(worded)[0].label


@pytest.mark.parametrize("action", [Action.GIVE_BACK, Action.REOPEN])
def test_a_reasons_button_stands_for_its_words(say: Texts, action: Action) -> None:
    for button in buttons(ask.question(say, question(action)))[:-1]:
        assert isinstance(button.data, ReportPick)
        value, more = button.data.value, button.data.more
        assert ask.reason_words(say, action, value, more) == button.label


@pytest.mark.parametrize("value", [-1, 0, 99, 2**62])
@pytest.mark.parametrize("action", Action)
def test_a_forged_reason_stands_for_nothing(say: Texts, action: Action, value: int) -> None:
    assert ask.reason_words(say, action, value, value) == ""


def test_three_grades_are_offered(say: Texts) -> None:
    screen = ask.question(say, question(Action.RATE))
    assert len(screen.rows[0]) == len(Rating)


@pytest.mark.parametrize("action", Action)
def test_every_action_has_a_name_for_its_button(say: Texts, action: Action) -> None:
    unknown = say.plain("report-do", action="?")
    system = {Action.EXPIRE_QUESTION, Action.AUTO_CLOSE, Action.REVIEW}
    assert (say.plain("report-do", action=action) == unknown) == (action in system)


def test_the_units_chat_offers_the_work_in_its_usual_order() -> None:
    say = CATALOGUE.say("zh-CN")
    may = (Action.RESOLVE, Action.GIVE_BACK, Action.ASK, Action.SCHEDULE, Action.ACCEPT)
    rows = controls.rows(say, REPORT, may, audience="unit", big=False)
    labels = [b.label for row in rows for b in row if isinstance(b, Button)]
    assert labels == ["接单", "排期", "问一下", "办好了", "退单"]
    assert max(map(len, rows)) <= 3


def test_big_buttons_stand_alone_and_are_four_at_most(say: Texts) -> None:
    rows = controls.rows(say, REPORT, tuple(Action), audience="private", big=True)
    assert [len(row) for row in rows] == [1, 1, 1, 1]


LISTED = (
    Action.SCHEDULE,
    Action.REOPEN,
    Action.RATE,
    Action.MERGE,
    Action.DISPATCH,
    Action.HOLD,
    Action.REJECT,
    Action.REASSIGN,
    Action.GIVE_BACK,
)


@pytest.mark.parametrize("action", LISTED)
def test_big_choices_stand_alone_and_are_four_at_most(say: Texts, action: Action) -> None:
    screen = ask.question(say, replace(question(action), big=True))
    assert [len(row) for row in screen.rows] == [1, 1, 1, 1]
    assert buttons(screen)[-1].data == ReportAway(7)


@pytest.mark.parametrize("action", LISTED)
def test_turning_the_pages_shows_every_choice_once_and_comes_round(
    say: Texts, action: Action
) -> None:
    usual = ask.question(say, replace(question(action), choices=CHOICES[:8]))
    seen: list[tuple[int, int]] = []
    page = 0
    for _ in range(20):
        asked = replace(question(action), choices=CHOICES[:8], big=True, page=page)
        screen = ask.question(say, asked)
        seen += picks(screen)
        turns = [b.data.page for b in buttons(screen) if isinstance(b.data, ReportUnits)]
        page = turns[0] if turns else 0
        if page == 0:
            break
    assert seen == picks(usual)


@pytest.mark.parametrize("page", [3, 99, 2**40])
def test_a_page_that_is_not_there_comes_round_to_one_that_is(say: Texts, page: int) -> None:
    screen = ask.question(say, replace(question(Action.DISPATCH), page=page))
    assert picks(screen)


@pytest.mark.parametrize("audience", ["group", "unit", "private"])
def test_no_button_comes_twice_and_only_for_what_may_be_done(
    say: Texts, audience: controls.Audience
) -> None:
    may = (Action.CONFIRM, Action.UNDO, Action.DISPATCH)
    rows = controls.rows(say, REPORT, may, audience=audience, big=False)
    data = [b.data for row in rows for b in row if isinstance(b, Button)]
    assert sorted(map(repr, data)) == sorted(repr(ReportDo(REPORT.id, a)) for a in may)


WIRES = {
    "do:7:set_visibility": ReportDo(7, Action.SET_VISIBILITY),
    "pick:7:schedule:1795320000:0": ReportPick(7, Action.SCHEDULE, 1795320000),
    "units:7:dispatch:2": ReportUnits(7, Action.DISPATCH, 2),
    "story:7:-1": ReportTimeline(7),
    "story:7:3": ReportTimeline(7, 3),
    "away:7": ReportAway(7),
    "show:7": ReportShow(7),
}


@pytest.mark.parametrize(("wire", "button"), WIRES.items())
def test_the_wire_form_never_changes(wire: str, button: ButtonData) -> None:
    assert button.pack() == wire
    assert type(button).parse(wire) == button
