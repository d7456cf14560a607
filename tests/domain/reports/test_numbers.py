"""A report's number, said and typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import reports as rules


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "6栋-0001"), (123, "6栋-0123"), (9999, "6栋-9999"), (12345, "6栋-12345")],
)
def test_a_number_has_four_digits_at_least(number: int, said: str) -> None:
    assert rules.label("6栋", number) == said


@pytest.mark.parametrize(
    "typed",
    ["6栋-0123", " 6栋-0123 ", "6栋 - 123", "6栋–0123", "6栋—0123", "６栋－０１２３", "6栋-#0123"],
)
def test_a_number_is_understood_as_people_type_it(typed: str) -> None:
    assert rules.parse_label(typed) == ("6栋", 123)


@pytest.mark.parametrize(
    "typed", ["", "6栋", "-12", "6栋-", "6栋-abc", "6栋-1234567890", "0123", "x" * 999]
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert rules.parse_label(typed) is None


def test_a_building_may_have_a_dash_in_its_name() -> None:
    assert rules.parse_label("A-2-0007") == ("A-2", 7)


NAMES = st.text(st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x7F), min_size=1)


@given(NAMES.filter(lambda name: len(name) < 90), st.integers(min_value=0, max_value=999_999_999))
def test_what_is_said_is_understood(name: str, number: int) -> None:
    assert rules.parse_label(rules.label(name, number)) == (name, number)
