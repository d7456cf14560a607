"""What a result says and offers, for every kind of ballot and reader, in both languages."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain import ballots as rules
from domain.ballots import Ballot, Kind, RollHead, Shown, State, Verdict, Via, Why
from domain.ballots.numbers import numbers
from tests.views.ballots.test_panel import AT, LIMIT, ballot
from views.ballots import result
from views.ballots.buttons_closing import (
    BallotObject,
    BallotOutcome,
    BallotRunoff,
    BallotVoid,
    ObjectionAnswer,
)
from views.ballots.counted import Objected, Told
from views.screen import Button, Link
from views.texts import Catalogue, Texts

CATALOGUE = Catalogue()
ZH, EN = CATALOGUE.say("zh-CN"), CATALOGUE.say("en")
BOTH = pytest.mark.parametrize("say", [ZH, EN], ids=["zh", "en"])
OBJECTED = Objected(5, 1, "3单元201", "<b>数错了</b>")
EXTRA = ((Link("出资", start="x"),),)


def head(number: int, choice: str | None = None, **more: Any) -> RollHead:  # noqa: ANN401
    given = {"heard": choice is not None, "choice": choice, "via": Via.TAP if choice else None}
    plain = (number, 7, f"h{number}", f"c{number}", f"1单元{number}", "1单元", 1, str(number))
    return RollHead(*plain, 8769, number, **given | more)


def told(
    heads: list[RollHead],
    kind: Kind = Kind.HOUSEHOLD,
    *,
    urn: tuple[str, ...] = (),
    objections: tuple[Objected, ...] = (),
    runs: bool = False,
    staff: bool = False,
    big: bool = False,
    **changes: Any,  # noqa: ANN401
) -> Told:
    closed = {"state": State.CLOSED, "closed_at": AT, "objections_until": AT + timedelta(days=3)}
    asked: Ballot = ballot(kind, **closed | changes)
    tally = numbers(asked, heads, urn)
    verdict = tally.outcome.verdict if tally.outcome else None
    payload = rules.outcome_payload(tally.outcome)
    asked = replace(asked, verdict=asked.verdict or verdict, result=payload)
    return Told(asked, "6栋", tally, "ab" * 32, objections, runs, staff, big)


def buttons(seen: Told) -> list[object]:
    rows = result.screen(ZH, seen).rows
    return [each.data for row in rows for each in row if isinstance(each, Button)]


@BOTH
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.CONSULT])
@pytest.mark.parametrize("state", [State.CLOSED, State.FINAL, State.VOID])
def test_every_kind_can_be_told_in_every_state(say: Texts, kind: Kind, state: State) -> None:
    seen = told([head(1), head(2)], kind, state=state, final_at=AT, ended_reason="重做")
    text = result.text(say, seen)
    assert seen.ballot.question in text
    assert "abababab" in text
    assert len(text) < LIMIT


def test_what_was_missing_is_said_with_the_verdict() -> None:
    text = result.text(ZH, told([head(1, "yes"), head(2), head(3)]))
    assert "参与的人不够" in text
    assert "参与的还差 1 户" in text
    text = result.text(ZH, told([head(1, "yes"), head(2, "no"), head(3, "no")]))
    assert "没有通过" in text
    assert "同意的还差 2 户" in text


def test_a_passed_ballot_lacks_nothing() -> None:
    text = result.text(ZH, told([head(1, "yes"), head(2, "yes"), head(3)]))
    assert "结果：<b>通过</b>" in text
    assert "还差" not in text


def test_paper_and_proxies_are_counted_apart() -> None:
    heads = [head(1, "yes", via=Via.PAPER), head(2, "yes", via=Via.PROXY), head(3, "yes")]
    assert "纸票 1 · 委托 1" in result.text(ZH, told(heads))


@pytest.mark.parametrize("why", [Why.CONFLICT, Why.DISPUTE, Why.UNCONFIRMED])
@pytest.mark.parametrize("shown", [Shown.NAMES, Shown.COUNTS])
def test_flats_left_out_are_named_only_where_votes_are(why: Why, shown: Shown) -> None:
    text = result.text(ZH, told([head(1, "yes"), head(2, heard=True, why=why)], shown=shown))
    assert "没有计入：1 户" in text
    assert ("1单元2" in text) is (shown is Shown.NAMES)


def test_an_area_is_told_where_it_counts() -> None:
    text = result.text(ZH, told([head(1, "yes"), head(2, "no")], Kind.OWNERS_ORDINARY))
    assert "同意 <b>1</b> 位 · <b>87.69 m²</b>" in text
    assert "《民法典》第二百七十八条" in text


@pytest.mark.parametrize(("votes", "shown"), [(4, False), (5, True)])
def test_a_secret_breakdown_is_told_from_five_votes_on(votes: int, shown: bool) -> None:  # noqa: FBT001
    urn = ("1",) * (votes - 1) + ("2",)
    heads = [head(n, heard=n <= votes) for n in range(1, 9)]
    seen = told(heads, Kind.ELECTION, urn=urn)
    if not shown:
        # As the closing row has it: actions/ballots/results.py leaves the counts out.
        kept = {k: v for k, v in (seen.ballot.result or {}).items() if k != "counts"}
        seen = replace(seen, ballot=replace(seen.ballot, result=kept))
    text = result.text(ZH, seen)
    assert (f"1. 张三：<b>{votes - 1}</b>" in text) is shown
    assert "当选：<b>张三</b>" in text
    assert "纸票" not in text


def test_what_people_wrote_is_shown_as_it_was_and_cannot_style_the_message() -> None:
    seen = told([head(1)], objections=(OBJECTED,), question="<i>装吗</i>", outcome="a & b")
    text = result.text(ZH, seen)
    assert "&lt;b&gt;数错了&lt;/b&gt;" in text
    assert "&lt;i&gt;装吗&lt;/i&gt;" in text
    assert "a &amp; b" in text
    assert "还没有答复" in text


@BOTH
def test_the_longest_of_everything_fits_one_message(say: Texts) -> None:
    many = tuple(Objected(n, n, "3单元201", "异" * 500, "答" * 500) for n in range(1, 90))
    options = tuple(f"{n:02}" + "选" * 78 for n in range(20))
    heads = [head(n, str(n)) for n in range(1, 21)]
    seen = told(
        heads,
        Kind.CHOOSE,
        objections=many,
        question="问" * 300,
        options=options,
        outcome="讲" * 500,
    )
    text = result.text(say, seen)
    assert len(text) <= LIMIT
    assert "问" * 300 in text
    assert "abababab" in text


@BOTH
def test_many_objections_show_the_newest_in_order_and_say_how_many(say: Texts) -> None:
    many = tuple(Objected(n, n, "邻居", f"第{n}条") for n in range(1, 13))
    text = result.text(say, told([head(1)], objections=many))
    assert "第12条" in text
    assert "第1条" not in text
    assert text.index("第11条") < text.index("第12条")
    assert "12" in text


def test_in_a_group_nobody_is_offered_what_only_the_captain_does() -> None:
    offered = buttons(told([head(1)], objections=(OBJECTED,)))
    assert BallotObject(7) in offered
    kinds = (BallotOutcome, ObjectionAnswer, BallotVoid)
    assert not [each for each in offered if isinstance(each, kinds)]


def test_the_captain_answers_what_waits_and_only_staff_may_declare_it_void() -> None:
    objections = (OBJECTED, replace(OBJECTED, id=6, number=2, answer="已答"))
    offered = buttons(told([head(1)], objections=objections, runs=True))
    assert {ObjectionAnswer(5), BallotOutcome(7)} <= set(offered)
    assert ObjectionAnswer(6) not in offered
    assert BallotVoid(7) not in offered
    assert BallotVoid(7) in buttons(told([head(1)], runs=True, staff=True))


@pytest.mark.parametrize("state", [State.FINAL, State.VOID])
def test_after_the_window_nobody_is_offered_to_object(state: State) -> None:
    assert BallotObject(7) not in buttons(told([head(1)], state=state))


def test_only_a_tie_is_offered_again() -> None:
    tie = [head(1, "yes"), head(2, "no")]
    assert BallotRunoff(7) in buttons(told(tie))
    assert BallotRunoff(7) not in buttons(told([head(1, "yes"), head(2, "yes")]))
    assert BallotRunoff(7) not in buttons(told(tie, state=State.VOID, verdict=Verdict.VOID))


def test_for_big_letters_there_are_four_buttons_one_a_row_the_captains_first() -> None:
    seen = told([head(1)], objections=(OBJECTED,), runs=True, staff=True, big=True)
    rows = result.screen(ZH, seen).rows
    assert [len(row) for row in rows] == [1, 1, 1, 1]
    assert buttons(seen)[0] == BallotOutcome(7)


def test_what_follows_in_other_topics_has_its_own_rows() -> None:
    assert EXTRA[0] in result.screen(ZH, told([head(1)]), EXTRA).rows
