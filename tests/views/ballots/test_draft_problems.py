"""What is wrong with a draft, in its own sentence, and what stands in the preview all the same."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.ballots import PRESETS, Kind, Refusal
from domain.ballots.shaping import Part, Share, Side, Writing
from domain.when import Why
from tests.domain.ballots.test_shaping import draft
from tests.views.ballots.drawn import BOTH, EN, ZH, labels, offered
from tests.views.ballots.test_draft_pages import PAGES, seen
from views.ballots import asking, draft_pages, drafting, words
from views.ballots.buttons_asking import DraftPage, DraftPublish, DraftShare, Page
from views.texts import Texts

# All that a draft can be told, beside the moments that cannot be read.
WRITTEN = [
    Refusal.NO_QUESTION,
    Refusal.QUESTION_TOO_LONG,
    Refusal.TOO_FEW_OPTIONS,
    Refusal.TOO_MANY_OPTIONS,
    Refusal.OPTION_TOO_LONG,
    Refusal.OPTION_TWICE,
    Refusal.DEADLINE_TWICE,
    Refusal.OPTIONS_FIXED,
    Refusal.TOO_MANY_SEATS,
    Refusal.RULE_FIXED,
    Refusal.BAD_FRACTION,
    Refusal.SECRET_WEIGHT,
    Refusal.TOO_SHORT,
    Refusal.TOO_LONG,
    Refusal.IN_THE_PAST,
    Refusal.EMPTY_ROLL,
    Refusal.FROZEN,
    Refusal.WRONG_STATE,
    Refusal.CAPTAIN_ONLY,
    Refusal.STAFF_ONLY,
    Refusal.ELSEWHERE,
]
CODES = [code.value for code in WRITTEN] + ["unbound", "no_area", "who", "stranger", "many"]


@BOTH
def test_no_two_problems_are_said_alike_or_as_a_moment_not_understood(say: Texts) -> None:
    said = [drafting.why(say, code) for code in [*CODES, "nothing known"]]
    assert len(set(said)) == len(said)


@BOTH
@pytest.mark.parametrize("code", CODES)
def test_a_problem_stands_last_and_the_draft_can_still_be_pressed(say: Texts, code: str) -> None:
    wrong = replace(seen(), problems=(code,))
    screen = drafting.home(say, wrong)
    assert screen.text.splitlines()[-1] == "⚠️ " + drafting.why(say, code, wrong.ballot)
    # Pressing it checks again: what was wrong may have been put right elsewhere.
    assert any(isinstance(each, DraftPublish) for each in offered(screen))


def test_several_problems_each_have_their_line() -> None:
    text = drafting.home(ZH, replace(seen(), problems=("no_question", "unbound"))).text
    assert text.count("⚠️") == 2
    assert "⚠️" not in drafting.home(ZH, seen()).text


@pytest.mark.parametrize("kind", list(Kind))
def test_the_shortest_time_of_the_kind_is_named(kind: Kind) -> None:
    minutes = int(PRESETS[kind].shortest / timedelta(minutes=1))
    said = drafting.why(ZH, "too_short", draft(kind))
    assert f"至少要开放{ZH.plain('ballot-draft-length', minutes=minutes)}" in said


@BOTH
@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_last_button_of_every_page_is_the_way_back(say: Texts, name: str) -> None:
    screen = PAGES[name](say, seen(Kind.ELECTION))
    assert labels(screen)[-1] == say.plain("back")
    assert offered(screen)[-1] == DraftPage(1, Page.HOME)


@BOTH
@pytest.mark.parametrize("kind", list(Kind))
def test_the_preview_says_kind_rule_and_who_sees_what(say: Texts, kind: Kind) -> None:
    shown = seen(kind)
    text = drafting.home(say, shown).text
    assert words.kind(say, kind) in text
    assert words.rule_of(say, shown.ballot) in text
    assert words.shown(say, shown.ballot.shown) in text
    law = kind in {Kind.OWNERS_ORDINARY, Kind.OWNERS_SPECIAL}
    assert (words.statutory(say) in text) is law


@pytest.mark.parametrize("kind", [Kind.CHOOSE, Kind.ELECTION])
def test_options_stand_numbered_in_the_preview(kind: Kind) -> None:
    lines = drafting.home(ZH, seen(kind)).text.splitlines()
    assert lines[2:5] == ["1. 木头", "2. 铁", "3. 铜"]
    assert "1. 木头" not in drafting.home(ZH, seen()).text


def test_one_stairwell_is_named_with_its_place() -> None:
    one = replace(seen(), ballot=replace(draft(), stairwell="2单元"))
    assert drafting.where(ZH, one) == "6栋 2单元"
    assert drafting.where(ZH, seen()) == "6栋"


@pytest.mark.parametrize("kind", list(Kind))
def test_only_the_present_kind_is_marked(kind: Kind) -> None:
    lines = draft_pages.kinds(ZH, seen(kind), 0).text.splitlines()[1:]
    marked = [line for line in lines if line.endswith("（现在）")]
    assert len(lines) == len(Kind)
    assert [words.kind(ZH, kind) in line for line in marked] == [True]


def test_every_share_is_offered_but_a_ballot_without_threshold() -> None:
    found = offered(draft_pages.numbers(EN, seen(), 0))[:-1]
    assert len(found) == 2 * len(Share) - 1
    assert DraftShare(1, Part.QUORUM, Share.NONE) in found
    assert DraftShare(1, Part.THRESHOLD, Share.NONE) not in found


@pytest.mark.parametrize(("options", "most"), [((), 1), (("甲",), 1), (("甲", "乙", "丙"), 3)])
def test_no_more_seats_are_offered_than_stand(options: tuple[str, ...], most: int) -> None:
    page = draft_pages.seats(ZH, replace(seen(), ballot=draft(Kind.ELECTION, options)), 0)
    assert labels(page) == [*(f"{n} 名" for n in range(1, most + 1)), "‹ 返回"]


@BOTH
@pytest.mark.parametrize("why", list(Why))
def test_a_deadline_that_is_unclear_is_quoted_with_its_reason(say: Texts, why: Why) -> None:
    text = draft_pages.until(say, seen(), why, "<周五>", []).text
    assert "&lt;周五&gt;" in text
    assert drafting.why(say, why) in text


@BOTH
def test_sides_have_words_of_their_own(say: Texts) -> None:
    assert len({draft_pages.side(say, one) for one in Side}) == len(Side)
    assert draft_pages.side(say, "居民代表") == "居民代表"


@BOTH
@pytest.mark.parametrize("what", list(Writing))
def test_a_first_question_has_no_reproach(say: Texts, what: Writing) -> None:
    assert "⚠️" not in asking.question(say, what, "").text
