"""What holds for every list, and for whatever is pasted instead of one."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.notices import names_missing, read_jielong, seats_of
from domain.notices.jielong import MOST_ENTRIES
from domain.notices.jielong_line import LONGEST_NAME, LONGEST_NOTE, MOST_BROUGHT

NAMES = st.sampled_from(["王阿姨", "李叔", "张三", "王 芳", "Mrs Wang", "302周哥", "吴姐501"])
TAILS = st.sampled_from(["", " +1", "+2", " 2人", " 302", "（轮椅）", " 取消", "、李叔"])
MARKS = st.sampled_from([". ", "、", ") ", "：", " "])
LINES = st.tuples(MARKS, NAMES, TAILS)
LISTS = st.lists(LINES, max_size=12).map(
    lambda lines: "\n".join(
        ["#接龙", *(f"{n}{mark}{name}{tail}" for n, (mark, name, tail) in enumerate(lines, 1))]
    )
)
SIGNS = [
    *"0123456789+-.、()（）:：#\n 王李例",
    "取消",
    "接龙",
    "①",
    "1️⃣",
    "\u202e",
    "加1人",
    "二十人",
]
ANYTHING = st.one_of(
    LISTS,
    st.lists(st.sampled_from(SIGNS), max_size=60).map("".join),
    st.text(max_size=200),
)


@given(LISTS)
def test_pasting_the_same_list_again_adds_nothing(text: str) -> None:
    entries = read_jielong(text).entries
    signed = [seat.guest for seat in seats_of(entries)]
    assert names_missing(read_jielong(text).entries, signed) == ()


@given(LISTS, LINES)
def test_a_line_that_is_added_moves_nobody_else(text: str, line: tuple[str, str, str]) -> None:
    before = seats_of(read_jielong(text).entries)
    mark, name, tail = line
    after = seats_of(read_jielong(f"{text}\n99{mark}{name}{tail}").entries)
    assert after[: len(before)] == before


@given(LISTS, st.data())
def test_what_is_missing_and_what_is_there_are_the_whole_list_once(
    text: str, data: st.DataObject
) -> None:
    entries = read_jielong(text).entries
    names = [seat.guest for seat in seats_of(entries)]
    there = data.draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    missing = [seat.guest for seat in names_missing(entries, there)]
    assert sorted([*there, *missing]) == sorted(names)


@given(LISTS)
def test_every_numbered_line_is_taken_or_shown(text: str) -> None:
    found = read_jielong(text)
    assert len(found.entries) + len(found.unread) == len(text.splitlines()) - 1


@settings(max_examples=300, deadline=None)
@given(ANYTHING)
def test_whatever_is_pasted_is_bounded_and_fits_into_its_columns(text: str) -> None:
    found = read_jielong(text)
    assert len(found.title) <= 100
    assert all(len(line) <= 100 for line in found.unread)
    for entry in found.entries:
        assert 0 < len(entry.name) <= LONGEST_NAME
        assert 0 <= entry.guests <= MOST_BROUGHT
        assert len(entry.note) <= LONGEST_NOTE
    seats = seats_of(found.entries)
    assert len({seat.guest for seat in seats}) == len(seats)
    assert all(len(seat.guest) <= 40 for seat in seats)


def test_a_very_long_list_is_cut_at_its_bounds() -> None:
    text = "\n".join(f"{n}. 王{'甲乙丙丁'[n % 4]}{'一二三四五'[n % 5]}{n}" for n in range(1, 999))
    found = read_jielong(text)
    assert len(found.entries) == MOST_ENTRIES
    assert 0 < len(found.unread) <= 50


@pytest.mark.parametrize(
    "text",
    [
        "1. " + "+1" * 5000,
        "1" * 10_000,
        "1.\n" * 3400,
        "1. 王" + "共" * 9000,
        "(" * 10_000,
        "1. " + "3栋" * 5000,
    ],
    ids=["plus", "digits", "empty", "totals", "brackets", "doors"],
)
def test_hostile_lists_are_read_quickly(text: str) -> None:
    begun = time.perf_counter()
    found = read_jielong(text * 20)
    # Very generous, as the machine may be busy: what backtracks takes minutes.
    assert time.perf_counter() - begun < 3
    assert found.entries == ()
