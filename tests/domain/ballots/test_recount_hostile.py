"""A stranger's chain may hold anything: it is answered, never raised, and the row is named."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain import chain
from domain.ballots import Kind, Recount, outcome_payload, recount, secret_outcome
from domain.ballots.counting import TAKERS
from domain.ballots.definition import payload
from domain.ballots.frozen import frozen
from domain.chain import START, Row, canonical, digest, moment
from tests.domain.ballots.samples import CLOSES, OPENS, ROLL, WINDOW, Chain, definition

CROWD = [(f"{n:03}", 100) for n in range(9)]
URN = sorted(["1"] * 5 + ["2"] * 4)

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(10**20, 10**24),
    st.text(max_size=6),
    st.sampled_from(
        ["yes", "1", "1-101", "by_hand", "deadline", moment(CLOSES), "\ud800", "0" * 64]
    ),
)
# JSON of any shape; floats and tuples besides, which only a forged row in memory can hold.
JUNK = st.recursive(
    SCALARS | st.floats() | st.tuples(st.integers(), st.integers()),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=8,
)
TYPES = st.sampled_from([*sorted(TAKERS), "waved", ""])
NAMES = "ballot roll def_hash roll_hash head choice excluded area heads closes_at reason urn"
PAYLOADS = st.dictionaries(st.sampled_from([*NAMES.split(), "result", "number"]), JUNK, max_size=8)


def full_life() -> list[Row]:
    """An open ballot from opening to its outcome, with a row of most types."""
    made = Chain(definition()).cast("1-101", "yes").cast("1-201", "no").cast("1-201", None)
    result = outcome_payload(recount(made.rows).result)
    made.close(result).add("objection", {"number": 1}, WINDOW).add("answer", {"number": 1}, WINDOW)
    return made.add("final", {}, WINDOW).add("outcome", {"text": "好"}, WINDOW).rows


def secret_life() -> list[Row]:
    made = Chain(definition(Kind.ELECTION), CROWD)
    made.add("heard", {"heads": [key for key, _ in CROWD]})
    return made.close(outcome_payload(secret_outcome(None, 3, 1, CROWD, URN)), urn=URN).rows


LIVES = [full_life(), secret_life()]


def named(found: Recount, rows: list[Row]) -> bool:
    """A fault has its row and its reason, or there is none at all."""
    numbers = {row.seq for row in rows}
    return (found.why is None) == (found.first_bad is None) and found.first_bad in {*numbers, None}


@pytest.mark.parametrize("rows", LIVES, ids=["open", "secret"])
def test_the_whole_life_is_sound_before_anything_is_changed(rows: list[Row]) -> None:
    assert recount(rows).matches


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(TYPES, JUNK | PAYLOADS), max_size=6))
def test_rows_of_any_content_are_answered_and_a_fault_is_named(
    contents: list[tuple[str, Any]],
) -> None:
    at = moment(OPENS)
    rows = [
        Row(n, at, "a", type_, said, START, START) for n, (type_, said) in enumerate(contents, 1)
    ]
    found = recount(rows)
    assert named(found, rows)
    # Nobody can open a ballot by chance, so nothing of it is ever counted.
    assert (found.result, found.matches) == (None, False)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(LIVES), TYPES, JUNK | PAYLOADS, st.data())
@example(LIVES[0], "cast", {"head": "1-101", "choice": [], "excluded": None}, None)
@example(LIVES[1], "heard", {"heads": {"001": 1}}, None)
def test_a_row_of_any_content_put_anywhere_is_answered_and_named(
    life: list[Row],
    type_: str,
    said: Any,  # noqa: ANN401
    data: st.DataObject | None,
) -> None:
    place = data.draw(st.integers(0, len(life))) if data else 1
    forged = Row(99, moment(OPENS), "a", type_, said, START, START)
    rows = [*life[:place], forged, *life[place:]]
    found = recount(rows)
    assert named(found, rows)
    if not found.matches:
        # Rows before the forged one are never blamed for it.
        assert found.first_bad is None or found.first_bad not in {row.seq for row in life[:place]}


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(LIVES), st.data(), JUNK)
def test_any_part_of_a_life_replaced_is_named_or_changes_nothing(
    life: list[Row],
    data: st.DataObject,
    junk: Any,  # noqa: ANN401
) -> None:
    place = data.draw(st.integers(0, len(life) - 1))
    old = life[place]
    names = sorted(old.payload)
    if not names:
        return
    name = data.draw(st.sampled_from(names))
    rows = [*life]
    rows[place] = replace(old, payload={**old.payload, name: junk})
    found = recount(rows)
    assert named(found, rows)
    if found.matches and found.claimed is not None:
        # What still matches came to the same claim; the hashes of the chain catch the rest.
        assert found.result is None or outcome_payload(found.result) == found.claimed


@pytest.mark.parametrize("at", ["", "soon", "2025-12-01", "0001-01-01T00:00:00+23:59", "٢٠٢٥"])
@pytest.mark.parametrize("type_", sorted(TAKERS))
def test_a_row_without_a_moment_is_unreadable(type_: str, at: str) -> None:
    first, *_ = LIVES[0]
    found = recount([first, Row(2, at, "a", type_, {}, START, START)])
    assert (found.why, found.first_bad) == ("unreadable", 2)


PLAIN = payload(definition())


@pytest.mark.parametrize(
    "name", ["rule", "options", "seats", "shown", "early", "closes_at", "electorate"]
)
def test_a_definition_without_a_part_that_counts_is_unreadable(name: str) -> None:
    ballot = {key: value for key, value in PLAIN.items() if key != name}
    assert _opened(ballot, [list(head) for head in ROLL]).why == "unreadable"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("seats", True),
        ("seats", -1),
        ("seats", "1"),
        ("options", [1]),
        ("options", None),
        ("early", None),
        ("closes_at", "2026-01-01"),
        ("rule", {}),
        ("rule", []),
    ],
)
def test_an_odd_part_of_a_definition_is_unreadable(name: str, value: object) -> None:
    assert _opened({**PLAIN, name: value}, [["h1", 1]]).why == "unreadable"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("base", "everybody"),
        ("quorum", [1, 0]),
        ("quorum", [1]),
        ("quorum", [1, 2, 3]),
        ("quorum", [True, 2]),
        ("quorum", "12"),
        ("threshold", None),
        ("threshold", [-1, 2]),
        ("threshold", [1, 0]),
        ("strict", 1),
        ("strict", "no"),
        ("dual", None),
    ],
)
def test_an_odd_rule_is_unreadable(name: str, value: object) -> None:
    rule = {**PLAIN["rule"], name: value}
    assert _opened({**PLAIN, "rule": rule}, [["h1", 1]]).why == "unreadable"


@pytest.mark.parametrize(
    "roll",
    [[["h1"]], [["h1", 1, 2]], [["h1", -1]], [["h1", True]], [["h1", "1"]], [[1, 1]], [1], None],
    ids=repr,
)
def test_an_odd_roll_is_unreadable(roll: Any) -> None:  # noqa: ANN401
    assert _opened(PLAIN, roll).why == "unreadable"


def _opened(ballot: dict[str, Any], roll: Any) -> Recount:  # noqa: ANN401
    hashes = {"def_hash": digest(canonical(ballot)), "roll_hash": digest(canonical(roll))}
    said = {"ballot": ballot, "roll": roll, **hashes}
    found = recount([chain.seal(START, 1, OPENS, "a", "opened", said)])
    assert found.first_bad == 1
    return found


@given(
    st.lists(
        st.tuples(st.text(max_size=5), st.integers(0, 10**9)), max_size=9, unique_by=lambda h: h[0]
    )
)
def test_a_frozen_roll_is_read_back_with_every_head_and_area(roll: list[tuple[str, int]]) -> None:
    found = frozen(PLAIN, [list(head) for head in roll])
    assert found.roll == tuple(roll)
    assert found.heads == {head for head, _ in roll}
    assert (found.rule, found.closes_at) == (definition().rule, CLOSES)


@given(st.data())
def test_any_other_roll_than_the_frozen_one_is_found(data: st.DataObject) -> None:
    roll = [list(head) for head in ROLL]
    other = data.draw(st.permutations(roll) | st.lists(st.sampled_from(roll), max_size=4))
    first, *others = LIVES[0]
    changed = replace(first, payload={**first.payload, "roll": other})
    found = recount([changed, *others])
    assert found.matches is (other == roll)
    assert found.first_bad == (None if other == roll else 1)
