"""The floor grid: floors from the top, stairwells apart, and a sign for how each door stands."""

from dataclasses import replace

import pytest

from domain.ballots import Choice, RollHead, Shown, Via, Why
from tests.views.ballots.drawn import BOTH, EN, ZH
from tests.views.ballots.test_panel import ballot, heads, text
from tests.views.ballots.test_panel import board as board_of
from views.ballots import grid, panel
from views.texts import Texts


def door(room: str, floor: int | None, stairwell: str = "1单元") -> RollHead:
    label = stairwell + room
    return RollHead(1, 7, room, room, label, stairwell, floor, room, 8769, 1)


def drawn(*doors: RollHead, say: Texts = ZH) -> list[str]:
    return grid.grid(say, doors).split("\n")


@pytest.mark.parametrize(
    ("changes", "sign"),
    [
        ({}, "·"),
        ({"heard": True, "choice": "yes"}, "✓"),
        ({"heard": True, "choice": "no"}, "✗"),
        ({"heard": True, "choice": "abstain"}, "○"),
        ({"heard": True, "why": Why.CONFLICT}, "!"),
        ({"heard": True, "why": Why.DISPUTE}, "!"),
        ({"heard": True, "why": Why.UNCONFIRMED}, "!"),
        ({"heard": True, "choice": "2"}, "2:"),
        ({"heard": True, "choice": "1+3"}, "1+3:"),
    ],
)
def test_each_standing_has_its_sign(changes: dict[str, object], sign: str) -> None:
    head = replace(door("301", 3), **changes)  # type: ignore[arg-type]
    assert grid.sign(head) == sign
    assert drawn(head)[-1] == f"3层 {sign}301"


@BOTH
def test_the_legend_explains_every_sign_that_can_stand_there(say: Texts) -> None:
    legend = say("ballot-panel-legend")
    for sign in (*grid.SIGNS.values(), grid.EXCLUDED, grid.UNHEARD):
        assert sign in legend
    board = board_of(ballot(), heads(8))
    assert legend in panel.text(say, board)


@pytest.mark.parametrize("choice", list(Choice))
def test_the_signs_differ_without_colour(choice: Choice) -> None:
    others = [grid.SIGNS[each] for each in Choice if each is not choice]
    assert grid.SIGNS[choice] not in [*others, grid.EXCLUDED, grid.UNHEARD]


def test_floors_go_down_from_the_top_whatever_the_order_of_the_roll() -> None:
    lines = drawn(door("201", 2), door("1001", 10), door("901", 9), door("101", 1))
    assert lines == ["1单元", "10层 ·1001", "9层 ·901", "2层 ·201", "1层 ·101"]


def test_a_cellar_stands_below_the_ground() -> None:
    assert drawn(door("101", 1), door("B1", -1), door("201", 2)) == [
        "1单元",
        "2层 ·201",
        "1层 ·101",
        "-1层 ·B1",
    ]


def test_doors_of_a_floor_keep_their_order() -> None:
    assert drawn(door("301", 3), door("302", 3), door("303", 3))[1] == "3层 ·301 ·302 ·303"


def test_each_stairwell_has_its_own_heading() -> None:
    lines = drawn(door("201", 2, "1单元"), door("201", 2, "2单元"), door("101", 1, "1单元"))
    assert lines == ["1单元", "2层 ·201", "1层 ·101", "2单元", "2层 ·201"]


def test_where_there_is_no_stairwell_there_is_no_heading() -> None:
    assert drawn(door("201", 2, ""), door("101", 1, "")) == ["2层 ·201", "1层 ·101"]


def test_doors_of_an_unknown_floor_stand_last_and_name_no_floor() -> None:
    assert drawn(door("门卫", None), door("101", 1)) == ["1单元", "1层 ·101", "·门卫"]


def test_a_floor_is_named_in_the_readers_language() -> None:
    assert drawn(door("301", 3), say=EN) == ["1单元", "F3 ·301"]


def test_a_wide_floor_goes_on_below_its_first_door() -> None:
    first, *others = drawn(*(door(f"10{n}", 1) for n in range(1, 10)))[1:]
    assert first.startswith("1层 ·101")
    assert others
    assert all(line.startswith("   ·") for line in others)
    assert sum(line.count("·") for line in (first, *others)) == 9


@pytest.mark.parametrize("size", [1, 2, 8, 24, 120])
def test_every_door_stands_once(size: int) -> None:
    assert "\n".join(drawn(*heads(size))).count("·") == size


@pytest.mark.parametrize(
    ("shown", "stands"),
    [(Shown.NAMES, True), (Shown.COUNTS, False), (Shown.TURNOUT, False), (Shown.SECRET, False)],
)
def test_the_grid_stands_only_where_votes_are_named(shown: Shown, stands: bool) -> None:  # noqa: FBT001
    roll = heads(8, h0="yes", h1="no")
    assert ("✓101" in text(ballot(shown=shown), roll)) is stands


def test_paper_and_taps_have_the_same_sign() -> None:
    tapped = replace(door("301", 3), heard=True, choice="yes", via=Via.TAP)
    assert grid.cell(tapped) == grid.cell(replace(tapped, via=Via.PAPER)) == "✓301"
