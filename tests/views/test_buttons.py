"""Button data by itself: what is read back, and what is refused."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import pytest

from views.buttons import LARGEST, MAX_BYTES, ButtonData


class Way(StrEnum):
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Go(ButtonData):
    prefix: ClassVar[str] = "go"
    to: int
    way: Way = Way.UP
    page: int = 0


@dataclass(frozen=True, slots=True)
class Bare(ButtonData):
    prefix: ClassVar[str] = "bare"


def test_the_wire_form_is_what_it_has_always_been() -> None:
    assert Go(5).pack() == "go:5:up:0"
    assert Go(-1, Way.DOWN, 3).pack() == "go:-1:down:3"
    assert Bare().pack() == "bare"


@pytest.mark.parametrize(
    ("wire", "button"),
    [
        ("go:5", Go(5)),
        ("go:5:down", Go(5, Way.DOWN)),
        ("go:5:down:7", Go(5, Way.DOWN, 7)),
        (f"go:{LARGEST - 1}", Go(LARGEST - 1)),
        (f"go:-{LARGEST - 1}", Go(1 - LARGEST)),
    ],
)
def test_a_button_of_any_age_is_read(wire: str, button: Go) -> None:
    assert Go.parse(wire) == button
    assert isinstance(button.way, Way)


@pytest.mark.parametrize(
    "wire",
    [
        "", ":", "go", "go:", "go:x", "go:5:sideways", "go:5:", "go:5:up:", "go:5:up:0:1",
        "gone:5", "Go:5", " go:5", "bare", f"go:{LARGEST}", f"go:-{LARGEST}", "go:" + "9" * 5000,
    ],
)  # fmt: skip
def test_what_was_tampered_with_is_nothing(wire: str) -> None:
    assert Go.parse(wire) is None


@pytest.mark.parametrize("wire", ["bare:", "bare:1", "bar", "bare "])
def test_a_button_that_carries_nothing_takes_nothing(wire: str) -> None:
    assert Bare.parse(wire) is None
    assert Bare.parse("bare") == Bare()


def test_a_wire_form_telegram_would_refuse_is_refused_here() -> None:
    @dataclass(frozen=True, slots=True)
    class Long(ButtonData):
        prefix: ClassVar[str] = "p" * (MAX_BYTES - 2)
        value: int

    assert len(Long(7).pack()) == MAX_BYTES
    with pytest.raises(ValueError, match="64 bytes"):
        Long(77).pack()


def test_bytes_count_and_not_characters() -> None:
    @dataclass(frozen=True, slots=True)
    class Chinese(ButtonData):
        prefix: ClassVar[str] = "事" * 21
        value: int

    with pytest.raises(ValueError, match="64 bytes"):
        Chinese(1).pack()
