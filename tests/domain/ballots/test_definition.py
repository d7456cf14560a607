"""What freezes at opening, and what cannot be published."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.ballots import (
    Base,
    Early,
    Electorate,
    Kind,
    Refusal,
    Rule,
    Shown,
    definition_hash,
    definition_refusal,
    roll_hash,
)
from tests.domain.ballots.samples import OPENS, ROLL, definition

DAY = timedelta(days=1)
CHANGES: dict[str, Any] = {
    "number": 4,
    "place": "7栋",
    "kind": Kind.REPS,
    "question": "是否共同出资安装扶手?",
    "options": ("甲",),
    "electorate": Electorate.OWNERS,
    "rule": Rule(Base.DECIDED, (2, 3), (1, 2), strict=True, dual=False),
    "seats": 2,
    "shown": Shown.SECRET,
    "opens_at": OPENS + DAY,
    "closes_at": OPENS + DAY,
    "early": Early.SETTLED,
}


@pytest.mark.parametrize("part", sorted(CHANGES))
def test_a_change_of_any_part_changes_the_hash(part: str) -> None:
    before = definition()
    after = replace(before, **{part: CHANGES[part]})
    assert definition_hash(before) != definition_hash(after)


def test_equal_definitions_have_equal_hashes_in_whatever_zone_their_times_are() -> None:
    assert definition_hash(definition()) == definition_hash(definition())
    moved = definition(opens_at=OPENS.astimezone())
    assert definition_hash(moved) == definition_hash(definition())


@pytest.mark.parametrize(
    "roll", [ROLL[:-1], ROLL[::-1], [("1-101", 8001), *ROLL[1:]], [("1-103", 8000), *ROLL[1:]]]
)
def test_a_change_of_the_roll_changes_its_hash(roll: list[tuple[str, int]]) -> None:
    assert roll_hash(roll) != roll_hash(ROLL)


def majority(
    n: int, d: int, *, strict: bool = True, quorum: tuple[int, int] | None = None
) -> Rule:
    return Rule(Base.PARTICIPANTS, quorum, (n, d), strict=strict, dual=False)


TWENTY = tuple(f"方案{n}" for n in range(20))


@pytest.mark.parametrize(
    ("kind", "changes", "expected"),
    [
        *((kind, {}, None) for kind in Kind),
        ("household", {"question": " "}, Refusal.NO_QUESTION),
        ("household", {"options": ("甲", "乙")}, Refusal.OPTIONS_FIXED),
        ("choose", {"options": ()}, Refusal.TOO_FEW_OPTIONS),
        ("choose", {"options": ("甲",)}, Refusal.TOO_FEW_OPTIONS),
        ("choose", {"options": TWENTY}, None),
        ("choose", {"options": (*TWENTY, "另")}, Refusal.TOO_MANY_OPTIONS),
        ("election", {"seats": 3}, None),
        ("election", {"seats": 4}, Refusal.TOO_MANY_SEATS),
        ("election", {"rule": majority(1, 2)}, Refusal.RULE_FIXED),
        ("household", {"rule": None}, Refusal.RULE_FIXED),
        ("household", {"rule": majority(3, 5)}, None),
        ("household", {"rule": majority(0, 1)}, Refusal.BAD_FRACTION),
        ("household", {"rule": majority(3, 2)}, Refusal.BAD_FRACTION),
        ("household", {"rule": majority(1, 1)}, Refusal.BAD_FRACTION),
        ("household", {"rule": majority(1, 1, strict=False)}, None),
        ("household", {"rule": majority(1, 2, quorum=(1, 0))}, Refusal.BAD_FRACTION),
        ("household", {"rule": majority(1, 101)}, Refusal.BAD_FRACTION),
        ("owners_special", {"rule": majority(1, 2)}, Refusal.RULE_FIXED),
        ("owners_special", {"early": Early.ALL_VOTED}, Refusal.RULE_FIXED),
        ("owners_ordinary", {"shown": Shown.SECRET}, Refusal.SECRET_WEIGHT),
        ("owners_ordinary", {"closes_at": OPENS + 5 * DAY}, None),
        ("owners_ordinary", {"closes_at": OPENS + 4 * DAY}, Refusal.TOO_SHORT),
    ],
)
def test_what_may_be_published(
    kind: str, changes: dict[str, Any], expected: Refusal | None
) -> None:
    assert definition_refusal(definition(Kind(kind), **changes), 3, OPENS) == expected


def test_nobody_on_the_roll_is_no_ballot_but_may_be_a_consultation() -> None:
    assert definition_refusal(definition(), 0, OPENS) == Refusal.EMPTY_ROLL
    assert definition_refusal(definition(Kind.CONSULT), 0, OPENS) is None
