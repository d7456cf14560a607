"""Receipts, proxies, what a secret ballot tells, and who is on the roll."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ballots import (
    Electorate,
    Proxy,
    Refusal,
    Shown,
    breakdown_allowed,
    heads,
    person_heads,
    proxy_refusal,
    read_receipt,
    receipt,
    voter_refusal,
)
from domain.places import Household, Relation

NOBODY: frozenset[str] = frozenset()
PROXY = Proxy(
    "h1",
    written=True,
    principals=NOBODY,
    agent_heads=frozenset({"h9"}),
    passed_on=NOBODY,
    principal_speaks=False,
    property_staff=False,
)


@given(st.binary(min_size=5, max_size=9))
def test_a_receipt_is_read_back_however_it_is_typed(random: bytes) -> None:
    code = receipt(random)
    spoken = f" {code[:4]}-{code[4:]} ".lower().replace("1", "l").replace("0", "o")
    wide = "".join(chr(ord(c) + 0xFEE0) for c in code)
    assert [read_receipt(text) for text in (code, spoken, wide)] == [code] * 3


def test_all_bits_of_five_bytes_are_in_a_receipt() -> None:
    assert (receipt(bytes(5)), receipt(b"\xff" * 5)) == ("00000000", "ZZZZZZZZ")
    assert receipt(bytes([0, 0, 0, 0, 33])) == "00000011"


def test_too_few_random_bytes_make_no_receipt() -> None:
    with pytest.raises(ValueError, match="five"):
        receipt(bytes(4))


@pytest.mark.parametrize(
    "text", ["", "0000000", "000000000", "UUUUUUUU", "你好", "0" * 33, "٣" * 8]
)
def test_other_texts_are_no_receipts(text: str) -> None:
    assert read_receipt(text) is None


@pytest.mark.parametrize(
    ("counts", "allowed"),
    [
        ((3, 1, 0), False),
        ((3, 1, 1), True),
        ((4, 1), True),
        ((7, 0), False),
        ((8, 0), True),
        ((0, 0), False),
    ],
)
def test_a_small_or_unanimous_secret_ballot_tells_no_breakdown(
    counts: tuple[int, ...], *, allowed: bool
) -> None:
    assert breakdown_allowed(Shown.SECRET, counts) is allowed
    assert breakdown_allowed(Shown.NAMES, counts)


def test_ballots_that_all_name_the_same_two_options_are_unanimous() -> None:
    assert not breakdown_allowed(Shown.SECRET, (7, 7, 0), ballots=7)
    assert breakdown_allowed(Shown.SECRET, (7, 6, 1), ballots=7)


def test_a_written_proxy_for_a_first_head_is_taken() -> None:
    assert proxy_refusal(PROXY) is None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"written": False}, Refusal.PROXY_NOT_WRITTEN),
        ({"property_staff": True}, Refusal.PROXY_STAFF),
        ({"principal": "h9"}, Refusal.PROXY_SELF),
        ({"principal_speaks": True}, Refusal.PROXY_CHAIN),
        ({"passed_on": frozenset({"h9"})}, Refusal.PROXY_CHAIN),
        ({"passed_on": frozenset({"h8"})}, None),
        ({"principals": frozenset({"h2", "h3"})}, None),
        ({"principals": frozenset({"h2", "h3", "h4"})}, Refusal.PROXY_TOO_MANY),
        ({"principals": frozenset({"h1", "h3", "h4"})}, None),
    ],
)
def test_when_a_proxy_is_refused(
    change: dict[str, bool | str | frozenset[str]], expected: Refusal | None
) -> None:
    assert proxy_refusal(replace(PROXY, **change)) == expected  # type: ignore[arg-type]


def flat(number: int, room: str, floor: int | None = 1, group: int | None = None) -> Household:
    return Household(number, 1, "1单元", floor, room, 8000 + number, group)


FLATS = (
    flat(1, "1001", 10),
    flat(2, "101", 1, group=1),
    flat(3, "201", 2),
    flat(4, "301", 3, group=1),
)


def test_each_flat_is_one_head_in_the_order_of_a_walk_upstairs() -> None:
    found = heads(Electorate.FLATS, FLATS)
    assert [(h.key, h.label, h.area) for h in found] == [
        ("h2", "1单元101", 8002),
        ("h3", "1单元201", 8003),
        ("h4", "1单元301", 8004),
        ("h1", "1单元1001", 8001),
    ]


def test_the_flats_of_one_owner_are_one_head_with_their_summed_area() -> None:
    found = heads(Electorate.OWNERS, FLATS)
    assert [(h.key, h.area, h.households) for h in found] == [
        ("g1", 16006, (2, 4)),
        ("h3", 8003, (3,)),
        ("h1", 8001, (1,)),
    ]
    assert (found[0].label, found[0].room) == ("1单元101 +1", "101")


@given(
    st.lists(
        st.tuples(st.integers(1, 50), st.none() | st.integers(1, 5)), unique_by=lambda t: t[0]
    )
)
def test_no_flat_and_no_area_is_lost_among_owners(flats: list[tuple[int, int | None]]) -> None:
    given_flats = [flat(number, str(number), None, group) for number, group in flats]
    found = heads(Electorate.OWNERS, given_flats)
    assert sorted(i for h in found for i in h.households) == sorted(n for n, _ in flats)
    assert sum(h.area for h in found) == sum(f.area for f in given_flats)
    assert len({h.key for h in found}) == len(found)


def test_people_are_one_head_each_without_area() -> None:
    assert [(h.key, h.area) for h in person_heads([7, 3, 7])] == [("p3", 0), ("p7", 0)]


def test_residents_are_not_made_from_flats() -> None:
    with pytest.raises(ValueError, match="residents"):
        heads(Electorate.RESIDENTS, FLATS)


@pytest.mark.parametrize(
    ("electorate", "relation", "expected"),
    [
        ("residents", "tenant", None),
        ("residents", None, Refusal.NOT_A_MEMBER),
        ("flats", "owner", None),
        ("flats", "family", None),
        ("flats", "carer", None),
        ("flats", "tenant", Refusal.TENANT),
        ("owners", "owner", None),
        ("owners", "carer", None),
        ("owners", "family", Refusal.OWNERS_ONLY),
        ("owners", "tenant", Refusal.TENANT),
        ("owners", None, Refusal.NOT_A_MEMBER),
        ("roster", None, None),
    ],
)
def test_who_may_vote_for_whom(
    electorate: str, relation: str | None, expected: Refusal | None
) -> None:
    tie = Relation(relation) if relation else None
    assert voter_refusal(Electorate(electorate), tie) == expected
