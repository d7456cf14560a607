"""What the panel says at each moment: what is missing to the last head and hundredth of m²."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.ballots import Kind, RollHead, Shown, State, Verdict, Via
from domain.ballots.numbers import numbers
from tests.views.ballots.drawn import BOTH, EN, ZH, labels, links, offered
from tests.views.ballots.test_panel import AT, ballot, board, heads, text, yes
from views.ballots import panel, words
from views.ballots.buttons_closing import BallotExport
from views.ballots.buttons_voting import BallotMine, BallotOption, BallotTools, BallotVote
from views.texts import Texts

VOTING = (BallotVote, BallotOption)
STATUTORY = [Kind.OWNERS_ORDINARY, Kind.OWNERS_SPECIAL]
VOTES = [kind for kind in Kind if kind is not Kind.CONSULT]


def owners(*areas: int, voted: int, choice: str = "yes") -> list[RollHead]:
    """Owners with these areas (0.01 m²), of whom the first have voted."""
    roll = [replace(h, area=a) for h, a in zip(heads(len(areas)), areas, strict=True)]
    heard = {"heard": True, "choice": choice, "via": Via.TAP}
    return [replace(h, **heard) if n < voted else h for n, h in enumerate(roll)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        ((100, 100, 100), "已够三分之二参与"),
        ((100, 99, 101), "还差 0.01 m² 就够三分之二参与"),
        ((100, 98, 102), "还差 0.02 m² 就够三分之二参与"),
        ((8769, 1, 8771), "还差 29.24 m² 就够三分之二参与"),
    ],
)
def test_of_the_area_the_last_hundredth_is_missing(areas: tuple[int, ...], said: str) -> None:
    assert said in text(ballot(Kind.OWNERS_ORDINARY), owners(*areas, voted=2))


def test_heads_may_be_missing_where_the_area_is_met() -> None:
    shown = text(ballot(Kind.OWNERS_ORDINARY), owners(900, 50, 50, voted=1))
    assert "还差 1 位业主 就够三分之二参与" in shown


@pytest.mark.parametrize(
    ("voted", "chinese", "english"),
    [
        (0, "还差 16 户 就够三分之二参与", "16 flats more and two thirds have taken part"),
        (14, "还差 2 户 就够三分之二参与", "2 flats more and two thirds have taken part"),
        (15, "还差 1 户 就够三分之二参与", "1 flat more and two thirds have taken part"),
        (16, "已够三分之二参与", "Enough: two thirds have taken part"),
        (24, "已够三分之二参与", "Enough: two thirds have taken part"),
    ],
)
def test_the_quorum_is_told_head_by_head(voted: int, chinese: str, english: str) -> None:
    roll = heads(24, **yes(voted))
    assert chinese in text(ballot(), roll)
    assert english in text(ballot(), roll, "en")


@pytest.mark.parametrize(
    ("agree", "against", "said"),
    [
        (0, 0, "要通过，还差 1 户 同意"),
        (8, 8, "要通过，还差 1 户 同意"),
        (9, 7, "照现在的票，同意的够了"),
        (7, 9, "要通过，还差 3 户 同意"),
    ],
)
def test_more_than_half_of_those_who_take_part(agree: int, against: int, said: str) -> None:
    choices = {f"h{n}": "yes" if n < agree else "no" for n in range(agree + against)}
    assert said in text(ballot(), heads(24, **choices))


def test_a_show_of_hands_has_no_quorum_to_wait_for() -> None:
    shown = text(ballot(Kind.HAND), heads(24, h0="yes"))
    assert "参与：<b>1 人</b>，共 24 人" in shown
    assert "就够" not in shown
    assert "已够" not in shown


@BOTH
@pytest.mark.parametrize("shown", [Shown.TURNOUT, Shown.SECRET])
@pytest.mark.parametrize("choice", ["yes", "no", "abstain"])
def test_while_votes_are_covered_the_panel_is_the_same_whatever_they_are(
    say: Texts, shown: Shown, choice: str
) -> None:
    of = ballot(shown=shown)
    urn = (choice,) * 9 if shown is Shown.SECRET else ()
    as_cast = heads(12, **dict.fromkeys((f"h{n}" for n in range(9)), choice))
    other = heads(12, **dict.fromkeys((f"h{n}" for n in range(9)), "yes"))
    if shown is Shown.SECRET:
        as_cast = other = [replace(h, choice=None, via=None) for h in as_cast]
    first = panel.text(say, board(of, as_cast, urn=urn))
    second = panel.text(say, board(of, other, urn=("yes",) * len(urn)))
    assert first == second
    assert say("ballot-panel-votes", yes=9, no=0, abstain=0) not in first


@pytest.mark.parametrize(
    ("shown", "votes", "named", "sentence"),
    [
        (Shown.NAMES, True, True, ""),
        (Shown.COUNTS, True, False, ""),
        (Shown.TURNOUT, False, False, "投了什么，截止后才公布"),
        (Shown.SECRET, False, False, "无记名：谁也看不到谁投了什么"),
    ],
)
def test_what_is_open_of_the_votes(
    shown: Shown,
    votes: bool,  # noqa: FBT001
    named: bool,  # noqa: FBT001
    sentence: str,
) -> None:
    said = text(ballot(shown=shown), heads(24, h0="yes", h1="no"))
    assert ("同意 <b>1</b>" in said) is votes
    assert ("✓101" in said) is named
    assert sentence in said


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        (["conflict"], "待统一 1 户 · 待核对 0 户"),
        (["dispute"], "待统一 0 户 · 待核对 1 户"),
        (["unconfirmed", "dispute"], "待统一 0 户 · 待核对 2 户"),
        (["conflict", "conflict", "unconfirmed"], "待统一 2 户 · 待核对 1 户"),
    ],
)
def test_what_does_not_count_yet_is_told_by_what_it_needs(reasons: list[str], said: str) -> None:
    choices = {f"h{n}": why for n, why in enumerate(reasons)}
    assert said in text(ballot(), heads(24, **choices))


def test_a_vote_that_only_waits_is_pending_and_not_excluded() -> None:
    shown = text(ballot(), heads(24, h0="pending"), pending=1)
    assert "待统一" not in shown.replace("! 待统一或待核对", "")
    assert "1 人的票要等核实住哪户后才计" in shown
    assert "等核实" not in text(ballot(), heads(24))


@pytest.mark.parametrize(("count", "said"), [(1, "1 vote counts once"), (2, "2 votes count once")])
def test_pending_votes_are_counted_in_english(count: int, said: str) -> None:
    assert said in text(ballot(), heads(3), "en", pending=count)


@BOTH
@pytest.mark.parametrize("kind", VOTES)
@pytest.mark.parametrize("state", [State.OPEN, State.CLOSED, State.FINAL, State.VOID])
def test_the_statutory_sentence_stands_at_every_moment_of_an_owners_vote(
    say: Texts, kind: Kind, state: State
) -> None:
    shown = panel.text(say, board(ballot(kind, state=state), heads(3)))
    assert (words.statutory(say) in shown) is (kind in STATUTORY)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "截止：<b>"),
        ({"extended_at": AT}, "（延长过一次）"),
        ({"closed_at": AT, "state": State.CLOSED}, "已于 "),
    ],
)
def test_the_deadline_says_whether_it_was_moved_or_is_over(
    changes: dict[str, Any], said: str
) -> None:
    assert said in text(ballot(**changes), heads(3))


def test_a_ballot_that_was_extended_and_closed_only_says_when_it_closed() -> None:
    shown = text(ballot(extended_at=AT, closed_at=AT + timedelta(days=1)), heads(3))
    assert "已于 " in shown
    assert "延长过" not in shown


@BOTH
@pytest.mark.parametrize("state", [s for s in State if s is not State.OPEN])
def test_a_ballot_that_does_not_run_says_its_state_and_takes_no_votes(
    say: Texts, state: State
) -> None:
    shown = panel.screen(say, board(ballot(state=state), heads(3)))
    assert say("ballot-panel-state", state=words.state(say, state)) in shown.text
    assert not [each for each in offered(shown) if isinstance(each, VOTING)]


@BOTH
@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_is_said_once_it_is_over_and_never_before(say: Texts, verdict: Verdict) -> None:
    line = say("ballot-panel-verdict", verdict=words.verdict(say, verdict))
    over = ballot(state=State.CLOSED, verdict=verdict)
    assert line in panel.text(say, board(over, heads(3)))
    assert line not in panel.text(say, board(replace(over, state=State.OPEN), heads(3)))


@pytest.mark.parametrize("kind", VOTES)
def test_the_file_is_offered_once_there_is_a_result(kind: Kind) -> None:
    open_ = offered(panel.screen(ZH, board(ballot(kind), heads(3))))
    assert {BallotMine(7), BallotTools(7)} <= set(open_)
    assert BallotExport(7) not in open_
    closed = offered(panel.screen(ZH, board(ballot(kind, state=State.CLOSED), heads(3))))
    assert BallotExport(7) in closed


@BOTH
def test_a_secret_panel_has_one_link_and_no_choice_to_press(say: Texts) -> None:
    shown = panel.screen(say, board(ballot(Kind.ELECTION), heads(3)))
    assert links(shown)[0] == "b_7"
    assert not [each for each in offered(shown) if isinstance(each, VOTING)]


@pytest.mark.parametrize(("length", "ends"), [(29, "选"), (30, "选"), (31, "…"), (80, "…")])
def test_an_option_is_cut_to_what_a_button_shows(length: int, ends: str) -> None:
    label = panel.option_label(EN, 2, "选" * length)
    assert label.startswith("2. 选")
    assert label.endswith(ends)
    assert len(label) <= panel.LABEL + len("2. ")


def test_of_an_area_that_does_not_count_nothing_is_said_of_the_turnout() -> None:
    of, roll = ballot(), heads(3, h0="yes")
    assert numbers(of, roll).participated[1] > 0
    assert "参与：<b>1 户</b>，共 3 户" in text(of, roll)


def test_who_votes_by_option_is_not_named_on_the_panel() -> None:
    shown = panel.screen(ZH, board(ballot(Kind.CHOOSE), heads(3, h0="2")))
    assert "<pre>" not in shown.text
    assert labels(shown)[:3] == ["1. 张三", "2. 李四", "3. 王五"]
