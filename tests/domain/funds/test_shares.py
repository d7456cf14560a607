"""Who pays how much: rules, templates, keys, versions."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import funds as rules
from domain.funds import ShareRefusal, ShareRule, ShareTable, Sponsor, Template
from domain.places import Household

VECTORS = Path(__file__).parents[2] / "vectors" / "allocate.json"
EXPECTED = {case["id"]: case for case in json.loads(VECTORS.read_text(encoding="utf-8"))}


def flat(
    number: int, *, room: str = "", floor: int | None = 1, area: int = 6312, stairwell: str = ""
) -> Household:
    return Household(number, 1, stairwell, floor, room or str(number), area)


def tower() -> list[Household]:
    """Six floors of two flats, the second one larger."""
    return [
        flat(floor * 100 + door, floor=floor, area=(6312, 8937)[door - 1])
        for floor in range(1, 7)
        for door in (1, 2)
    ]


def by_room(shares: dict[str, int] | ShareRefusal) -> dict[str, int]:
    assert isinstance(shares, dict)
    return {key.lstrip("0"): fen for key, fen in shares.items()}


@pytest.mark.parametrize(
    ("case", "rule", "template", "grain"),
    [
        ("F3", ShareRule.FLOORS, Template.HANDRAIL, 1),
        ("F12", ShareRule.FLOORS, Template.HANDRAIL, 1),
        ("F4a", ShareRule.FLOORS, Template.LIFT, 1),
        ("F4b", ShareRule.FLOORS, Template.LIFT, 100),
        ("F5", ShareRule.FLOORS_AREA, Template.LIFT, 1),
        ("F6", ShareRule.AREA, Template.SEWER, 1),
    ],
)
def test_templates_give_the_shares_of_the_vectors(
    case: str, rule: ShareRule, template: Template, grain: int
) -> None:
    known, factors = EXPECTED[case], rules.coefficients_for(template)
    weights = rules.weights(rule, tower(), factors)
    shares = rules.share_out(rule, known["target_fen"], tower(), factors, grain=grain)
    assert by_room(weights) == known["weights"]
    assert by_room(shares) == known["shares_fen"]


def test_equal_shares_spare_the_exempt() -> None:
    shares = rules.share_out(ShareRule.EQUAL, 240000, tower(), {}, exempt=frozenset({101}))
    assert by_room(shares)["101"] == 0
    assert {k: v for k, v in by_room(shares).items() if v} == EXPECTED["F1"]["shares_fen"]


@pytest.mark.parametrize(
    ("rule", "flats", "why"),
    [
        (ShareRule.EQUAL, [], ShareRefusal.NO_FLATS),
        (ShareRule.FLOORS, [flat(101, floor=None)], ShareRefusal.FLOOR_UNKNOWN),
        (ShareRule.FLOORS_AREA, [flat(101, floor=None)], ShareRefusal.FLOOR_UNKNOWN),
        (ShareRule.FLOORS_AREA, [flat(301, area=0)], ShareRefusal.AREA_UNKNOWN),
        (ShareRule.AREA, [flat(101), flat(102, area=0)], ShareRefusal.AREA_UNKNOWN),
        (ShareRule.FLOORS, [flat(101)], ShareRefusal.NO_PAYER),
    ],
)
def test_what_the_roll_does_not_say_is_named(
    rule: ShareRule, flats: list[Household], why: ShareRefusal
) -> None:
    lift = rules.coefficients_for(Template.LIFT)
    assert rules.weights(rule, flats, lift) is why
    assert rules.share_out(rule, 100, flats, lift) is why


def test_floors_without_coefficients_are_refused() -> None:
    assert rules.weights(ShareRule.FLOORS, tower(), {}) is ShareRefusal.COEFFICIENTS_MISSING


def test_a_flat_without_a_floor_does_not_matter_by_area() -> None:
    assert rules.weights(ShareRule.AREA, [flat(101, floor=None)], {}) == {"0101": 6312}


def test_when_all_are_exempt_nobody_pays() -> None:
    gone = rules.weights(ShareRule.EQUAL, [flat(101)], {}, exempt=frozenset({101}))
    assert gone is ShareRefusal.NO_PAYER


def test_no_target_and_no_whole_yuan_are_refused() -> None:
    assert rules.share_out(ShareRule.EQUAL, 0, tower(), {}) is ShareRefusal.NO_TARGET
    odd = rules.share_out(ShareRule.EQUAL, 150, tower(), {}, grain=100)
    assert odd is ShareRefusal.NOT_WHOLE_YUAN


@pytest.mark.parametrize(
    ("fixed", "shares"),
    [
        ({"0101": 60, "0102": 40}, {"0101": 60, "0102": 40}),
        ({"0101": 100}, {"0101": 100, "0102": 0}),
        ({"0101": 60, "0102": 41}, ShareRefusal.FIXED_SUM),
        ({"0101": 101, "0102": -1}, ShareRefusal.FIXED_SUM),
        ({"0101": 60, "0909": 40}, ShareRefusal.FLAT_UNKNOWN),
        ({}, ShareRefusal.FIXED_SUM),
    ],
)
def test_a_fixed_list_is_taken_only_whole(
    fixed: dict[str, int], shares: dict[str, int] | ShareRefusal
) -> None:
    flats = [flat(101), flat(102)]
    assert rules.share_out(ShareRule.FIXED, 100, flats, {}, fixed=fixed) == shares


def test_nobody_has_a_share_of_what_is_voluntary() -> None:
    shares = rules.share_out(ShareRule.VOLUNTARY, 100, [flat(101), flat(102)], {})
    assert shares == {"0101": 0, "0102": 0}


@pytest.mark.parametrize("rule", [ShareRule.FIXED, ShareRule.VOLUNTARY])
def test_rules_without_weights_have_none(rule: ShareRule) -> None:
    with pytest.raises(ValueError, match="no weights"):
        rules.weights(rule, tower(), {})


@pytest.mark.parametrize(
    ("floor", "factor"), [(-1, 200), (1, 200), (2, 600), (3, 1000), (33, 1000)]
)
def test_the_nearest_floor_below_lends_its_coefficient(floor: int, factor: int) -> None:
    assert rules.coefficient(floor, {1: 200, 2: 600, 3: 1000}) == factor


def test_keys_sort_as_doors_are_counted() -> None:
    flats = [
        flat(1, stairwell="10单元", room="101"),
        flat(2, stairwell="2单元", room="1001"),
        flat(3, stairwell="二单元", room="101"),
        flat(4, stairwell="2单元", room="99"),
    ]
    keys = rules.sort_keys(flats)
    assert sorted(keys, key=lambda number: keys[number]) == [4, 3, 2, 1]


def test_two_doors_of_one_number_stay_two_payers() -> None:
    weights = rules.weights(ShareRule.EQUAL, [flat(1, room="101"), flat(2, room="0101")], {})
    assert weights == {"0101~1": 1, "0101~2": 1}


def test_flats_of_two_buildings_stay_apart() -> None:
    flats = [Household(1, 7, "", 1, "101", 1), Household(2, 8, "", 1, "101", 1)]
    assert rules.sort_keys(flats) == {1: "0007-0101", 2: "0008-0101"}


@given(st.permutations(tower()), st.sampled_from([ShareRule.EQUAL, ShareRule.AREA]))
def test_shares_do_not_depend_on_the_order_of_the_roll(
    flats: list[Household], rule: ShareRule
) -> None:
    assert rules.share_out(rule, 99999, flats, {}) == rules.share_out(rule, 99999, tower(), {})


def test_only_those_whose_share_rises_pledge_afresh() -> None:
    old = ShareTable(1, 100, {"a": 50, "b": 50, "c": 0})
    new = ShareTable(2, 111, {"a": 50, "b": 49, "c": 1, "d": 11})
    assert rules.raised(old, new) == {"c", "d"}


def test_a_higher_quote_raises_every_share_of_the_vectors() -> None:
    shares = [EXPECTED[case]["shares_fen"] for case in ("F3", "F12")]
    old, new = (ShareTable(n, sum(s.values()), s) for n, s in enumerate(shares))
    assert rules.raised(old, new) == set(shares[0])
    assert rules.raised(new, old) == set()


def test_sponsors_lower_the_target_by_money_and_by_work() -> None:
    helpers = [Sponsor("物业", 200_000), Sponsor("施工队", 100_000, in_kind=True)]
    assert rules.target_of(680_000, helpers) == EXPECTED["F6"]["target_fen"]
    assert rules.target_of(300_000, helpers) == 0
    assert rules.target_of(100, helpers) == 0
    assert rules.target_of(100, []) == 100


@pytest.mark.parametrize(
    ("title", "template", "rule"),
    [
        ("楼道扶手", Template.HANDRAIL, ShareRule.FLOORS),
        ("6栋加装电梯", Template.LIFT, ShareRule.FLOORS),
        ("下水道立管更换", Template.SEWER, ShareRule.AREA),
        ("门口道路修补", Template.ROAD, ShareRule.AREA),
        ("单元门禁", Template.GATE, ShareRule.EQUAL),
        ("Stair HANDRAIL", Template.HANDRAIL, ShareRule.FLOORS),
        ("电梯里的扶手", Template.LIFT, ShareRule.FLOORS),
        ("给花坛换土", None, ShareRule.AREA),
        ("", None, ShareRule.AREA),
    ],
)
def test_the_title_suggests_a_template(
    title: str, template: Template | None, rule: ShareRule
) -> None:
    assert rules.guess_template(title) is template
    assert rules.rule_for(template) is rule
