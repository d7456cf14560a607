"""Buttons of sent messages live for months: their wire form is a format that only grows.

tests/wire_forms.txt holds one line a prefix: `prefix field:kind[=default] …`, where a kind is
`int`, `str` (a code of ours) or the words it may be. What is new is added there by hand.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.application import open_doors
from views.buttons import LARGEST, MAX_BYTES, ButtonData

KEPT = Path(__file__).parent / "wire_forms.txt"
TAPS: Mapping[str, type[ButtonData]] = {
    prefix: kind for prefix, (kind, _) in open_doors().taps.items()
}
PREFIXES = sorted(TAPS)
# Telegram's own ids need at most 52 bits; pages, minutes and yes or no are far fewer.
IDS, SMALL = st.integers(-(2**52), 2**52), st.integers(0, 9)
NUMBERS = st.integers(-LARGEST + 1, LARGEST - 1) | st.sampled_from((0, 1, -1, LARGEST - 1))
CODES = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=24)
HOSTILE = st.sampled_from(
    ("", ":", "::", " 1", "1 ", "+1", "-", "--1", "1e3", "0x1", "٣", "１", "²", "None", "True")
) | st.sampled_from(
    ("\x00", "1\n", "9" * 19, "9" * 60, str(-LARGEST), str(LARGEST), "nan", "<b>", "😀")
)
PLAIN: Mapping[type, str] = {int: "int", str: "str"}


@dataclass(frozen=True)
class Part:
    """One field as it stands on the wire; `words` are the values it may have, or its type."""

    name: str
    words: frozenset[str]
    default: str | None


def part(text: str) -> Part:
    name, _, rest = text.partition(":")
    kind, equals, default = rest.partition("=")
    return Part(name, frozenset(kind.split("|")), default if equals else None)


def kept() -> dict[str, list[Part]]:
    lines = [line.split() for line in KEPT.read_text(encoding="utf-8").splitlines()]
    assert len({line[0] for line in lines}) == len(lines), "two lines for one prefix"
    return {line[0]: [part(text) for text in line[1:]] for line in lines}


def form(kind: type[ButtonData]) -> list[Part]:
    return [_part(field, get_type_hints(kind)[field.name]) for field in _fields(kind)]


def _part(field: Field[Any], hint: type) -> Part:
    default = None if field.default is MISSING else str(field.default)
    words = [PLAIN[hint]] if hint in PLAIN else [str(word) for word in _words(hint)]
    return Part(field.name, frozenset(words), default)


def _words(hint: type) -> list[StrEnum]:
    assert issubclass(hint, StrEnum), hint
    return list(hint)


def _fields(kind: type[ButtonData]) -> tuple[Field[Any], ...]:
    return fields(kind)  # type: ignore[arg-type]


def written(prefix: str) -> str:
    """The line that stands for a button today."""
    parts = []
    for one in form(TAPS[prefix]):
        kind = "|".join(sorted(one.words))
        parts.append(f"{one.name}:{kind}" + ("" if one.default is None else f"={one.default}"))
    return " ".join((prefix, *parts))


def buttons(
    kind: type[ButtonData], ids: st.SearchStrategy[int], small: st.SearchStrategy[int]
) -> st.SearchStrategy[Any]:
    """Any button of this kind; what is no id counts pages, minutes, or says yes or no."""
    hints = get_type_hints(kind)
    numbers = {f.name: ids if f.name.endswith("_id") else small for f in _fields(kind)}
    return st.builds(kind, **{name: _values(hints[name], numbers[name]) for name in numbers})


def _values(hint: type, numbers: st.SearchStrategy[int]) -> st.SearchStrategy[Any]:
    if hint is int:
        return numbers
    return CODES if hint is str else st.sampled_from(_words(hint))


def test_no_button_of_a_sent_message_is_unknown_today() -> None:
    assert set(kept()) - set(TAPS) == set(), "a prefix is never taken away"


def test_every_button_is_written_down() -> None:
    assert set(TAPS) - set(kept()) == set(), "add its line to tests/wire_forms.txt"


@pytest.mark.parametrize("prefix", PREFIXES)
def test_fields_are_only_ever_appended(prefix: str) -> None:
    before, now = kept()[prefix], form(TAPS[prefix])
    assert len(before) == len(now), f"write it down: {written(prefix)}"
    for old, new in zip(before, now, strict=True):
        assert (old.name, old.default) == (new.name, new.default)
        assert old.words - new.words == set(), "a word is never taken away"
        assert new.words - old.words == set(), f"write it down: {written(prefix)}"


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_field_without_a_default_stands_before_those_with_one(prefix: str) -> None:
    bare = [one.default is None for one in form(TAPS[prefix])]
    assert bare == sorted(bare, reverse=True)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_word_and_no_prefix_contains_what_separates_them(prefix: str) -> None:
    assert ":" not in prefix
    assert not any(":" in word for one in form(TAPS[prefix]) for word in one.words)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_tapped_button_says_what_was_put_on_it(prefix: str) -> None:
    kind = TAPS[prefix]

    @given(buttons(kind, IDS, SMALL))
    def round_trip(button: ButtonData) -> None:
        wire = button.pack()
        assert len(wire.encode()) <= MAX_BYTES
        assert kind.parse(wire) == button

    round_trip()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_largest_ids_fit_or_are_refused_before_they_are_sent(prefix: str) -> None:
    kind = TAPS[prefix]

    @given(buttons(kind, NUMBERS, NUMBERS))
    def fits_or_refuses(button: ButtonData) -> None:
        try:
            wire = button.pack()
        except ValueError:
            return
        assert len(wire.encode()) <= MAX_BYTES
        assert kind.parse(wire) == button

    fits_or_refuses()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_an_older_button_without_the_newer_fields_is_still_read(prefix: str) -> None:
    kind = TAPS[prefix]
    parts = form(kind)
    values = ["7" if one.words <= {"int", "str"} else min(one.words) for one in parts]
    needed = [one for one in parts if one.default is None]
    for count in range(len(needed), len(parts) + 1):
        button = kind.parse(":".join((prefix, *values[:count])))
        assert button is not None
        for one in parts[count:]:
            assert str(getattr(button, one.name)) == one.default
    assert kind.parse(":".join((prefix, *values, "1"))) is None
    if needed:
        assert kind.parse(":".join((prefix, *values[: len(needed) - 1]))) is None


@given(st.sampled_from(PREFIXES), st.lists(HOSTILE | st.text(max_size=20), max_size=6))
def test_what_a_stranger_writes_is_read_as_a_button_or_as_nothing(
    prefix: str, values: list[str]
) -> None:
    button = TAPS[prefix].parse(":".join((prefix, *values)))
    if button is not None:
        numbers = (getattr(button, p.name) for p in form(TAPS[prefix]) if p.words == {"int"})
        assert all(isinstance(n, int) and abs(n) < LARGEST for n in numbers)


@given(st.text(max_size=80))
def test_no_text_at_all_makes_parsing_fail(wire: str) -> None:
    read = [prefix for prefix in PREFIXES if TAPS[prefix].parse(wire) is not None]
    assert read == [p for p in read if wire.partition(":")[0] == p]
