"""Lists of buttons: every one can be reached, in any size of letters."""

from hypothesis import given, settings
from hypothesis import strategies as st

from views.buttons import ButtonData
from views.places.buttons_people import LookAt, OpenTile, PickBuilding, Tile
from views.places.paging import listed, stacked
from views.screen import Button
from views.texts import Catalogue

SAY = Catalogue().say("zh-CN")
BACK = OpenTile(Tile.HOME)


def buttons(count: int) -> list[Button]:
    return [Button(str(n), LookAt(n)) for n in range(count)]


def page(count: int, at: int, *, big: bool) -> list[list[ButtonData]]:
    rows = listed(SAY, buttons(count), at, PickBuilding, BACK, big=big)
    return [[button.data for button in row if isinstance(button, Button)] for row in rows]


@settings(deadline=None)
@given(st.integers(0, 120), st.booleans())
def test_turning_the_pages_reaches_every_button(count: int, big: bool) -> None:  # noqa: FBT001
    seen: set[int] = set()
    at = 0
    for _ in range(count // 2 + 1):
        found = page(count, at, big=big)
        seen |= {d.place_id for row in found for d in row if isinstance(d, LookAt)}
        turns = [d.page for row in found for d in row if isinstance(d, PickBuilding)]
        at = turns[-1] if turns else 0
    assert seen == set(range(count))


@given(st.integers(0, 120), st.integers(-(2**40), 2**40))
def test_big_letters_have_one_button_a_row_and_at_most_four(count: int, at: int) -> None:
    rows = page(count, at, big=True)
    assert len(rows) <= 4
    assert all(len(row) == 1 for row in rows)


@given(st.integers(0, 500), st.integers(-(2**40), 2**40), st.booleans())
def test_any_page_stays_within_what_telegram_takes(
    count: int,
    at: int,
    big: bool,  # noqa: FBT001
) -> None:
    rows = page(count, at, big=big)
    assert sum(map(len, rows)) <= 100
    assert max(map(len, rows)) <= 8
    assert rows[-1] == [BACK]


def test_three_buttons_need_no_pages_even_in_big_letters() -> None:
    assert [len(row) for row in page(3, 0, big=True)] == [1, 1, 1, 1]


def test_four_buttons_in_big_letters_come_two_at_a_time() -> None:
    first = page(4, 0, big=True)
    assert first[:2] == [[LookAt(0)], [LookAt(1)]]
    assert first[2] == [PickBuilding(1)]


def test_without_a_way_back_there_is_none() -> None:
    rows = listed(SAY, buttons(2), 0, PickBuilding, None, big=False)
    assert len(rows) == 1


def test_stacking_keeps_the_order() -> None:
    one, two, three = buttons(3)
    assert stacked((one, two), (three,), big=False) == ((one, two), (three,))
    assert stacked((one, two), (three,), big=True) == ((one,), (two,), (three,))
