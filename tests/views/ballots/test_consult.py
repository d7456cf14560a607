"""How opinions are shown: on the panel, one by one, and at the end."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.ballots import Kind, State
from domain.ballots.numbers import Tally
from tests.views.ballots.test_panel import AT, LIMIT, ballot
from views.ballots import consult
from views.ballots.buttons_closing import (
    BallotCarry,
    BallotObject,
    BallotOpinions,
    BallotSay,
    OpinionGroup,
    OpinionReply,
    OpinionSupport,
    OpinionUnder,
)
from views.ballots.consult import Consulted, Thought
from views.ballots.counted import Told
from views.screen import Button, Screen
from views.texts import Catalogue, Texts

CATALOGUE = Catalogue()
ZH, EN = CATALOGUE.say("zh-CN"), CATALOGUE.say("en")
BOTH = pytest.mark.parametrize("say", [ZH, EN], ids=["zh", "en"])
LONGEST = Thought(3, 3, "3单元201", "长" * 200, 9, 2, "答" * 500, tuple(["同" * 200] * 40))


def thought(number: int, supports: int = 0, **more: object) -> Thought:
    plain = Thought(number, number, "3单元201", f"第{number}条", supports, 0)
    return replace(plain, **more)  # type: ignore[arg-type]


def seen(
    *thoughts: Thought, state: State = State.OPEN, runs: bool = False, big: bool = False
) -> Consulted:
    closed_at = None if state is State.OPEN else AT
    asked = ballot(Kind.CONSULT, state=state, closed_at=closed_at)
    return Consulted(asked, "6栋", thoughts, AT + timedelta(days=1), runs, big)


def offered(screen: Screen) -> list[object]:
    return [each.data for row in screen.rows for each in row if isinstance(each, Button)]


def told(shown: Consulted) -> Told:
    return Told(shown.ballot, shown.place, Tally((), None, None, secret=False), "ab" * 32)


@BOTH
def test_the_panel_shows_what_most_people_share_and_says_how_many_there_are(say: Texts) -> None:
    screen = consult.panel(say, seen(*(thought(n, supports=n) for n in range(1, 13))))
    assert "第12条" in screen.text
    assert "第4条" not in screen.text
    assert "12" in screen.text
    assert offered(screen) == [BallotSay(7), BallotSay(7, 1), BallotOpinions(7)]


@BOTH
def test_what_is_closed_takes_no_more_opinions(say: Texts) -> None:
    shown = seen(thought(1), state=State.CLOSED)
    for screen in (consult.panel(say, shown), consult.every(say, shown, 0)):
        assert BallotSay(7) not in offered(screen)
    assert OpinionSupport(1) not in offered(consult.one(say, shown, thought(1)))


@pytest.mark.parametrize(
    ("days", "words"), [(0, "等答复"), (1, "第 1 天，还没有答复"), (9, "第 9 天，还没有答复")]
)
def test_it_is_said_for_how_long_there_is_no_answer(days: int, words: str) -> None:
    assert words in consult.panel(ZH, seen(thought(1, days=days))).text


def test_likes_and_followers_are_counted_and_nothing_is_said_of_none() -> None:
    text = consult.panel(ZH, seen(thought(1, 3, under=("同上", "也是")))).text
    assert "👍 3" in text
    assert "另有 2 条一样" in text
    assert "👍" not in consult.panel(ZH, seen(thought(1))).text


@BOTH
@pytest.mark.parametrize("runs", [True, False])
def test_only_the_captain_is_offered_to_answer_group_and_go_on(
    say: Texts,
    runs: bool,  # noqa: FBT001
) -> None:
    shown = seen(thought(1), runs=runs)
    one, every = (
        offered(consult.one(say, shown, thought(1))),
        offered(consult.every(say, shown, 0)),
    )
    for data, screen in ((OpinionReply(1), one), (OpinionGroup(1), one), (BallotCarry(7), every)):
        assert (data in screen) is runs


def test_what_is_answered_is_neither_answered_nor_moved_again() -> None:
    answered = thought(1, answer="好")
    found = offered(consult.one(ZH, seen(answered, runs=True), answered))
    assert OpinionReply(1) not in found
    assert OpinionGroup(1) not in found


def test_an_opinion_is_offered_to_stand_under_every_other_but_itself() -> None:
    shown = seen(thought(1), thought(2), thought(3), runs=True)
    found = offered(consult.grouping(ZH, shown, thought(2), 0))
    assert {OpinionUnder(2, 1), OpinionUnder(2, 3)} <= set(found)
    assert OpinionUnder(2, 2) not in found


@BOTH
@pytest.mark.parametrize("page", [0, 1, 36, 10**9, -1])
def test_three_hundred_opinions_can_be_leafed_through(say: Texts, page: int) -> None:
    shown = seen(*(thought(n) for n in range(1, 301)))
    screen = consult.every(say, shown, page)
    assert len(screen.text) < LIMIT
    assert screen.text.count("→") <= consult.A_PAGE
    assert screen.text.count("→") > 0


@BOTH
def test_the_longest_of_everything_fits_one_message(say: Texts) -> None:
    shown = seen(*(replace(LONGEST, id=n, number=n) for n in range(1, 60)), state=State.CLOSED)
    summed = replace(shown, ballot=replace(shown.ballot, question="问" * 300, outcome="讲" * 500))
    for screen in (
        consult.panel(say, shown),
        consult.every(say, shown, 0),
        consult.one(say, shown, LONGEST),
        consult.summary(say, summed, told(summed)),
        consult.answered(say, shown.ballot, LONGEST),
    ):
        assert 0 < len(screen.text) <= LIMIT


@BOTH
def test_the_summary_counts_what_is_answered_and_takes_objections(say: Texts) -> None:
    shown = seen(thought(1, answer="好"), thought(2, days=7), state=State.CLOSED)
    screen = consult.summary(say, shown, told(shown))
    assert "第1条" in screen.text
    assert "7" in screen.text
    assert BallotObject(7) in offered(screen)
    final = seen(thought(1), state=State.FINAL)
    assert BallotObject(7) not in offered(consult.summary(say, final, told(final)))


def test_what_people_wrote_cannot_style_the_message() -> None:
    text = consult.panel(ZH, seen(thought(1, text="<b>大</b> & 小"))).text
    assert "&lt;b&gt;大&lt;/b&gt; &amp; 小" in text


@pytest.mark.parametrize("state", [State.OPEN, State.CLOSED])
def test_for_big_letters_at_most_four_buttons_stand_one_a_row(state: State) -> None:
    shown = seen(*(thought(n) for n in range(1, 30)), runs=True, big=True, state=state)
    for screen in (
        consult.one(ZH, shown, thought(1)),
        consult.every(ZH, shown, 0),
        consult.summary(ZH, shown, told(shown)),
    ):
        assert {len(row) for row in screen.rows} == {1}
        assert len(screen.rows) <= 4
    assert BallotOpinions(7) in offered(consult.one(ZH, shown, thought(1)))
