"""The chain and its file: whatever is done to a byte is found, and its line named."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from enum import IntEnum, StrEnum
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import chain
from domain.chain import MAX_BYTES, MAX_DEPTH, START, Fault, Row, Verified, Why
from tests.conftest import NOON

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
PLAIN = st.none() | st.booleans() | st.integers() | TEXT
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3)
)
PAYLOADS = st.dictionaries(TEXT, VALUES, max_size=3)
EVENTS = st.lists(st.tuples(TEXT, TEXT, PAYLOADS), max_size=4)


class Colour(StrEnum):
    RED = "red"


class Level(IntEnum):
    LOW = 1


def chained(events: Sequence[tuple[str, str, dict[str, Any]]]) -> list[Row]:
    rows: list[Row] = []
    for seq, (actor, kind, payload) in enumerate(events, 1):
        prev = rows[-1].hash if rows else START
        at = NOON + timedelta(seconds=seq)
        rows.append(chain.seal(prev, seq, at, actor, kind, payload))
    return rows


ROWS = chained([("a1", "open", {"问": "扶手?\u2028"}), ("b2", "vote", {"n": [1, None]})])
FILE = chain.write("ballot", "6栋 3", ROWS)
LINES = FILE.splitlines(keepends=True)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, None, "好"]}, '{"a":[true,null,"好"],"b":1}'),
        ('\u2028\n"\\/\x00', '"\u2028\\n\\"\\\\/\\u0000"'),
        ({"10": 1, "9": 2, "Z": 3, "a": 4}, '{"10":1,"9":2,"Z":3,"a":4}'),
        (2**80, "1208925819614629174706176"),
        ([Colour.RED, Level.LOW], '["red",1]'),
        ({}, "{}"),
    ],
)
def test_a_value_has_one_text(value: object, text: str) -> None:
    assert chain.canonical(value) == text


@pytest.mark.parametrize("value", [1.0, (1,), b"a", NOON, {1: "a"}, {"a": [{"b": 0.5}]}], ids=repr)
def test_what_has_several_texts_or_none_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        chain.canonical(value)


def test_exactly_the_deepest_value_is_taken() -> None:
    value: list[Any] = []
    for _ in range(MAX_DEPTH):
        value = [value]
    assert chain.canonical(value).count("[") == MAX_DEPTH + 1
    with pytest.raises(ValueError, match="too deep"):
        chain.canonical([value])


def test_the_hash_is_the_one_the_rule_says() -> None:
    at = '"2026-11-22T04:00:00.000000+00:00"'
    text = '{"actor":"a1","at":' + at + ',"payload":{"n":1},"seq":1,"type":"vote"}'
    row = chain.seal(START, 1, NOON, "a1", "vote", {"n": 1})
    assert row.hash == sha256(("0" * 64 + text).encode()).hexdigest()
    assert (row.seq, row.prev, row.payload) == (1, START, {"n": 1})


def test_every_part_of_a_row_changes_its_hash() -> None:
    base: tuple[Any, ...] = (START, 1, NOON, "a1", "vote", {"n": 1})
    others = ("1" * 64, 2, NOON + timedelta(microseconds=1), "a2", "open", {"n": True})
    changed = [(*base[:i], other, *base[i + 1 :]) for i, other in enumerate(others)]
    assert len({chain.seal(*parts).hash for parts in (base, *changed)}) == 7


def test_a_payload_changed_later_does_not_change_the_row() -> None:
    payload = {"n": 1}
    row = chain.seal(START, 1, NOON, "a1", "vote", payload)
    payload["n"] = 2
    assert row.payload == {"n": 1}


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1)), st.integers(-14, 14))  # noqa: DTZ001
def test_a_moment_reads_back_as_the_same_one_from_any_zone(naive: datetime, hours: int) -> None:
    at = naive.replace(tzinfo=timezone(timedelta(hours=hours)))
    text = chain.moment(at)
    assert len(text) == 32
    assert chain.instant(text) == at
    assert chain.moment(chain.instant(text)) == text


def test_moments_sort_as_their_texts_do() -> None:
    moments = [NOON + timedelta(microseconds=n * 10**n) for n in range(10)]
    assert all(a < b for a, b in pairwise(map(chain.moment, moments)))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        chain.moment(NOON.replace(tzinfo=None))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-22T04:00:00+00:00",
        "2026-11-22T04:00:00.000000Z",
        "2026-11-22T12:00:00.000000+08:00",
        "2026-11-22 04:00:00.000000+00:00",
    ],
)
def test_another_text_of_a_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"moment|Invalid"):
        chain.instant(text)


def test_a_pseudonym_is_one_persons_within_one_subject() -> None:
    names = {chain.alias(salt, person) for salt in ("s1", "s2") for person in (1001, 1002)}
    assert len(names) == 4
    assert all(len(name) == 10 and set(name) <= set("0123456789abcdef") for name in names)
    assert chain.alias("s1", 1001) in names


@given(st.sampled_from(["ballot", "fund"]), TEXT, EVENTS)
def test_a_file_reads_back_as_it_was_written(
    kind: str, subject: str, events: list[tuple[str, str, dict[str, Any]]]
) -> None:
    rows = chained(events)
    head = rows[-1].hash if rows else START
    found = chain.read(chain.write(kind, subject, rows))
    assert found == Verified(kind, subject, tuple(rows), head)


def test_every_other_byte_in_every_place_is_found_and_its_line_named() -> None:
    for place, byte in enumerate(FILE):
        changes = {byte ^ 1, byte ^ 0x20, byte ^ 0x80, ord("0"), ord(" "), ord("\n")} - {byte}
        for other in changes:
            found = chain.read(FILE[:place] + bytes([other]) + FILE[place + 1 :])
            assert isinstance(found, Fault), (place, other)
            assert found.row == line_at(place), (place, other)


def test_every_missing_byte_is_found_and_its_line_named() -> None:
    for place in range(len(FILE)):
        found = chain.read(FILE[:place] + FILE[place + 1 :])
        assert isinstance(found, Fault), place
        assert found.row == line_at(place), place


@given(st.data(), EVENTS, st.binary(min_size=1, max_size=3))
def test_added_bytes_are_found_and_their_line_named(
    data: st.DataObject, events: list[tuple[str, str, dict[str, Any]]], added: bytes
) -> None:
    file = chain.write("fund", "x", chained(events))
    place = data.draw(st.integers(0, len(file)))
    changed = file[:place] + added + file[place:]
    found = chain.read(changed)
    first = next((i for i, byte in enumerate(file) if changed[i] != byte), len(file))
    assert isinstance(found, Fault)
    assert found.row == file[:first].count(b"\n") + 1


@given(st.data())
def test_moved_bytes_are_found(data: st.DataObject) -> None:
    a, b, c = sorted(data.draw(st.tuples(*[st.integers(0, len(FILE))] * 3)))
    moved = FILE[:a] + FILE[b:c] + FILE[a:b] + FILE[c:]
    found = chain.read(moved)
    if moved == FILE:
        assert isinstance(found, Verified)
        return
    first = next(i for i, byte in enumerate(FILE) if moved[i] != byte)
    assert isinstance(found, Fault)
    assert found.row == line_at(first)


def test_a_file_cut_off_anywhere_is_found() -> None:
    for length in range(len(FILE)):
        assert chain.read(FILE[:length]) == Fault(line_at(length), Why.CUT_OFF), length


def line_at(place: int) -> int:
    return FILE[:place].count(b"\n") + 1


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ([0, 2, 3], Fault(2, Why.ALTERED)),
        ([0, 2, 1, 3], Fault(2, Why.ALTERED)),
        ([0, 1, 1, 2, 3], Fault(3, Why.ALTERED)),
        ([0, 1, 3], Fault(3, Why.ALTERED)),
        ([0, 3], Fault(2, Why.ALTERED)),
        ([1, 2, 3], Fault(1, Why.UNREADABLE)),
        ([0, 0, 1, 2, 3], Fault(2, Why.UNREADABLE)),
        ([0, 1, 2], Fault(4, Why.CUT_OFF)),
        ([0, 1, 2, 3, 3], Fault(5, Why.AFTER_END)),
        ([], Fault(1, Why.CUT_OFF)),
    ],
)
def test_a_line_taken_out_doubled_or_moved_is_named(lines: list[int], fault: Fault) -> None:
    assert chain.read(b"".join(LINES[n] for n in lines)) == fault


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (b"", b"\xef\xbb\xbf", 1),
        (b"\n", b"\r\n", 1),
        (b'"n":[1,', b'"n":[1.0,', 3),
        (b'"n":[1,', b'"n":[1e0,', 3),
        (b'"n":[1,', b'"n":[NaN,', 3),
        (b'"n":[1,', b'"n":[' + b"1" * 5000 + b",", 3),
        (b'{"actor":"b2",', b'{"actor":"b2","actor":"b2",', 3),
        (b'{"actor":"b2",', b'{"actor":"b2","also":1,', 3),
        (b'{"actor":"b2",', b"{", 3),
        (b'"b2"', b'"\\u0062\\u0032"', 3),
        (b'"b2"', b'"\\ud800"', 3),
        (b'"b2"', b"2", 3),
        (b'{"n":[1,null]}', b"[[1,null]]", 3),
        (b'{"n":[1,null]}', b'"n"', 3),
        (b'"rows":2', b'"rows":2.0', 4),
        (b'"rows":2', b'"rows":3', 4),
        (b'"kind":"ballot","rows"', b'"kind":"fund","rows"', 4),
    ],
)
def test_the_same_values_written_otherwise_are_found(old: bytes, new: bytes, line: int) -> None:
    found = chain.read(FILE.replace(old, new, 1))
    assert isinstance(found, Fault)
    assert (found.row, found.why in {Why.ALTERED, Why.UNREADABLE}) == (line, True)


def test_another_key_order_is_found() -> None:
    turned = b'{"at":"' + chain.moment(NOON + timedelta(seconds=2)).encode() + b'","actor":"b2",'
    start = LINES[2].index(b'"hash"')
    assert chain.read(LINES[0] + LINES[1] + turned + LINES[2][start:] + LINES[3]) == Fault(
        3, Why.ALTERED
    )


@pytest.mark.parametrize(
    "hostile",
    [b"[" * 100_000, b'{"a":' * 100_000, b"[]", b"null", b"\xff", b"", b'{"payload":{}}'],
    ids=["lists", "maps", "list", "null", "no text", "empty", "half"],
)
@pytest.mark.parametrize("line", [1, 2])
def test_a_hostile_line_is_only_a_wrong_line(hostile: bytes, line: int) -> None:
    before = b"".join(LINES[: line - 1])
    assert chain.read(before + hostile + b"\n") == Fault(line, Why.UNREADABLE)


def test_a_year_outside_the_calendar_is_only_a_wrong_line() -> None:
    line = LINES[1].replace(b"2026-11-22T04:00:01.000000+00:00", b"0001-01-01T00:00:00+23:59")
    assert chain.read(LINES[0] + line) == Fault(2, Why.UNREADABLE)


def test_a_file_is_read_up_to_its_largest_size() -> None:
    assert chain.read(b" " * MAX_BYTES) == Fault(1, Why.CUT_OFF)
    assert chain.read(b" " * (MAX_BYTES + 1)) == Fault(1, Why.TOO_BIG)


def test_a_row_made_anew_changes_the_head_that_was_posted() -> None:
    forged = chained([("a1", "open", {}), ("b2", "vote", {"n": [1, None]})])
    found = chain.read(chain.write("ballot", "6栋 3", forged))
    assert isinstance(found, Verified)
    assert found.head != ROWS[-1].hash


def test_moments_are_in_utc() -> None:
    assert chain.instant(ROWS[0].at) == datetime(2026, 11, 22, 4, 0, 1, tzinfo=UTC)
