"""Which role and which unit is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places import Role
from domain.places.roles import WORDS
from domain.places.wishes import Wish, wish

UNITS = {"物业": "property", "物业公司": "property", "Fire brigade": "fire_brigade", "社区": "x"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("楼栋长", Wish(Role.CAPTAIN, None, "")),
        ("Captain 6栋", Wish(Role.CAPTAIN, None, "6栋")),
        ("楼栋长6栋", Wish(Role.CAPTAIN, None, "6栋")),
        ("building captain 二期 6栋", Wish(Role.CAPTAIN, None, "二期 6栋")),
        ("物业", Wish(Role.UNIT, "property", "")),
        ("物业公司", Wish(Role.UNIT, "property", "")),
        ("FIRE BRIGADE", Wish(Role.UNIT, "fire_brigade", "")),
        ("单位 物业", Wish(Role.UNIT, "property", "")),
        ("unit", Wish(Role.UNIT, None, "")),
        ("unit moon", Wish(Role.UNIT, None, "")),
        ("社区", Wish(Role.STAFF, None, "")),
    ],
)
def test_the_longest_word_counts_and_the_rest_is_a_place(text: str, meant: Wish) -> None:
    assert wish(text, UNITS) == meant


@pytest.mark.parametrize(
    "text", ["", "owner", "国王", "captainess", "物业费", "\u202e", "k" * 5000]
)
def test_what_is_no_role_is_none(text: str) -> None:
    assert wish(text, UNITS) is None


@given(st.sampled_from([(role, word) for role, words in WORDS.items() for word in words]))
def test_every_word_of_every_role_is_known(known: tuple[Role, str]) -> None:
    role, word = known
    found = wish(word, {})
    assert found is not None
    assert found.role is role


@given(st.text())
def test_nobody_can_wish_to_be_owner(text: str) -> None:
    found = wish(text, UNITS)
    assert found is None or found.role is not Role.OWNER
