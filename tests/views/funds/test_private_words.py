"""What a group may not read: who is exempt or has not paid; what is only for one household."""

from dataclasses import replace

import pytest

from tests.views.funds.drawn import board, home, seen
from tests.views.funds.test_panel import FUND, SAY, labels
from tests.views.funds.test_panel import board as plain
from tests.world import CATALOGUE
from views.funds import draft_pages, drafting, mine, news, panel
from views.funds.drafting import Line
from views.screen import Screen
from views.texts import LANGUAGES

PAID, UNPAID = ("1单元101", "3单元201"), "3单元302"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("draw", [panel.screen, news.begun, news.full, news.failed])
def test_of_all_the_doors_a_group_reads_those_that_paid(draw: object, language: str) -> None:
    assert callable(draw)
    screen: Screen = draw(CATALOGUE.say(language), plain(doors=PAID, flats=3))
    shown = "\n".join([screen.text, *labels(screen)])
    assert UNPAID not in shown
    assert all(door in shown for door in PAID) is (draw is panel.screen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_panel_names_no_household_on_its_buttons(language: str) -> None:
    for size in (1, 120, 400):
        drawn = panel.screen(CATALOGUE.say(language), board(size))
        assert not any("¥" in label or "单元" in label for label in labels(drawn))


def test_in_a_group_a_draft_hides_who_is_exempt_and_never_lists_them() -> None:
    lines = [Line(1, "3单元201", 0, exempt=True), Line(2, "3单元302", 360_000)]
    for group in (True, False):
        drafted = replace(seen(0, big=False, group=group), fund=FUND, lines=lines, problems=())
        text = drafting.home(SAY, drafted).text
        assert ("3单元201" in text) is not group
        assert "3单元302" in text


def test_no_screen_of_a_draft_tells_why_a_household_is_exempt() -> None:
    drafted = replace(seen(24, big=False), problems=())
    assert not hasattr(drafted.lines[0], "reason")
    drawn = draft_pages.exempt(SAY, drafted, 0)
    assert "困难" not in "".join(labels(drawn))


def test_a_hardship_is_written_beside_ones_own_door_only() -> None:
    hard = next(one for one in map(home, range(5)) if one.kind == "hardship")
    own = mine.screen(SAY, plain(doors=PAID), mine.Personal((hard,), "", manages=False), big=False)
    assert "只有楼栋长看得到" in own.text
    assert "只有楼栋长看得到" not in panel.text(SAY, plain(doors=PAID))
