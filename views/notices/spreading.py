"""A page of buttons, as many in a row as have room for their words on a narrow phone."""

from collections.abc import Callable, Sequence

from views.buttons import ButtonData
from views.packing import packed
from views.places.paging import A_PAGE, listed
from views.screen import Button, Row
from views.texts import Texts


def spread(
    say: Texts,
    buttons: Sequence[Button],
    page: int,
    turn: Callable[[int], ButtonData],
    back: ButtonData | None,
    *,
    big: bool,
    a_page: int = A_PAGE,
) -> tuple[Row, ...]:
    """One page with the ways on and back; for big letters one a row and at most four."""
    rows = listed(say, buttons, page, turn, back, big=big, across=1, a_page=a_page)
    if big:
        return rows
    # Names differ in length, and English words are longer: columns would cut them.
    ways = int(back is not None) + int(len(buttons) > a_page)
    shown, last = rows[: len(rows) - ways], rows[len(rows) - ways :]
    return (*packed([button for row in shown for button in row]), *last)
