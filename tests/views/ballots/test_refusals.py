"""Every no has its own sentence, in both languages, that says what would help."""

import pytest

from domain.ballots import Refusal
from domain.ballots.hall import Snag
from tests.views.ballots.drawn import BOTH, EN, ZH
from views.ballots import closing, refusals, tools
from views.texts import Texts

TOAST = 200
RENAMED = [Refusal.TOO_MANY_PICKED, Refusal.FROZEN]


@BOTH
def test_no_two_refusals_are_said_alike(say: Texts) -> None:
    said: dict[str, list[Refusal]] = {}
    for refusal in Refusal:
        said.setdefault(refusals.said(say, refusal), []).append(refusal)
    assert [each for each in said.values() if len(each) > 1] == []


@BOTH
@pytest.mark.parametrize("refusal", list(Refusal))
def test_a_refusal_is_one_whole_sentence_that_fits_a_toast(say: Texts, refusal: Refusal) -> None:
    said = refusals.said(say, refusal)
    assert said[-1] in "。.？?"
    assert len(said) <= TOAST
    assert "\n" not in said
    assert refusal.value not in said.split()


@pytest.mark.parametrize("refusal", list(Refusal))
def test_a_refusal_is_said_in_the_readers_language(refusal: Refusal) -> None:
    assert not refusals.said(ZH, refusal).isascii()
    chinese = [sign for sign in refusals.said(EN, refusal) if "\u4e00" <= sign <= "\u9fff"]
    assert chinese == []


@pytest.mark.parametrize(
    ("refusal", "help_"),
    [
        (Refusal.NOT_A_MEMBER, "我住哪户"),
        (Refusal.NOT_ON_ROLL, "请找楼栋长"),
        (Refusal.OWNERS_ONLY, "请业主本人来投"),
        (Refusal.SECRET_ONLY_TAPS, "私聊投票"),
        (Refusal.PAPER_TWICE, "先撤掉"),
        (Refusal.PROXY_NOT_WRITTEN, "拍下委托书"),
        (Refusal.PROXY_TOO_MANY, "最多代三户"),
        (Refusal.QUESTION_TOO_LONG, "300"),
        (Refusal.OPTION_TOO_LONG, "80"),
        (Refusal.TOO_MANY_OPTIONS, "20"),
        (Refusal.UNANSWERED, "答复了才能定案"),
    ],
)
def test_a_refusal_says_what_helps(refusal: Refusal, help_: str) -> None:
    assert help_ in refusals.said(ZH, refusal)


@BOTH
def test_no_two_snags_of_the_tools_are_said_alike(say: Texts) -> None:
    # Two readings that differ are told by the slip's own news.
    snags = [snag for snag in Snag if snag is not Snag.DIFFERENT]
    assert len({tools.reason(say, snag) for snag in snags}) == len(snags)


@BOTH
@pytest.mark.parametrize("refusal", list(Refusal))
def test_the_tools_say_a_refusal_as_everywhere_else(say: Texts, refusal: Refusal) -> None:
    assert tools.reason(say, refusal.value) == refusals.said(say, refusal)


@BOTH
@pytest.mark.parametrize("refusal", list(Refusal))
def test_around_the_end_only_two_refusals_mean_something_else(
    say: Texts, refusal: Refusal
) -> None:
    as_ever = closing.why(say, refusal) == refusals.said(say, refusal)
    assert as_ever is (refusal not in RENAMED)


@BOTH
@pytest.mark.parametrize("most", [200, 500])
def test_too_long_names_the_length_that_is_allowed(say: Texts, most: int) -> None:
    assert str(most) in closing.refused(say, Refusal.TEXT_TOO_LONG, most).text


def test_too_long_without_a_known_length_still_has_a_sentence() -> None:
    text = closing.refused(ZH, Refusal.TEXT_TOO_LONG, 0).text
    assert text == refusals.said(ZH, Refusal.TEXT_TOO_LONG)
