"""Doors and slips as captains type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ballots.lookup import Door, heads_named

DOORS = tuple(
    Door(10 * s + f, slip, "6栋", f"{s}单元", f"{f}01")
    for slip, (s, f) in enumerate(((s, f) for s in (1, 2, 3) for f in (1, 2)), start=1)
)


@pytest.mark.parametrize(
    "text",
    [
        *("3单元201", "3-201", "3 201", "三单元二〇一", "３单元２０１室", "6栋3单元201"),
        *("Unit 3, 201", "6-03-0201", "第6号票", "#6", "6", "slip 6", "No. 6"),
    ],
)
def test_one_home_is_found_however_it_is_written(text: str) -> None:
    assert heads_named(text, DOORS) == (32,)


def test_a_room_that_several_stairwells_have_may_be_any_of_them() -> None:
    assert heads_named("201", DOORS) == (12, 22, 32)
    assert heads_named("201室", DOORS) == (12, 22, 32)


def test_a_number_that_is_a_slip_and_a_room_means_both() -> None:
    doors = (Door(1, 2, "", "", "5"), Door(2, 5, "", "", "9"))
    assert heads_named("5", doors) == (1, 2)
    assert heads_named("#5", doors) == (2,)
    assert heads_named("5室", doors) == (1,)


def test_the_letter_of_a_tower_is_part_of_its_door() -> None:
    doors = (Door(1, 1, "", "A座", "101"), Door(2, 2, "", "B座", "101"))
    assert heads_named("b座101", doors) == (2,)
    assert heads_named("A 101", doors) == (1,)


@pytest.mark.parametrize("text", ["", "  ", "门口", "0", "7", "4单元201", "单元", "#201"])
def test_what_is_not_on_the_list_finds_nobody(text: str) -> None:
    assert heads_named(text, DOORS) == ()


def test_a_head_of_several_homes_is_found_by_each_and_named_once() -> None:
    doors = (Door(1, 1, "6栋", "1单元", "101"), Door(1, 1, "6栋", "1单元", "102"))
    assert heads_named("102", doors) == (1,)
    assert heads_named("#1", doors) == (1,)


def test_a_person_has_a_slip_and_no_door() -> None:
    assert heads_named("3", (Door(7, 3, "", "", ""),)) == (7,)
    assert heads_named("3室", (Door(7, 3, "", "", ""),)) == ()


@given(st.text(max_size=200))
def test_no_words_break_it_and_nobody_is_found_twice(text: str) -> None:
    found = heads_named(text, DOORS)
    assert len(set(found)) == len(found)
    assert set(found) <= {door.head_id for door in DOORS}
