"""The categories as the specification lists them."""

import pytest

from domain import reports as rules

H, D = 60, 24 * 60
SPEC = [
    ("fire", "fire_brigade", "property", 1 * H, 24 * H),
    ("ebike", "property", "fire_brigade police", 2 * H, 24 * H),
    ("gas", "gas_company", "property", 1 * H, 24 * H),
    ("power", "power", "property", 1 * H, 24 * H),
    ("water", "water", "property", 1 * H, 24 * H),
    ("drain", "property", "municipal", 4 * H, 24 * H),
    ("lift", "property", "housing", 1 * H, 48 * H),
    ("equip", "property", "", 4 * H, 48 * H),
    ("struct", "housing", "property", 24 * H, 7 * D),
    ("access", "committee", "community_office property", 24 * H, 15 * D),
    ("road", "property", "road_upkeep", 24 * H, 7 * D),
    ("falling", "police", "property", 2 * H, 24 * H),
    ("pests", "fire_brigade", "property", 4 * H, 24 * H),
    ("clean", "property", "city_management", 8 * H, 3 * D),
    ("green", "property", "", 24 * H, 7 * D),
    ("parking", "property", "police", 24 * H, 3 * D),
    ("neighbour", "community_office", "police lawyers", 24 * H, 7 * D),
    ("security", "police", "special_squad", 2 * H, 24 * H),
    ("health", "hospital", "grid", 4 * H, 3 * D),
    ("care", "grid", "volunteers civil_affairs", 2 * H, 24 * H),
    ("service", "property", "housing", 24 * H, 7 * D),
    ("ask", "community_office", "", 2 * H, 1 * D),
    ("idea", "community_office", "committee", 24 * H, 5 * D),
    ("other", None, "", 4 * H, 7 * D),
]


@pytest.mark.parametrize(("code", "unit", "helps", "respond", "resolve"), SPEC)
def test_a_category_goes_to_its_unit_within_its_time(
    code: str, unit: str | None, helps: str, respond: int, resolve: int
) -> None:
    row = rules.CATEGORIES[code]
    assert (row.responsible, " ".join(row.helps)) == (unit, helps)
    assert (row.respond_minutes, row.resolve_minutes) == (respond, resolve)


def test_the_list_is_whole_and_in_order() -> None:
    assert list(rules.CATEGORIES) == [row[0] for row in SPEC]


def test_matters_between_people_are_private() -> None:
    private = {code for code, row in rules.CATEGORIES.items() if row.private}
    assert private == {"neighbour", "security", "health", "care"}


def test_a_private_matter_never_needs_a_photo() -> None:
    assert not any(row.private and row.needs_photo for row in rules.CATEGORIES.values())


def test_every_unit_named_is_one_of_eight_plus_n() -> None:
    named = {row.responsible for row in rules.CATEGORIES.values()} - {None}
    helping = {unit for row in rules.CATEGORIES.values() for unit in row.helps}
    assert named | helping <= set(rules.UNITS)
    assert len(rules.EIGHT) == 8
    assert not set(rules.EIGHT) & set(rules.PARTNERS)


def test_nobody_helps_with_what_is_their_own() -> None:
    assert all(row.responsible not in row.helps for row in rules.CATEGORIES.values())


def test_a_card_offers_the_eight_most_used() -> None:
    counts = {"green": 3, "clean": 9, "unheard_of": 99}
    offered = rules.most_used(counts)
    assert offered[:3] == ("clean", "green", "fire")
    assert len(offered) == 8


def test_a_new_building_offers_the_usual_order() -> None:
    assert rules.most_used({}) == tuple(rules.CATEGORIES)[:8]
