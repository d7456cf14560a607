"""Every question an action puts: readable, answerable, and on a page that fits."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.dates import Slot
from domain.reports import Action, Rating, Refusal, RejectReason
from tests.conftest import NOON
from tests.views.reports.drawn import HOSTILE, check, data_of
from views.reports import ask
from views.reports.ask import Choice, Question
from views.reports.buttons_life import ReportAway, ReportPick, ReportUnits
from views.texts import Texts

LISTED = (Action.DISPATCH, Action.REASSIGN, Action.MERGE)
ASKED = Question(
    2**62,
    HOSTILE,
    Action.DISPATCH,
    mention=(2**40, HOSTILE),
    slots=tuple((slot, NOON + timedelta(days=at)) for at, slot in enumerate(Slot)),
    choices=tuple(Choice(2**40 + at, f"单位{at}") for at in range(19)),
    review_days=(7, 30, 60, 90),
    codes=tuple(RejectReason),
)


@pytest.mark.parametrize("action", Action)
def test_every_question_with_every_refusal_can_be_sent(
    say: Texts,
    action: Action,
    big: bool,  # noqa: FBT001
) -> None:
    for why in (None, *Refusal):
        screen = ask.question(say, replace(ASKED, action=action, why=why, big=big))
        assert HOSTILE in check(screen, big=big)
        assert bool(screen.rows) is (screen.ask is None)


@pytest.mark.parametrize("action", Action)
def test_who_types_the_answer_gets_a_field_and_no_buttons(say: Texts, action: Action) -> None:
    screen = ask.question(say, replace(ASKED, action=action, typing=True))
    check(screen)
    assert screen.ask is not None


@pytest.mark.parametrize("count", [1, 2, 3, 4, 8, 9, 19])
@pytest.mark.parametrize("action", LISTED)
def test_leafing_through_choices_shows_each_once_and_comes_round(
    say: Texts,
    action: Action,
    count: int,
    big: bool,  # noqa: FBT001
) -> None:
    choices = ASKED.choices[:count]
    asked = replace(ASKED, action=action, choices=choices, big=big)
    seen: list[int] = []
    while True:
        found = data_of(ask.question(say, asked).rows)
        assert found[-1] == ReportAway(2**62)
        seen += [data.value for data in found if isinstance(data, ReportPick)]
        turns = [data.page for data in found if isinstance(data, ReportUnits)]
        if turns in ([], [0]):
            break
        asked = replace(asked, page=turns[0])
    assert seen == [choice.id for choice in choices]


@pytest.mark.parametrize("page", [0, 3, 10**6])
def test_a_page_that_is_not_there_shows_one_that_is(say: Texts, page: int) -> None:
    shown = data_of(ask.question(say, replace(ASKED, page=page)).rows)
    assert any(isinstance(data, ReportPick) for data in shown)


@pytest.mark.parametrize("code", RejectReason)
def test_a_reason_to_reject_is_followed_by_its_words(say: Texts, code: RejectReason) -> None:
    asked = replace(ASKED, action=Action.REJECT, code=code)
    picked = data_of(ask.question(say, asked).rows)[0]
    assert isinstance(picked, ReportPick)
    words = ask.reason_words(say, Action.REJECT, picked.value, picked.more)
    assert words == say.plain("report-reject-words", code=code)


@pytest.mark.parametrize(
    ("action", "count", "days"),
    [
        (Action.GIVE_BACK, len(ask.GIVE_BACK_REASONS), 0),
        (Action.REOPEN, len(ask.REOPEN_REASONS), 0),
        (Action.HOLD, len(ask.HOLD_REASONS), 30),
    ],
)
def test_each_reason_offered_stands_for_words_of_its_own(
    say: Texts, action: Action, count: int, days: int
) -> None:
    found = data_of(ask.question(say, replace(ASKED, action=action, days=days)).rows)
    picks = [data for data in found if isinstance(data, ReportPick)]
    words = {ask.reason_words(say, action, pick.value, pick.more) for pick in picks}
    assert len(words) == len(picks) == count
    assert "" not in words


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("value", [-(2**62), -1, 0, 99, 2**62])
def test_a_forged_reason_has_no_words(say: Texts, action: Action, value: int) -> None:
    assert ask.reason_words(say, action, value, value) == ""


def test_every_moment_is_offered_and_one_to_type(say: Texts) -> None:
    found = data_of(ask.question(say, replace(ASKED, action=Action.SCHEDULE)).rows)
    values = [data.value for data in found if isinstance(data, ReportPick)]
    assert values == [*(int(at.timestamp()) for _, at in ASKED.slots), 0]


def test_every_rating_is_offered_in_its_order(say: Texts) -> None:
    found = data_of(ask.question(say, replace(ASKED, action=Action.RATE)).rows)
    values = [data.value for data in found if isinstance(data, ReportPick)]
    assert values == list(range(1, len(Rating) + 1))
