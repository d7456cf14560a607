"""Long lists of buttons, a page at a time; for big letters one a row and at most four."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from views.buttons import ButtonData
from views.screen import Button, Row
from views.texts import Texts

# Six rows of four: with the ways on they fit a phone without scrolling.
A_PAGE = 24
# Elder mode shows four buttons: three and the way back, or two, the way on and the way back.
BIG_WHOLE = 3
BIG_PAGE = 2


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to choose, or a stairwell that a flat stands for."""

    id: int
    name: str


def listed(
    say: Texts,
    buttons: Sequence[Button],
    page: int,
    turn: Callable[[int], ButtonData],
    back: ButtonData | None,
    *,
    big: bool,
    across: int = 4,
    a_page: int = A_PAGE,
) -> tuple[Row, ...]:
    """One page of buttons with the ways on and back; pages are counted round."""
    size = BIG_PAGE if big and len(buttons) > BIG_WHOLE else a_page
    pages = max(1, -(-len(buttons) // size))
    # A forged or old button can name any page; every number is one.
    at = page % pages
    shown = buttons[at * size : (at + 1) * size]
    wide = 1 if big else across
    rows: list[Row] = [tuple(shown[i : i + wide]) for i in range(0, len(shown), wide)]
    if pages > 1:
        rows.append(_turns(say, at, pages, turn, big=big))
    if back is not None:
        rows.append((Button(say.plain("back"), back),))
    return tuple(rows)


def _turns(
    say: Texts, at: int, pages: int, turn: Callable[[int], ButtonData], *, big: bool
) -> Row:
    after = Button(
        say.plain("page-next", at=str(at + 1), pages=str(pages)), turn((at + 1) % pages)
    )
    before = Button(say.plain("page-before"), turn((at - 1) % pages))
    # Pages go round, so the one button reaches all of them.
    return (after,) if big else (before, after)


def stacked(*rows: Row, big: bool) -> tuple[Row, ...]:
    """The rows as they are, or one button a row for big letters."""
    return tuple((button,) for row in rows for button in row) if big else tuple(rows)
