"""Around the end: objections with their answers, outcomes, early ends and what becomes final."""

from datetime import timedelta

import pytest

from domain.ballots import State, Verdict
from tests.views.ballots.drawn import BOTH, EN, ZH, labels, offered
from tests.views.ballots.test_panel import AT, ballot
from tests.views.ballots.test_result import head, told
from views.ballots import closing, result
from views.ballots.buttons_closing import (
    BallotExport,
    BallotOutcome,
    BallotResult,
    ObjectionAnswer,
)
from views.ballots.counted import Objected
from views.texts import Texts

WAITS = Objected(5, 2, "3单元201", "数错了")
ANSWERED = Objected(6, 3, "3单元202", "还有一票", "已经再数过一遍")
PROMPTS = [
    "ballot-outcome",
    "ballot-objection",
    "ballot-objection-answer",
    "ballot-void",
    "ballot-by-hand",
    "ballot-opinion-reply",
    "ballot-opinion",
]


def test_an_objection_stands_with_its_door_and_says_that_it_waits() -> None:
    assert result.objection(ZH, WAITS, 500) == "异议 2（3单元201）：数错了\n→ 还没有答复"


def test_an_answer_stands_below_its_objection() -> None:
    line = result.objection(ZH, ANSWERED, 500)
    assert line == "异议 3（3单元202）：还有一票\n→ 答复：已经再数过一遍"


@BOTH
@pytest.mark.parametrize(
    ("one", "answers", "expected"),
    [
        (WAITS, True, [ObjectionAnswer(5), BallotResult(7)]),
        (WAITS, False, [BallotResult(7)]),
        (ANSWERED, True, [BallotResult(7)]),
        (ANSWERED, False, [BallotResult(7)]),
    ],
)
def test_only_who_answers_gets_the_button_and_only_once(
    say: Texts,
    one: Objected,
    answers: bool,  # noqa: FBT001
    expected: list[object],
) -> None:
    screen = closing.objected(say, ballot(), one, answers=answers)
    assert offered(screen) == expected
    assert one.text in screen.text


@pytest.mark.parametrize("length", [199, 200, 201, 500])
def test_on_the_result_an_objection_is_cut_and_by_itself_it_is_whole(length: int) -> None:
    long = Objected(1, 1, "邻居", "异" * (length - 1) + "尾")
    on_result = result.text(ZH, told([head(1)], objections=(long,)))
    assert ("尾" in on_result) is (length <= result.QUOTE)
    assert "尾" in closing.objected(ZH, ballot(), long, answers=False).text


@pytest.mark.parametrize(
    ("count", "more"), [(0, False), (8, False), (9, True)], ids=["none", "all fit", "one more"]
)
def test_it_is_said_when_not_all_objections_are_shown(count: int, more: bool) -> None:  # noqa: FBT001
    many = tuple(Objected(n, n, "邻居", "?") for n in range(1, count + 1))
    text = result.text(ZH, told([head(1)], objections=many))
    assert (f"一共 {count} 条异议" in text) is more
    assert text.count("还没有答复") == min(count, result.MOST_OBJECTIONS)


@BOTH
@pytest.mark.parametrize("kind", PROMPTS)
def test_every_question_has_its_field_and_no_reproach_at_first(say: Texts, kind: str) -> None:
    screen = closing.question(say, kind, "", "", 500)
    assert screen.ask is not None
    assert screen.ask.placeholder
    assert screen.rows == ()
    assert screen.text == say("ballot-words-ask", kind=kind)


@BOTH
def test_no_two_questions_are_asked_alike(say: Texts) -> None:
    asked = [closing.question(say, kind, "", "", 500).text for kind in PROMPTS]
    assert len(set(asked)) == len(PROMPTS)


@pytest.mark.parametrize(
    ("why", "said"),
    [("text_too_long", "200 个字以内"), ("needs_text", "请写一句话"), ("needs_reason", "为什么")],
)
def test_what_was_wrong_stands_above_the_question(why: str, said: str) -> None:
    lines = closing.question(ZH, "ballot-opinion", "装吗?", why, 200).text.splitlines()
    assert said in lines[0]
    assert lines[1] == "<i>装吗?</i>"
    assert lines[2].startswith("您怎么看")


def test_the_subject_of_a_question_cannot_style_the_message() -> None:
    text = closing.question(ZH, "ballot-objection-answer", "<b>错</b>", "", 500).text
    assert "<i>&lt;b&gt;错&lt;/b&gt;</i>" in text


@BOTH
@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize("late", [True, False])
def test_the_captain_is_asked_what_follows_and_reminded_when_late(
    say: Texts,
    verdict: Verdict,
    late: bool,  # noqa: FBT001
) -> None:
    screen = closing.outcome_ask(say, ballot(verdict=verdict), late=late)
    assert (say("ballot-outcome-late") in screen.text) is late
    assert say.plain("ballot-verdict", verdict=verdict.value) in screen.text
    assert offered(screen) == [BallotOutcome(7)]


def test_a_consultation_has_no_verdict_to_speak_of() -> None:
    assert "意见征求结束" in closing.outcome_ask(ZH, ballot(verdict=None), late=False).text


def test_an_outcome_is_in_the_captains_words_and_leads_to_the_result() -> None:
    screen = closing.outcome(ZH, ballot(outcome="下周一 <开工>"))
    assert "下周一 &lt;开工&gt;" in screen.text
    assert offered(screen) == [BallotResult(7)]
    assert labels(screen) == ["📋 看结果"]


@pytest.mark.parametrize(
    ("why", "said", "still"),
    [("all_voted", "全都投了", "还可以改"), ("settled", "结果已经不会变了", "还可以投")],
)
def test_an_early_end_says_why_and_what_can_still_be_done(why: str, said: str, still: str) -> None:
    text = closing.ending(ZH, ballot(), why, AT).text
    assert said in text
    assert still in text
    assert "装扶手吗?" in text


def test_an_early_end_names_its_moment() -> None:
    first = closing.ending(EN, ballot(), "settled", AT).text
    assert first != closing.ending(EN, ballot(), "settled", AT + timedelta(hours=1)).text


@BOTH
@pytest.mark.parametrize("count", [1, 12])
def test_what_waits_is_counted_for_the_captain_every_day(say: Texts, count: int) -> None:
    screen = closing.unanswered(say, ballot(), count)
    assert str(count) in screen.text
    assert offered(screen) == [BallotResult(7)]


def test_what_is_final_says_its_verdict_and_leads_to_the_result() -> None:
    screen = closing.final(ZH, ballot(state=State.FINAL, verdict=Verdict.REJECTED))
    assert "已定案：<b>没有通过</b>" in screen.text
    assert offered(screen) == [BallotResult(7)]


@BOTH
def test_what_is_void_says_why_and_offers_nothing(say: Texts) -> None:
    screen = closing.voided(say, ballot(ended_reason="名册 & 票对不上"))
    assert "名册 &amp; 票对不上" in screen.text
    assert offered(screen) == []


def test_the_head_of_the_chain_is_told_whole_so_that_it_can_be_compared() -> None:
    screen = closing.head(ZH, ballot(question="问" * 300), "ab" * 32, AT)
    assert f"<code>{'ab' * 32}</code>" in screen.text
    assert screen.text.count("问") == 40
    assert offered(screen) == [BallotExport(7)]


@BOTH
def test_every_answer_that_was_taken_has_its_thanks(say: Texts) -> None:
    said = [closing.done(say, w).text for w in ("outcome", "objection", "reply", "opinion")]
    assert len(set(said)) == 4
