"""One opinion in a line: its number, who, what stands under it, and for how long it waits."""

import pytest

from domain.ballots import State
from tests.views.ballots.drawn import BOTH, EN, ZH, labels, offered
from tests.views.ballots.test_consult import seen, thought, told
from views.ballots import consult
from views.ballots.buttons_closing import (
    BallotCarry,
    BallotOpinions,
    BallotOutcome,
    BallotSay,
    OpinionHide,
    OpinionOpen,
    OpinionSupport,
)
from views.texts import Texts


@pytest.mark.parametrize(
    ("supports", "under", "line"),
    [
        (0, (), "<b>4.</b> 3单元201说：第4条"),
        (1, (), "<b>4.</b> 3单元201说：第4条 👍 1"),
        (0, ("同",), "<b>4.</b> 3单元201说：第4条 · 另有 1 条一样"),
        (9, ("同", "也"), "<b>4.</b> 3单元201说：第4条 👍 9 · 另有 2 条一样"),
    ],
)
def test_an_opinion_keeps_its_number_and_counts_who_shares_it(
    supports: int, under: tuple[str, ...], line: str
) -> None:
    one = thought(4, supports, under=under)
    assert line in consult.panel(ZH, seen(one)).text.splitlines()


@BOTH
@pytest.mark.parametrize("days", [1, 2, 30])
def test_the_day_of_waiting_is_counted_until_there_is_an_answer(say: Texts, days: int) -> None:
    line = say("ballot-consult-waits", days=days)
    assert str(days) in line
    assert line in consult.panel(say, seen(thought(1, days=days))).text
    answered = consult.panel(say, seen(thought(1, days=days, answer="好"))).text
    assert line not in answered
    assert say("ballot-consult-answer", text="好") in answered


def test_what_is_shared_most_stands_first_and_then_what_came_first() -> None:
    text = consult.panel(ZH, seen(thought(1), thought(2, 5), thought(3), thought(4, 5))).text
    order = [text.index(f"<b>{n}.</b>") for n in (2, 4, 1, 3)]
    assert order == sorted(order)


def test_what_was_put_under_it_is_read_in_full() -> None:
    one = thought(1, under=("同上", "我也是"))
    lines = consult.one(ZH, seen(one), one).text.splitlines()
    assert lines[-2:] == ["· 同上", "· 我也是"]


@pytest.mark.parametrize(
    ("state", "runs", "has", "lacks"),
    [
        (State.OPEN, False, [OpinionSupport(1)], [OpinionHide(1)]),
        (State.OPEN, True, [OpinionSupport(1), OpinionHide(1)], []),
        (State.CLOSED, True, [OpinionHide(1)], [OpinionSupport(1)]),
        (State.FINAL, True, [], [OpinionSupport(1), OpinionHide(1)]),
    ],
)
def test_what_can_be_done_with_an_opinion_is_by_reader_and_moment(
    state: State,
    runs: bool,  # noqa: FBT001
    has: list[object],
    lacks: list[object],
) -> None:
    found = offered(consult.one(ZH, seen(thought(1), state=state, runs=runs), thought(1)))
    assert [each for each in has if each not in found] == []
    assert [each for each in lacks if each in found] == []
    assert found[-1] == BallotOpinions(7)


@BOTH
def test_nobody_has_said_anything_yet(say: Texts) -> None:
    screen = consult.panel(say, seen())
    assert say("ballot-consult-none") in screen.text
    assert say("ballot-consult-how") in screen.text
    assert BallotSay(7) in offered(screen)


@pytest.mark.parametrize(("count", "more"), [(8, False), (9, True), (300, True)])
def test_it_is_said_when_the_panel_has_not_all(count: int, more: bool) -> None:  # noqa: FBT001
    text = consult.panel(ZH, seen(*(thought(n) for n in range(1, count + 1)))).text
    assert (f"一共 {count} 条" in text) is more


@pytest.mark.parametrize(
    ("page", "numbers"), [(0, range(1, 9)), (1, range(9, 11)), (2, range(1, 9))]
)
def test_a_page_opens_the_opinions_it_shows(page: int, numbers: range) -> None:
    screen = consult.every(EN, seen(*(thought(n) for n in range(1, 11))), page)
    opened = [each for each in offered(screen) if isinstance(each, OpinionOpen)]
    assert opened == [OpinionOpen(n) for n in numbers]
    assert labels(screen)[0].startswith(f"{numbers[0]}. ")


@pytest.mark.parametrize("runs", [True, False])
def test_only_the_captain_says_what_follows_and_makes_it_a_vote(runs: bool) -> None:  # noqa: FBT001
    shown = seen(thought(1), state=State.CLOSED, runs=runs)
    found = offered(consult.summary(ZH, shown, told(shown)))
    for each in (BallotOutcome(7), BallotCarry(7), BallotCarry(7, 1)):
        assert (each in found) is runs


@pytest.mark.parametrize(
    ("answered", "said"), [(0, "已答复 0 条"), (2, "已答复 2 条"), (3, "已答复 3 条")]
)
def test_the_summary_counts_answers(answered: int, said: str) -> None:
    given = [thought(n, answer="好" if n <= answered else "") for n in (1, 2, 3)]
    shown = seen(*given, state=State.CLOSED)
    assert f"一共 3 条意见，{said}" in consult.summary(ZH, shown, told(shown)).text
