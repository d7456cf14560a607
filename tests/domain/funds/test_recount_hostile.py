"""A stranger's fund file may hold anything: it is answered, never raised, and the row is named."""

from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain import funds as rules
from domain.chain import START, Row, moment
from domain.funds import EntryKind, Fault, PledgeKind, Recount, State
from tests.domain.funds.samples import NOW, SHARES, TARGET, Chain, entry

TYPES = st.sampled_from(
    [
        "opened",
        "shares",
        "pledge",
        "retract",
        "sponsor",
        "entry",
        "state",
        "surplus",
        "closed",
        "?",
    ]
)
WORDS = "fund target version shares cost code kind amount from to why seq key in out reverses"
NAMES = [*WORDS.split(), "balance", "paid", "refunded", "sponsors", "spent", "note", "rule"]
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 100_000),
    st.integers(10**20, 10**22),
    st.text(max_size=5),
    st.sampled_from([*SHARES, *map(str, EntryKind), *map(str, State), *map(str, PledgeKind)]),
)
JUNK = st.recursive(
    SCALARS | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*NAMES, *SHARES]), inner, max_size=4)
    ),
    max_leaves=8,
)
PAYLOADS = st.dictionaries(st.sampled_from(NAMES), JUNK, max_size=10)


def whole_life() -> list[Row]:
    """A fund from its opening to its end, with a sponsor, an advance and a surplus."""
    made = Chain()
    made.open()
    for code, fen in SHARES.items():
        made.pledge(code, PledgeKind.FULL, fen)
    made.move(State.PLEDGING, State.COLLECTING)
    made.tell("sponsor", amount=500)
    ledger = [
        entry(1, EntryKind.PAYMENT, 40_000, "a"),
        entry(2, EntryKind.PAYMENT, 30_000, "b"),
        entry(3, EntryKind.PAYMENT, 20_000, "c"),
        entry(4, EntryKind.PAYMENT, 10_000, "d"),
        entry(5, EntryKind.ADVANCE, 7_000, "b"),
        entry(6, EntryKind.REPAYMENT, 7_000, "b"),
    ]
    for row, held in zip(ledger, _balances(ledger, 0), strict=True):
        made.enter(row, held)
    made.move(State.COLLECTING, State.SPENDING)
    made.enter(entry(7, EntryKind.EXPENSE, 83_000), 10_000)
    made.move(State.SPENDING, State.SETTLING)
    made.tell("surplus", shares={"a": 4000, "b": 3000, "c": 2000, "d": 1000})
    back = [
        entry(n, EntryKind.REFUND, fen // 10, code)
        for n, (code, fen) in enumerate(SHARES.items(), 8)
    ]
    for row, held in zip(back, _balances(back, 10_000), strict=True):
        made.enter(row, held)
    sums = {"paid": TARGET, "refunded": 10_000, "sponsors": 0, "spent": 90_000}
    made.tell("closed", balance=0, note="验收合格", **sums)
    made.move(State.SETTLING, State.CLOSED)
    return made.rows


def _balances(ledger: list[rules.Entry], start: int) -> list[int]:
    steps = accumulate((row.amount_in - row.amount_out for row in ledger), initial=start)
    return list(steps)[1:]


LIFE = whole_life()


def named(found: Recount, rows: list[Row]) -> bool:
    """What does not match says why, and in which row unless there is none."""
    numbers = {row.seq for row in rows}
    if found.matches:
        return found.first_bad is None and found.why is None
    return found.why is not None and (found.first_bad in numbers or found.why is Fault.NOT_OPENED)


def forged(type_: str, said: Any, seq: int = 99) -> Row:  # noqa: ANN401
    return Row(seq, moment(NOW), "actor", type_, said, START, START)


def test_the_whole_life_is_sound_before_anything_is_changed() -> None:
    found = rules.recount(LIFE)
    assert (found.matches, found.state, found.balance, found.owed) == (True, State.CLOSED, 0, 0)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(TYPES, JUNK | PAYLOADS), max_size=6))
@example(
    [
        (
            "opened",
            {"fund": {"rule": "voluntary", "cost": 1}, "target": 1, "version": 1, "shares": []},
        )
    ]
)
@example([("opened", {"fund": {"rule": [], "cost": 1}, "target": 1, "version": 1, "shares": {}})])
def test_rows_of_any_content_are_answered_and_a_fault_is_named(
    contents: list[tuple[str, Any]],
) -> None:
    rows = [forged(type_, said, seq) for seq, (type_, said) in enumerate(contents, 1)]
    found = rules.recount(rows)
    assert named(found, rows)
    assert found.balance >= 0


@settings(max_examples=300, deadline=None)
@given(TYPES, JUNK | PAYLOADS, st.integers(0, len(LIFE)))
def test_a_row_of_any_content_put_anywhere_never_blames_a_row_before_it(
    type_: str,
    said: Any,  # noqa: ANN401
    place: int,
) -> None:
    rows = [*LIFE[:place], forged(type_, said), *LIFE[place:]]
    found = rules.recount(rows)
    assert named(found, rows)
    assert found.matches or found.first_bad not in {row.seq for row in LIFE[:place]}


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(LIFE) - 1), JUNK, st.data())
def test_any_part_replaced_is_named_or_is_no_number_of_it(
    place: int,
    junk: Any,  # noqa: ANN401
    data: st.DataObject,
) -> None:
    old = LIFE[place]
    name = data.draw(st.sampled_from(sorted(old.payload)))
    rows = [*LIFE]
    rows[place] = replace(old, payload={**old.payload, name: junk})
    found = rules.recount(rows)
    assert named(found, rows)
    if found.matches:
        # Only words, and the amount of a sponsor still to come, may be others without a fault.
        assert (found.paid, found.spent, found.refunded) == (TARGET, 90_000, 10_000)


NUMBERS = [
    (place, name)
    for place, row in enumerate(LIFE)
    for name in (
        "amount",
        "in",
        "out",
        "balance",
        "paid",
        "refunded",
        "sponsors",
        "spent",
        "seq",
        "version",
    )
    if isinstance(row.payload.get(name), int) and row.type != "sponsor"
]


@pytest.mark.parametrize(("place", "name"), NUMBERS)
@pytest.mark.parametrize("by", [-1, 1])
def test_one_fen_more_or_less_anywhere_is_found(place: int, name: str, by: int) -> None:
    old = LIFE[place]
    rows = [*LIFE]
    rows[place] = replace(old, payload={**old.payload, name: old.payload[name] + by})
    found = rules.recount(rows)
    assert not found.matches
    assert found.first_bad is not None
    assert found.first_bad >= old.seq


@pytest.mark.parametrize(("place", "name"), NUMBERS)
@pytest.mark.parametrize("odd", [True, "1", None, 1.0, [1]], ids=repr)
def test_what_is_no_whole_number_is_none_anywhere(place: int, name: str, odd: object) -> None:
    rows = [*LIFE]
    rows[place] = replace(LIFE[place], payload={**LIFE[place].payload, name: odd})
    found = rules.recount(rows)
    assert (found.matches, found.first_bad) == (False, LIFE[place].seq)
    assert found.why is Fault.BAD_SHAPE


def test_any_two_rows_of_the_ledger_swapped_are_found() -> None:
    places = [n for n, row in enumerate(LIFE) if row.type == "entry"]
    for one, other in pairwise(places):
        rows = [*LIFE]
        rows[one], rows[other] = rows[other], rows[one]
        assert not rules.recount(rows).matches


@pytest.mark.parametrize("type_", ["entry", "surplus", "state", "closed", "opened"])
def test_the_same_row_told_twice_is_found(type_: str) -> None:
    place = next(n for n, row in enumerate(LIFE) if row.type == type_)
    rows = [*LIFE[: place + 1], LIFE[place], *LIFE[place + 1 :]]
    found = rules.recount(rows)
    # A statement that says the same again moves no money; whatever does is told once.
    assert found.matches is (type_ in {"surplus", "closed"})


def test_what_later_versions_tell_besides_changes_nothing() -> None:
    for place in range(1, len(LIFE) + 1):
        assert rules.recount([*LIFE[:place], forged("waved", None), *LIFE[place:]]).matches
