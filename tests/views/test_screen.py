"""Screens are values: equal when they show the same, and never changed."""

from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest

from bot import outcomes
from tests.bot.counting import Bump
from views.screen import Ask, Button, Copy, Document, Keyboard, Link, Media, Screen

SCREENS = [
    Screen("a"),
    Screen("b"),
    Screen("a", rows=((Button("x", Bump(1)),),)),
    Screen("a", rows=((Button("y", Bump(1)),),)),
    Screen("a", rows=((Button("x", Bump(2)),),)),
    Screen("a", rows=((Button("x", Bump(1), style="danger"),),)),
    Screen("a", rows=((Button("x", Bump(1)),), (Button("x", Bump(1)),))),
    Screen("a", rows=((Button("x", Bump(1)), Button("x", Bump(1))),)),
    Screen("a", rows=((Link("x", url="https://t.me"),),)),
    Screen("a", rows=((Link("x", start="j_1"),),)),
    Screen("a", rows=((Copy("x", "j_1"),),)),
]


def test_what_looks_different_is_redrawn_and_what_looks_the_same_is_not() -> None:
    prints = [outcomes.fingerprint(screen) for screen in SCREENS]
    assert len(set(prints)) == len(SCREENS)
    again = [outcomes.fingerprint(Screen(s.text, s.rows)) for s in SCREENS]
    assert again == prints


def test_a_fingerprint_fits_into_its_column() -> None:
    assert {len(outcomes.fingerprint(screen)) for screen in SCREENS} == {64}


VALUES = (Button("a", Bump(1)), Link("a"), Copy("a", "b"), Document("a", b""), Keyboard(()), Ask())


@pytest.mark.parametrize("value", [*SCREENS[:1], *VALUES, Media("photo")], ids=repr)
def test_nothing_on_a_screen_is_changed_once_it_is_drawn(value: Any) -> None:  # noqa: ANN401
    for field in fields(value):
        with pytest.raises(FrozenInstanceError):
            setattr(value, field.name, "other")
