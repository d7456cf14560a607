"""No fen is lost, whoever is asked first: vectors/allocate.json and the invariants."""

import json
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.funds import allocate

VECTORS = Path(__file__).parents[2] / "vectors" / "allocate.json"
CASES: list[dict[str, Any]] = json.loads(VECTORS.read_text(encoding="utf-8"))
GRAINS = st.sampled_from([1, 10, 100])
UNITS = st.integers(min_value=1, max_value=10**8)
WEIGHTS = st.dictionaries(
    st.text("0123456789-", min_size=1, max_size=6),
    st.integers(min_value=0, max_value=10**7),
    min_size=1,
    max_size=30,
).filter(lambda weights: any(weights.values()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_case_of_the_vectors_comes_out(case: dict[str, Any]) -> None:
    shares = allocate(case["target_fen"], case["weights"], case["grain_fen"])
    assert shares == case["shares_fen"]


def test_all_ten_cases_are_here() -> None:
    assert len(CASES) == 10


@given(UNITS, WEIGHTS, GRAINS)
def test_the_shares_add_up_and_are_whole_grains(
    units: int, weights: dict[str, int], grain: int
) -> None:
    shares = allocate(units * grain, weights, grain)
    assert sum(shares.values()) == units * grain
    assert all(fen >= 0 and fen % grain == 0 for fen in shares.values())
    assert shares.keys() == weights.keys()


@given(UNITS, WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_of_asking_changes_nothing(
    target: int, weights: dict[str, int], random: Random
) -> None:
    pairs = list(weights.items())
    random.shuffle(pairs)
    assert allocate(target, dict(pairs)) == allocate(target, weights)


@given(UNITS, WEIGHTS, GRAINS)
def test_nobody_is_a_whole_grain_from_the_exact_share(
    units: int, weights: dict[str, int], grain: int
) -> None:
    whole = sum(weights.values())
    for key, fen in allocate(units * grain, weights, grain).items():
        assert abs(fen - Fraction(units * grain * weights[key], whole)) < grain


@given(UNITS, WEIGHTS)
def test_who_weighs_more_never_pays_less(target: int, weights: dict[str, int]) -> None:
    shares = allocate(target, weights)
    ranked = sorted(weights, key=lambda key: weights[key])
    for lighter, heavier in pairwise(ranked):
        if weights[lighter] < weights[heavier]:
            assert shares[lighter] <= shares[heavier]
        else:
            assert abs(shares[lighter] - shares[heavier]) <= 1


@given(UNITS, WEIGHTS)
def test_who_weighs_nothing_pays_nothing(target: int, weights: dict[str, int]) -> None:
    shares = allocate(target, weights)
    assert not any(shares[key] for key, weight in weights.items() if not weight)


def test_the_odd_fen_of_a_tie_goes_to_the_lowest_key() -> None:
    assert allocate(4, {"c": 1, "a": 1, "b": 1}) == {"a": 2, "b": 1, "c": 1}


@pytest.mark.parametrize(
    ("target", "weights", "grain"),
    [
        (100, {}, 1),
        (100, {"a": 0, "b": 0}, 1),
        (100, {"a": 2, "b": -1}, 1),
        (100, {"a": 1, "b": -1}, 1),
        (0, {"a": 1}, 1),
        (-1, {"a": 1}, 1),
        (150, {"a": 1}, 100),
        (99, {"a": 1}, 100),
        (100, {"a": 1}, 0),
    ],
)
def test_a_bad_target_or_no_payer_is_an_error(
    target: int, weights: dict[str, int], grain: int
) -> None:
    with pytest.raises(ValueError, match="must"):
        allocate(target, weights, grain)


def test_one_grain_for_one_payer_is_the_least_there_is() -> None:
    assert allocate(100, {"a": 7, "b": 0}, 100) == {"a": 100, "b": 0}
