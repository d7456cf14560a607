"""Shares in odd buildings, lists in odd spellings, reminders and dues at their very edges."""

from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.funds import (
    MoneyRefusal,
    ShareRefusal,
    ShareRule,
    ShareTable,
    coefficient,
    raised,
    share_out,
    sort_keys,
    weights,
)
from domain.funds.dues import Due
from domain.funds.lists import MOST_LINES, BadLine, ListRefusal, read_floors, read_shares
from domain.funds.reminders import reminders
from domain.places import Household

LIFT = {1: 0, 2: 600, 3: 1000, 6: 1300}
GARAGE = {-2: 100, -1: 200, 1: 500}


def flat(number: int, floor: int | None = 1, area: int = 8000, room: str = "") -> Household:
    return Household(number, 1, "1单元", floor, room or str(number), area)


@pytest.mark.parametrize(
    ("floor", "table", "factor"),
    [
        (1, LIFT, 0),
        (2, LIFT, 600),
        (3, LIFT, 1000),
        (4, LIFT, 1000),
        (5, LIFT, 1000),
        (6, LIFT, 1300),
        (33, LIFT, 1300),
        # Below the lowest floor named, the lowest one's: a cellar, a mezzanine, the ground at 0.
        (0, LIFT, 0),
        (-1, LIFT, 0),
        (-3, GARAGE, 100),
        (-2, GARAGE, 100),
        (-1, GARAGE, 200),
        (0, GARAGE, 200),
        (1, GARAGE, 500),
        (None, GARAGE, 100),
    ],
)
def test_a_floor_that_is_not_named_has_the_next_one_below(
    floor: int | None, table: dict[int, int], factor: int
) -> None:
    assert coefficient(floor, table) == factor


@given(
    st.dictionaries(st.integers(-3, 40), st.integers(0, 20_000), min_size=1),
    st.lists(st.integers(-5, 45), min_size=1, max_size=20),
    st.integers(1, 10**9),
)
def test_odd_floors_share_to_the_fen_or_say_that_nobody_pays(
    table: dict[int, int], floors: list[int], target: int
) -> None:
    flats = [flat(n, floor) for n, floor in enumerate(floors)]
    shares = share_out(ShareRule.FLOORS, target, flats, table)
    factors = [coefficient(floor, table) for floor in floors]
    if not any(factors):
        assert shares is ShareRefusal.NO_PAYER
        return
    assert isinstance(shares, dict)
    assert sum(shares.values()) == target
    keys = sort_keys(flats)
    for home, factor in zip(flats, factors, strict=True):
        exact = target * factor
        # Nobody is a whole fen from the exact part, and who has factor 0 pays nothing.
        assert abs(shares[keys[home.id]] * sum(factors) - exact) < sum(factors)


@given(st.lists(st.integers(1, 40_000), min_size=2, max_size=12), st.integers(1, 10**8))
def test_a_larger_flat_never_pays_less(areas: list[int], target: int) -> None:
    flats = [flat(n, area=area) for n, area in enumerate(areas)]
    shares = share_out(ShareRule.AREA, target, flats, {})
    assert isinstance(shares, dict)
    keys = sort_keys(flats)
    by_area = sorted((home.area, shares[keys[home.id]]) for home in flats)
    for (small, less), (large, more) in pairwise(by_area):
        assert less <= more + (small == large)


@given(
    st.frozensets(st.integers(0, 7)),
    st.sampled_from([ShareRule.EQUAL, ShareRule.AREA, ShareRule.FLOORS_AREA]),
    st.sampled_from([1, 100]),
)
def test_the_exempt_pay_nothing_and_the_others_all_of_it(
    exempt: frozenset[int], rule: ShareRule, grain: int
) -> None:
    flats = [flat(n, floor=n + 1, area=5000 + n) for n in range(8)]
    shares = share_out(rule, 123_400, flats, LIFT, exempt=exempt, grain=grain)
    keys = sort_keys(flats)
    by = weights(rule, flats, LIFT, exempt=exempt)
    if isinstance(by, ShareRefusal):
        assert shares is by is ShareRefusal.NO_PAYER
        return
    assert isinstance(shares, dict)
    assert sum(shares.values()) == 123_400
    assert all(fen % grain == 0 for fen in shares.values())
    assert all(shares[keys[number]] == 0 for number in exempt)


@pytest.mark.parametrize(
    ("rooms", "order"),
    [
        (["101", "99", "1001"], ["99", "101", "1001"]),
        (["2-101", "10-101", "1-101"], ["1-101", "2-101", "10-101"]),
        (["A101", "B101", "A99"], ["A99", "A101", "B101"]),
        (["十二", "二", "三"], ["二", "三", "十二"]),
        (["０２", "１", "0003"], ["１", "０２", "0003"]),
    ],
)
def test_the_odd_fen_goes_to_the_door_that_is_counted_first(
    rooms: list[str], order: list[str]
) -> None:
    flats = [flat(n, room=room) for n, room in enumerate(rooms)]
    keys = sort_keys(flats)
    assert [flats[n].room for n in sorted(keys, key=lambda n: keys[n])] == order
    shares = share_out(ShareRule.EQUAL, len(rooms) + 1, flats, {})
    assert isinstance(shares, dict)
    first = next(n for n, home in enumerate(flats) if home.room == order[0])
    assert shares[keys[first]] == 2


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 100)),
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 100)),
)
def test_whoever_pays_no_more_than_before_need_not_pledge_again(
    old: dict[str, int], new: dict[str, int]
) -> None:
    found = raised(ShareTable(1, 1, old), ShareTable(2, 1, new))
    for code in "abcdef":
        assert (code in found) is (new.get(code, 0) > old.get(code, 0))


FLATS = [
    Household(1, 9, "1单元", 1, "101", 8000),
    Household(2, 9, "1单元", 2, "201", 8000),
    Household(3, 9, "2单元", 2, "202", 8000),
    Household(4, 9, "A座", 12, "1203", 8000),
]


@pytest.mark.parametrize(
    "line",
    [
        "201 300元",
        "201室 300",
        "二〇一室 三百",
        "２０１ ３００元",
        "201: 300块",
        "201  ¥300",
        "201室：300.00元",
        "1单元201 300",
        "一单元201室 三百元",
        "1单元 201号 300元",
        "201户 300 yuan",
    ],
)
def test_a_line_is_read_however_its_door_and_amount_are_spelt(line: str) -> None:
    assert read_shares(line, FLATS) == {2: 30_000}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("301 300元", ListRefusal.FLAT_UNKNOWN),
        ("2单元201 300元", ListRefusal.FLAT_UNKNOWN),
        ("201", ListRefusal.UNREADABLE),
        ("300元", ListRefusal.UNREADABLE),
        ("201 免费", ListRefusal.UNREADABLE),
        ("201 -300元", MoneyRefusal.NOT_POSITIVE),
        ("201 0", MoneyRefusal.NOT_POSITIVE),
        ("201 300.001元", MoneyRefusal.TOO_PRECISE),
        ("201 三百左右", MoneyRefusal.AMBIGUOUS),
        ("201 二亿元", MoneyRefusal.TOO_LARGE),
        # Cut off at its sixtieth sign this line would be 1000 yuan, not a million.
        ("201" + "室" * 52 + " 1000000", ListRefusal.UNREADABLE),
    ],
)
def test_a_line_with_a_fault_is_given_back_with_its_reason(
    line: str, why: ListRefusal | MoneyRefusal
) -> None:
    for text in (line, f"1单元101 5元\n{line}", f"{line}\n1单元101 5元"):
        found = read_shares(text, FLATS)
        assert isinstance(found, BadLine)
        assert found.why is why
        assert line.startswith(found.line)


def test_exactly_the_most_lines_are_read() -> None:
    floors = "\n".join(f"{n}层 1" for n in range(MOST_LINES))
    assert len(_floors(floors)) == MOST_LINES
    found = read_floors(f"{floors}\n{MOST_LINES}层 1")
    assert found == BadLine("", ListRefusal.TOO_MANY)


def _floors(text: str) -> dict[int, int]:
    found = read_floors(text)
    assert isinstance(found, dict)
    return found


@given(st.dictionaries(st.integers(-9, 99), st.integers(0, 20_000), min_size=1, max_size=30))
def test_factors_written_out_are_read_back_to_a_thousandth(table: dict[int, int]) -> None:
    lines = [f"{floor}层 {factor // 1000}.{factor % 1000:03}" for floor, factor in table.items()]
    assert read_floors("\n".join(lines)) == table


ZONE = ZoneInfo("Asia/Shanghai")


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, second, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("begun", "until", "found"),
    [
        (at(1, 9), at(10, 20), [at(7, 20), at(9, 20)]),
        # A deadline at night reminds in the morning after the hour it would have been.
        (at(1, 9), at(10, 21), [at(8, 8), at(10, 8)]),
        (at(1, 9), at(10, 20, 59, 59), [at(7, 20, 59, 59), at(9, 20, 59, 59)]),
        (at(1, 9), at(10, 8), [at(7, 8), at(9, 8)]),
        (at(1, 9), at(10, 7, 59), [at(7, 8), at(9, 8)]),
        (at(1, 9), at(10, 0), [at(7, 8), at(9, 8)]),
        # Three days before is too soon after the beginning; twelve hours after it is not.
        (at(1, 9), at(4, 20), [at(3, 20)]),
        (at(1, 8), at(4, 20), [at(1, 20), at(3, 20)]),
        (at(1, 8, 0, 1), at(4, 20), [at(3, 20)]),
        (at(1, 9), at(2, 20), []),
        (at(1, 8), at(2, 20), [at(1, 20)]),
        (at(1, 9), at(1, 20), []),
        (at(5, 9), at(5, 9), []),
        (at(5, 9), at(1, 9), []),
    ],
)
def test_reminders_at_their_edges(begun: datetime, until: datetime, found: list[datetime]) -> None:
    assert list(reminders(begun, until, ZONE)) == found


@pytest.mark.parametrize(
    ("due", "promised", "owed", "left", "settled"),
    [
        (Due(100), 0, 100, 100, False),
        (Due(100, paid=99), 0, 100, 1, False),
        (Due(100, paid=100), 0, 100, 0, True),
        (Due(100, 100, paid=101), 100, 100, 0, True),
        (Due(100, 40), 40, 40, 40, False),
        (Due(100, 40, paid=40), 40, 40, 0, True),
        (Due(100, 0), 0, 0, 0, False),
        (Due(100, 0, paid=1), 0, 0, 0, True),
        (Due(100, 100, 50, 100), 150, 150, 50, False),
        (Due(100, None, 50, 100), 50, 150, 50, False),
        (Due(60, 100), 60, 60, 60, False),
        (Due(60, 100, paid=60), 60, 60, 0, True),
        (Due(0, None), 0, 0, 0, False),
        (Due(0, 0, 10), 10, 10, 10, False),
        (Due(100, 100, paid=20, over=True), 100, 100, 0, False),
    ],
)
def test_a_households_money_step_by_step(
    due: Due, *, promised: int, owed: int, left: int, settled: bool
) -> None:
    assert (due.promised, due.owed, due.left, due.settled) == (promised, owed, left, settled)


@given(st.integers(1, 10**6), st.lists(st.integers(1, 10**5), max_size=12))
def test_paying_bit_by_bit_never_raises_what_is_left(share: int, payments: list[int]) -> None:
    paid, left = 0, share
    for fen in payments:
        paid += fen
        now = Due(share, share, paid=paid).left
        assert max(0, left - fen) == now <= left
        left = now
    assert Due(share, share, paid=paid).settled is (bool(payments) and left == 0)


def test_a_year_of_deadlines_reminds_at_most_twice_each_and_never_asleep() -> None:
    for hours in range(0, 366 * 24, 7):
        until = at(1, 0) + timedelta(hours=hours)
        found = reminders(until - timedelta(days=30), until, ZONE)
        assert 1 <= len(found) <= 2
        assert all(8 <= moment.astimezone(ZONE).hour < 21 for moment in found)
