"""The time line in words: every milestone has its own, in both languages."""

from itertools import combinations
from typing import Any

import pytest

from actions import followups, matters
from domain.ballots import Verdict
from domain.funds import State as FundState
from domain.matters import Kind, Next
from tests.conftest import NOON
from views import matters as view
from views.buttons import ButtonData
from views.matters import TEXT_AT_MOST, Line, MatterNext, MatterStory
from views.screen import Button, Screen
from views.texts import LANGUAGES, Catalogue, Texts

CATALOGUE = Catalogue()
UNTIL = "2026-12-24T04:00:00+00:00"
SUBJECT = (Kind.BALLOT, 7)
LINES: dict[str, Line] = {
    **{
        f"ballot {what}": Line(NOON, "ballot", what, {"text": "照办", "closes_at": UNTIL})
        for what in sorted(matters.MILESTONES["ballot"])
    },
    **{
        f"closed {verdict}": Line(NOON, "ballot", "closed", {"result": {"verdict": verdict.value}})
        for verdict in Verdict
    },
    **{f"consult {what}": Line(NOON, "consult", what, {}) for what in ("opened", "closed")},
    **{
        f"fund {what}": Line(NOON, "fund", what, {"target": 360_000, "note": "好"})
        for what in ("opened", "shares", "closed")
    },
    **{
        f"state {state}": Line(NOON, "fund", "state", {"to": state.value})
        for state in FundState
        if state is not FundState.DRAFT
    },
    **{
        f"entry {kind}": Line(NOON, "fund", "entry", {"kind": kind, "in": 0, "out": 500})
        for kind in sorted(matters.SPENDING)
    },
}


@pytest.fixture(params=LANGUAGES)
def say(request: pytest.FixtureRequest) -> Texts:
    return CATALOGUE.say(request.param)


def shown(say: Texts, *lines: Line, page: int = 0, pages: int = 1, **how: Any) -> Screen:  # noqa: ANN401
    return view.story(say, SUBJECT, (("ballot", "装扶手吗?"),), lines, page, pages, **how)


def words(say: Texts, line: Line) -> str:
    return shown(say, line).text.split("\n\n")[-1]


def buttons(screen: Screen) -> list[tuple[str, ButtonData]]:
    found = [button for row in screen.rows for button in row]
    assert all(isinstance(button, Button) for button in found)
    return [(b.label, b.data) for b in found if isinstance(b, Button)]


def test_every_milestone_has_words_of_its_own(say: Texts) -> None:
    told = {name: words(say, line) for name, line in LINES.items()}
    same = [(a, b) for a, b in combinations(told, 2) if told[a] == told[b]]
    assert same == []


@pytest.mark.parametrize("name", LINES)
def test_no_code_is_shown_in_place_of_words(name: str) -> None:
    line = LINES[name]
    told = words(CATALOGUE.say("zh-CN"), line)
    assert not any(part in told for part in name.split())
    assert "{" not in told
    assert told.startswith(CATALOGUE.say("zh-CN")("matter-mark", kind=line.kind))


def test_both_languages_say_it_in_their_own_words() -> None:
    chinese, english = (CATALOGUE.say(language) for language in ("zh-CN", "en"))
    assert [n for n, line in LINES.items() if words(chinese, line) == words(english, line)] == []


def test_what_a_captain_wrote_is_told_cut_and_harmless(say: Texts) -> None:
    long = Line(NOON, "ballot", "outcome", {"text": "好" * (TEXT_AT_MOST + 1)})
    assert words(say, long).count("好") == TEXT_AT_MOST
    hostile = Line(NOON, "ballot", "cancelled", {"reason": "<b>x</b>&"})
    assert "&lt;b&gt;x&lt;/b&gt;&amp;" in words(say, hostile)


def test_a_name_is_harmless_in_the_head(say: Texts) -> None:
    screen = view.story(say, SUBJECT, (("fund", "<i>扶手"),), (), 0, 1)
    assert "&lt;i&gt;扶手" in screen.text


@pytest.mark.parametrize(
    ("payload", "told"),
    [
        ({"kind": "expense", "in": 0, "out": 120_005}, "1,200.05"),
        ({"kind": "advance", "in": 120_005, "out": 0}, "1,200.05"),
    ],
)
def test_money_is_told_in_yuan_whichever_way_it_went(
    say: Texts, payload: dict[str, Any], told: str
) -> None:
    assert told in words(say, Line(NOON, "fund", "entry", payload))


def test_what_was_spent_and_how_it_was_accepted_end_a_fund(say: Texts) -> None:
    told = words(say, Line(NOON, "fund", "closed", {"spent": 350_000, "note": "装得很牢"}))
    assert "3,500.00" in told
    assert "装得很牢" in told


def test_an_extension_tells_until_when_and_a_row_without_it_does_not_break(say: Texts) -> None:
    assert "24" in words(say, Line(NOON, "ballot", "extended", {"closes_at": UNTIL}))
    assert words(say, Line(NOON, "ballot", "extended", {}))


def test_a_reports_own_words_stand_as_they_are_under_its_mark(say: Texts) -> None:
    line = Line(NOON, "report", "submit", {}, told="<b>昨天</b> 王阿姨报了这件事")
    assert words(say, line) == "📌 <b>昨天</b> 王阿姨报了这件事"


def test_every_kind_is_named_in_the_head(say: Texts) -> None:
    kinds = ("report", "ballot", "consult", "fund")
    screen = view.story(say, SUBJECT, tuple((kind, "扶手") for kind in kinds), (), 0, 1)
    _, *heads = screen.text.split("\n")
    assert len(set(heads)) == len(kinds)
    assert all(head.endswith("扶手") for head in heads)


@pytest.mark.parametrize(
    ("page", "pages", "leads"),
    [(0, 1, []), (0, 2, [1]), (1, 3, [0, 2]), (2, 3, [1]), (1, 2, [0])],
)
def test_pages_lead_on_only_where_there_are_some(
    say: Texts, page: int, pages: int, leads: list[int]
) -> None:
    found = [data for _, data in buttons(shown(say, page=page, pages=pages))]
    assert found == [MatterStory(*SUBJECT, lead) for lead in leads]


def test_earlier_and_later_are_told_apart(say: Texts) -> None:
    labels = [label for label, _ in buttons(shown(say, page=1, pages=3))]
    assert labels == [say.plain("matter-earlier"), say.plain("matter-later")]


@pytest.mark.parametrize("count", range(len(Next) + 1))
def test_exactly_what_is_offered_has_a_button(say: Texts, count: int) -> None:
    offers = tuple(Next)[:count]
    found = buttons(shown(say, offers=offers))
    assert [data for _, data in found] == [MatterNext(*SUBJECT, what) for what in offers]
    assert len({label for label, _ in found}) == count


@pytest.mark.parametrize("what", Next)
def test_every_question_shows_what_a_good_answer_looks_like(say: Texts, what: Next) -> None:
    screen = view.ask(say, what)
    assert screen.ask is not None
    assert screen.ask.placeholder
    others = [view.ask(say, other).text for other in Next if other is not what]
    assert screen.text not in others


def test_what_was_wrong_comes_before_the_question(say: Texts) -> None:
    plain = view.ask(say, Next.FUND).text
    assert view.ask(say, Next.FUND, "看不懂金额").text == f"看不懂金额\n\n{plain}"


def test_every_refusal_has_words_of_its_own(say: Texts) -> None:
    told = [say.plain("matter-refused", why=no.value) for no in followups.No]
    assert len(set(told)) == len(followups.No)
    assert all(len(text) <= 200 for text in told)


def test_buttons_name_the_parts_that_actions_know() -> None:
    assert {kind.value for kind in Kind} == {matters.REPORT, matters.BALLOT, matters.FUND}


def test_cards_open_the_story_from_its_first_view(say: Texts) -> None:
    assert view.button(say, Kind.FUND, 9).data == MatterStory(Kind.FUND, 9, -1)
    assert view.fund_button(say, 9).data == MatterNext(Kind.BALLOT, 9, Next.FUND)
