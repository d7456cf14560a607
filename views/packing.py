"""Buttons in rows that a narrow phone can show without cutting words."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from views.screen import Button, Copy, Link, Row

# Telegram allows eight, of which a narrow phone shows nothing but dots.
A_ROW = 3
# Half-width characters beside each other at 360 px, and what the edges of a button take of them.
ROOM = 36
EDGES = 4


def packed(buttons: Sequence[Button | Link | Copy]) -> tuple[Row, ...]:
    """The buttons in their order, at most three a row, as many as have room for their words."""
    rows: list[Row] = []
    at = 0
    while at < len(buttons):
        count = next(n for n in range(A_ROW, 0, -1) if n == 1 or _fits(buttons[at : at + n], n))
        rows.append(tuple(buttons[at : at + count]))
        at += count
    return tuple(rows)


def _fits(buttons: Sequence[Button | Link | Copy], count: int) -> bool:
    widest = max(width(button.label) for button in buttons)
    return count * (widest + EDGES) <= ROOM


def width(text: str) -> int:
    """How wide a text is, in half-width characters."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
