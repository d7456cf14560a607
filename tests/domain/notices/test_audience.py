"""Whom a people filter names: each boundary, and that all filters must agree."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notices import AGES, Audience, Facts, born_until_for, heard_since, matches, unheard
from domain.places import Role

NOW = datetime(2026, 11, 20, 1, tzinfo=UTC)
SIXTY = timedelta(days=60)
INSTANT = timedelta(microseconds=1)

ROLES = st.frozensets(st.sampled_from(sorted(Role)), max_size=3)
HEARD = st.none() | st.integers(0, 200).map(lambda days: NOW - timedelta(days=days))
FACTS = st.builds(
    Facts,
    roles=ROLES,
    birth_year=st.none() | st.integers(1920, 2020),
    heard=st.lists(HEARD, max_size=3).map(tuple),
)


def test_without_filters_everybody_is_meant() -> None:
    assert matches(Audience(), Facts(), now=NOW)


def test_65_and_over_in_2026_are_those_born_until_1961() -> None:
    assert born_until_for(65, 2026) == 1961


@pytest.mark.parametrize(
    ("born", "meant"), [(1960, True), (1961, True), (1962, False), (None, False)]
)
def test_the_last_year_of_birth_is_meant_and_an_unknown_one_is_not(
    born: int | None,
    meant: bool,  # noqa: FBT001
) -> None:
    assert matches(Audience(born_until=1961), Facts(birth_year=born), now=NOW) is meant


@given(st.sampled_from(AGES), st.integers(2020, 2100))
def test_who_turns_that_age_within_the_year_is_meant_and_who_is_a_year_younger_is_not(
    age: int, year: int
) -> None:
    audience = Audience(born_until=born_until_for(age, year))
    assert matches(audience, Facts(birth_year=year - age), now=NOW)
    assert not matches(audience, Facts(birth_year=year - age + 1), now=NOW)


def test_any_of_the_roles_is_enough() -> None:
    audience = Audience(roles=frozenset({Role.CAPTAIN, Role.VOLUNTEER}))
    assert matches(audience, Facts(roles=frozenset({Role.VOLUNTEER})), now=NOW)
    assert not matches(audience, Facts(roles=frozenset({Role.RESIDENT})), now=NOW)
    assert not matches(audience, Facts(), now=NOW)


@pytest.mark.parametrize(
    ("since", "silent"),
    [
        (SIXTY - INSTANT, False),
        (SIXTY, True),
        (SIXTY + INSTANT, True),
        (timedelta(0), False),
    ],
)
def test_a_household_is_unheard_from_the_sixtieth_day_on(
    since: timedelta,
    silent: bool,  # noqa: FBT001
) -> None:
    assert unheard(NOW - since, now=NOW) is silent
    assert (NOW - since <= heard_since(NOW)) is silent


def test_a_household_from_which_nothing_ever_came_is_unheard() -> None:
    assert unheard(None, now=NOW)


def test_one_silent_household_of_a_person_is_enough() -> None:
    heard = (NOW, None)
    assert matches(Audience(unheard=True), Facts(heard=heard), now=NOW)
    assert not matches(Audience(unheard=True), Facts(heard=heard[:1]), now=NOW)


def test_who_has_no_household_here_is_in_no_silent_one() -> None:
    assert not matches(Audience(unheard=True), Facts(), now=NOW)


@given(ROLES, st.none() | st.integers(1920, 2020), st.booleans(), FACTS)
def test_two_filters_name_those_whom_each_of_them_names(
    roles: frozenset[Role],
    born: int | None,
    silent: bool,  # noqa: FBT001
    facts: Facts,
) -> None:
    each = (Audience(roles=roles), Audience(born_until=born), Audience(unheard=silent))
    together = matches(Audience(roles, born, silent), facts, now=NOW)
    assert together == all(matches(one, facts, now=NOW) for one in each)
