"""Every page of a history: bounded, in order, and turned only where there is more."""

import pytest

from domain.reports import Action, Party
from tests.conftest import NOON
from tests.views.reports.drawn import HOSTILE, check, data_of
from tests.views.reports.test_every_news import CODED
from views.reports.buttons_life import ReportTimeline
from views.reports.timeline import TEXT_AT_MOST, Line, timeline
from views.texts import Texts

ACTIONS = ("submit", *Action)


def line(action: str, text: str, party: Party = Party.UNIT) -> Line:
    words = CODED[Action(action)] if action in CODED else text
    return Line(NOON, action, party, name=HOSTILE, unit=HOSTILE, text=words)


@pytest.mark.parametrize("party", Party)
@pytest.mark.parametrize("action", ACTIONS)
def test_everything_that_happens_can_be_told_of_everybody(
    say: Texts, action: str, party: Party
) -> None:
    screen = timeline(say, 2**62, HOSTILE, (line(action, HOSTILE, party),), 0, 1)
    assert HOSTILE in check(screen)
    assert ("<blockquote" in screen.text) is (action not in CODED)


@pytest.mark.parametrize("extra", [-1, 0, 1])
def test_words_are_cut_at_two_hundred_and_say_so(say: Texts, extra: int) -> None:
    told = line(Action.ADD, "灯" * (TEXT_AT_MOST + extra))
    words = check(timeline(say, 7, "6栋-0012", (told,), 0, 1))
    assert ("…" in words) is (extra > 0)
    assert words.count("灯") == TEXT_AT_MOST + min(extra, 0) - (extra > 0)


def test_what_happened_is_told_in_its_order(say: Texts) -> None:
    lines = tuple(line(Action.ADD, f"第{at}句") for at in range(5))
    words = check(timeline(say, 7, "6栋-0012", lines, 0, 1))
    places = [words.index(f"第{at}句") for at in range(5)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("page", "pages", "turns"),
    [
        (0, 1, []),
        (0, 2, [1]),
        (1, 2, [0]),
        (1, 3, [0, 2]),
        (2, 3, [1]),
        (2**40, 2**41, [2**40 - 1, 2**40 + 1]),
    ],
)
def test_a_page_turns_to_the_ones_beside_it(
    say: Texts, page: int, pages: int, turns: list[int]
) -> None:
    screen = timeline(say, 2**58, "6栋-0012", (line(Action.ADD, "好"),), page, pages)
    check(screen)
    assert data_of(screen.rows) == [ReportTimeline(2**58, turn) for turn in turns]
