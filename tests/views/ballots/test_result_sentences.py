"""Each verdict's own sentence with its numbers, winners and ties, and what secret keeps back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.ballots import Kind, RollHead, Shown, State, Verdict, Via, Why
from tests.views.ballots.drawn import BOTH, EN, ZH, offered
from tests.views.ballots.test_panel import AT
from tests.views.ballots.test_result import head, told
from views.ballots import counted, result, words
from views.ballots.buttons_closing import (
    BallotExport,
    BallotObject,
    BallotOutcome,
    BallotRunoff,
    BallotVoid,
    ObjectionAnswer,
)
from views.ballots.counted import Objected, Told
from views.texts import Texts

WITHHELD = "不公布各选项的票数"


def roll(yes: int = 0, no: int = 0, abstain: int = 0, silent: int = 0) -> list[RollHead]:
    choices = ["yes"] * yes + ["no"] * no + ["abstain"] * abstain + [None] * silent
    return [head(n, choice) for n, choice in enumerate(choices, start=1)]


def secret(*votes: str, silent: int = 0) -> Told:
    """An election as its closing row has it: few or equal votes have no counts there."""
    size = len(votes) + silent
    heads = [head(n, heard=n <= len(votes)) for n in range(1, size + 1)]
    seen = told(heads, Kind.ELECTION, urn=votes)
    counts = [votes.count(str(n)) for n in range(1, 4)]
    few = len(votes) < (8 if all(c in {0, len(votes)} for c in counts) else 5)
    kept = {k: v for k, v in (seen.ballot.result or {}).items() if not few or k != "counts"}
    return replace(seen, ballot=replace(seen.ballot, result=kept))


@pytest.mark.parametrize(
    ("heads", "verdict", "numbers"),
    [
        (roll(16, 0, 0, 8), "通过", "同意 <b>16</b> · 反对 <b>0</b> · 弃权 <b>0</b>"),
        (roll(9, 7, 0, 8), "通过", "同意 <b>9</b> · 反对 <b>7</b> · 弃权 <b>0</b>"),
        (roll(8, 7, 1, 8), "没有通过", "同意 <b>8</b> · 反对 <b>7</b> · 弃权 <b>1</b>"),
        (roll(8, 8, 0, 8), "票数相同，没有结果", "同意 <b>8</b> · 反对 <b>8</b> · 弃权 <b>0</b>"),
        (roll(15, 0, 0, 9), "参与的人不够，没有结果", "同意 <b>15</b> · 反对 <b>0</b>"),
        (roll(0, 0, 0, 24), "没有人投票", "同意 <b>0</b> · 反对 <b>0</b> · 弃权 <b>0</b>"),
    ],
    ids=["all", "one more", "half", "tie", "quorum", "nobody"],
)
def test_each_verdict_stands_with_its_numbers(
    heads: list[RollHead], verdict: str, numbers: str
) -> None:
    text = result.text(ZH, told(heads))
    assert f"结果：<b>{verdict}</b>" in text
    assert numbers in text


@pytest.mark.parametrize(
    ("heads", "chinese", "english"),
    [
        (roll(15, 0, 0, 9), "参与的还差 1 户", "1 flat"),
        (roll(1, 0, 0, 23), "参与的还差 15 户", "15 flats"),
        (roll(8, 7, 1, 8), "同意的还差 1 户", "1 flat"),
        (roll(6, 10, 0, 8), "同意的还差 5 户", "5 flats"),
    ],
)
def test_what_was_missing_is_told_to_the_head(
    heads: list[RollHead], chinese: str, english: str
) -> None:
    assert chinese in counted.missing(ZH, told(heads))
    (line,) = counted.missing(EN, told(heads))
    assert english in line


@pytest.mark.parametrize("verdict", [Verdict.PASSED, Verdict.VOID])
def test_what_passed_or_is_void_lacks_nothing(verdict: Verdict) -> None:
    assert counted.missing(ZH, told(roll(1, 5, 0, 18), verdict=verdict)) == []


@BOTH
@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_is_said_in_its_words(say: Texts, verdict: Verdict) -> None:
    said = words.verdict(say, verdict)
    line = say("ballot-result-verdict", verdict=said)
    assert line in result.text(say, told(roll(1), verdict=verdict)).splitlines()


@pytest.mark.parametrize(
    ("paper", "proxy", "said"),
    [(0, 0, "其中纸票 0 · 委托 0"), (2, 0, "其中纸票 2 · 委托 0"), (1, 3, "其中纸票 1 · 委托 3")],
)
def test_paper_and_proxies_are_counted_by_how_they_came(paper: int, proxy: int, said: str) -> None:
    ways = [Via.PAPER] * paper + [Via.PROXY] * proxy + [Via.TAP] * 2
    heads = [head(n, "yes", via=via) for n, via in enumerate(ways, start=1)]
    assert counted.ways(ZH, told(heads)) == [said]


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        (("1", "1", "2"), ["胜出：<b>张三</b>"]),
        (("3", "3", "3"), ["胜出：<b>王五</b>"]),
        (("1", "2"), ["票数相同，要再投一次：<b>张三、李四</b>"]),
        (("1", "2", "3"), ["票数相同，要再投一次：<b>张三、李四、王五</b>"]),
        ((), []),
    ],
)
def test_winners_and_ties_are_named(votes: tuple[str, ...], said: list[str]) -> None:
    heads = [head(n, choice) for n, choice in enumerate(votes, start=1)] or [head(1)]
    assert counted.winners(ZH, told(heads, Kind.CHOOSE)) == said


def test_of_several_seats_some_are_filled_and_the_last_is_tied() -> None:
    votes = ("1+2", "1+3", "1")
    heads = [head(n, choice) for n, choice in enumerate(votes, start=1)]
    lines = counted.winners(ZH, told(heads, Kind.CHOOSE, seats=2))
    assert lines == ["胜出：<b>张三</b>", "票数相同，要再投一次：<b>李四、王五</b>"]


@pytest.mark.parametrize(
    ("votes", "tells"),
    [
        (("1", "1", "1", "2"), False),
        (("1", "1", "1", "1", "2"), True),
        (("1",) * 5, False),
        (("1",) * 7, False),
        (("1",) * 8, True),
        (("1",) * 6 + ("2",), True),
    ],
    ids=["four", "five", "five alike", "seven alike", "eight alike", "seven unlike"],
)
def test_secret_votes_are_broken_down_from_five_or_eight_alike(
    votes: tuple[str, ...],
    tells: bool,  # noqa: FBT001
) -> None:
    text = result.text(ZH, secret(*votes))
    assert ("2. 李四：<b>" in text) is tells
    assert (WITHHELD in text) is not tells
    assert f"参与：<b>{len(votes)} 位业主</b>" in text


def test_a_secret_result_never_tells_how_votes_came() -> None:
    assert counted.ways(ZH, secret("1", "1", "1", "1", "2")) == []


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (Why.CONFLICT, "家里投得不一样，没有计入：2 户（1单元3、1单元4）"),
        (Why.DISPUTE, "说不是自己投的，没有计入：2 户（1单元3、1单元4）"),
        (Why.UNCONFIRMED, "纸票没有人核对，没有计入：2 户（1单元3、1单元4）"),
    ],
)
def test_each_reason_for_being_left_out_has_its_line(why: Why, said: str) -> None:
    heads = [*roll(2), head(3, heard=True, why=why), head(4, heard=True, why=why)]
    assert counted.excluded(ZH, told(heads)) == [said]
    assert counted.excluded(ZH, told(roll(2))) == []


def test_many_that_are_left_out_are_all_counted_and_only_some_named() -> None:
    heads = [head(n, heard=True, why=Why.CONFLICT) for n in range(1, 31)]
    (line,) = counted.excluded(ZH, told(heads))
    assert "30 户" in line
    assert line.count("1单元") == counted.MOST_LABELS


def test_people_without_a_flat_are_counted_and_not_named() -> None:
    somebody = replace(head(1, heard=True, why=Why.DISPUTE), room="", label="王小明")
    assert counted.excluded(ZH, told([somebody])) == ["说不是自己投的，没有计入：1 户"]


CAPTAINS = (BallotOutcome(7), ObjectionAnswer(5))


@pytest.mark.parametrize(
    ("state", "runs", "staff", "has", "lacks"),
    [
        (State.CLOSED, False, False, [BallotObject(7)], [*CAPTAINS, BallotVoid(7)]),
        (State.CLOSED, True, False, [BallotObject(7), *CAPTAINS], [BallotVoid(7)]),
        (State.CLOSED, True, True, [*CAPTAINS, BallotVoid(7)], []),
        (State.CLOSED, False, True, [BallotVoid(7)], [*CAPTAINS]),
        (State.FINAL, True, True, [*CAPTAINS], [BallotObject(7), BallotVoid(7)]),
        (State.VOID, True, True, [], [BallotObject(7), *CAPTAINS, BallotVoid(7)]),
    ],
)
def test_buttons_are_by_reader_and_moment(
    state: State,
    runs: bool,  # noqa: FBT001
    staff: bool,  # noqa: FBT001
    has: list[object],
    lacks: list[object],
) -> None:
    waits = (Objected(5, 1, "3单元201", "数错了"),)
    seen = told(roll(2), state=state, objections=waits, runs=runs, staff=staff)
    found = offered(result.screen(ZH, seen))
    assert [each for each in has if each not in found] == []
    assert [each for each in lacks if each in found] == []
    assert BallotExport(7) in found


@pytest.mark.parametrize(
    ("state", "again"), [(State.CLOSED, True), (State.FINAL, True), (State.VOID, False)]
)
def test_a_tie_can_be_voted_on_again_until_it_is_void(state: State, again: bool) -> None:  # noqa: FBT001
    seen = told(roll(1, 1), state=state)
    assert (BallotRunoff(7) in offered(result.screen(ZH, seen))) is again


def test_the_window_is_told_while_it_is_open_and_then_when_it_became_final() -> None:
    closed = result.text(ZH, told(roll(1)))
    assert "请在 " in closed
    assert "定案" not in closed
    final = result.text(ZH, told(roll(1), state=State.FINAL, final_at=AT + timedelta(days=3)))
    assert "定案" in final
    assert "我有异议" not in final


@BOTH
@pytest.mark.parametrize("shown", [Shown.NAMES, Shown.COUNTS, Shown.TURNOUT])
def test_once_it_is_over_open_votes_are_counted_however_they_were_shown(
    say: Texts, shown: Shown
) -> None:
    line = say("ballot-result-votes", yes=2, no=1, abstain=0)
    assert line in counted.numbers(say, told(roll(2, 1), shown=shown))
