"""The roll: frozen in the order of the doors, and each head's standing written over."""

import sqlite3

import pytest

from domain.ballots import Head, Standing, Via, Why
from playground.estate import IDS
from storage.ballots import doors, roll
from storage.database import Database
from tests.estate import Estate
from tests.storage.ballots.rows import OWN, head_of, put, rolled

NEXT = ("3单元", "202")
THIRD = ("3单元", "301")


async def test_slips_follow_the_order_in_which_the_roll_was_given(
    database: Database, estate: Estate
) -> None:
    ballot = await rolled(database, estate, NEXT, OWN, THIRD)
    found = await database.run(roll.of, ballot.id)
    assert [(h.slip, h.label, h.code) for h in found] == [
        (1, "3单元202", "code1"), (2, "3单元201", "code2"), (3, "3单元301", "code3"),
    ]  # fmt: skip


async def test_a_fresh_roll_was_not_heard_at_all(database: Database, estate: Estate) -> None:
    ballot = await rolled(database, estate, OWN, NEXT)
    found = await database.run(roll.of, ballot.id)
    assert [(h.heard, h.choice, h.why, h.via) for h in found] == [(False, None, None, None)] * 2
    assert await database.run(roll.unheard, ballot.id) == 2
    assert await database.run(roll.sizes, ballot.id) == (2, 0)


async def test_a_head_of_several_flats_is_found_by_each_of_them(
    database: Database, estate: Estate
) -> None:
    ballot = await put(database, estate.building)
    flats = (estate.flats[OWN], estate.flats[NEXT])
    await database.run(roll.add, ballot.id, [(Head("g1", "3单元201 +1", 17538, flats), "c")])
    found = [await database.run(roll.by_flat, ballot.id, flat) for flat in flats]
    assert found[0] is not None
    assert found[0] == found[1]
    assert sorted(await database.run(roll.flats_of, found[0].id)) == sorted(flats)
    named = await database.run(doors.of, ballot.id)
    assert [(d.head_id, d.building, d.room) for d in named] == [
        (found[0].id, "6栋", "201"), (found[0].id, "6栋", "202"),
    ]  # fmt: skip


async def test_a_flat_is_of_another_ballots_roll_by_itself(
    database: Database, estate: Estate
) -> None:
    first, second = [await rolled(database, estate, OWN) for _ in range(2)]
    here = await database.run(roll.by_flat, first.id, estate.flats[OWN])
    there = await database.run(roll.by_flat, second.id, estate.flats[OWN])
    assert here is not None
    assert there is not None
    assert (here.ballot_id, there.ballot_id) == (first.id, second.id)
    assert await database.run(roll.by_flat, first.id, estate.flats[NEXT]) is None


@pytest.mark.parametrize("twin", ["head", "code"])
async def test_no_roll_takes_the_same_head_or_code_twice_and_none_of_it_stays(
    database: Database, estate: Estate, twin: str
) -> None:
    ballot = await put(database, estate.building)
    keys = ("h1", "h1") if twin == "head" else ("h1", "h2")
    codes = ("a", "b") if twin == "head" else ("a", "a")
    heads = [
        (Head(key, key, 1, ()), code) for key, code in zip(keys, codes, strict=True)
    ]  # fmt: skip
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        await database.run(roll.add, ballot.id, heads)
    assert await database.run(roll.of, ballot.id) == []


async def test_a_flat_cannot_stand_behind_two_heads(database: Database, estate: Estate) -> None:
    ballot = await rolled(database, estate, OWN)
    twice = Head("g9", "x", 1, (estate.flats[OWN],))
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        await database.run(roll.join, ballot.id, twice, "other")
    assert len(await database.run(roll.of, ballot.id)) == 1


async def test_who_joins_gets_the_next_slip_and_the_first_where_there_is_none(
    database: Database, estate: Estate
) -> None:
    ballot, bare = await rolled(database, estate, OWN, NEXT), await put(database, estate.building)
    for each in (ballot, bare):
        await database.run(roll.join, each.id, Head("p7", "7", 0, ()), "pseudonym")
    joined = [await database.run(roll.by_key, each.id, "p7") for each in (ballot, bare)]
    assert [head and head.slip for head in joined] == [3, 1]


async def test_a_person_has_a_slip_and_no_door(database: Database, estate: Estate) -> None:
    ballot = await put(database, estate.building)
    await database.run(roll.join, ballot.id, Head("p7", "7", 0, ()), "pseudonym")
    (door,) = await database.run(doors.of, ballot.id)
    assert (door.slip, door.building, door.stairwell, door.room) == (1, "", "", "")


@pytest.mark.parametrize(
    ("standing", "heard"),
    [
        (Standing("yes", via=Via.TAP), True),
        (Standing("2+5", via=Via.PAPER), True),
        (Standing(why=Why.CONFLICT), True),
        (Standing(why=Why.PENDING), True),
        (Standing(), False),
    ],
)
async def test_a_standing_is_written_over_the_last_and_says_whether_it_was_heard(
    database: Database,
    estate: Estate,
    standing: Standing,
    heard: bool,  # noqa: FBT001
) -> None:
    ballot = await rolled(database, estate, OWN, NEXT)
    before = await head_of(database, ballot)
    await database.run(roll.stand, before, Standing("no", via=Via.PROXY))
    stood = await database.run(roll.stand, before, standing)
    assert stood == await database.run(roll.get, before.id)
    assert (stood.heard, stood.choice, stood.why, stood.via) == (
        heard, standing.choice, standing.why, standing.via,
    )  # fmt: skip
    apart = int(standing.why is not None)
    assert await database.run(roll.sizes, ballot.id) == (2, apart)
    assert await database.run(roll.unheard, ballot.id) == (1 if heard else 2)


async def test_a_head_is_heard_in_secret_only_once(database: Database, estate: Estate) -> None:
    ballot = await rolled(database, estate, OWN, NEXT)
    head = await head_of(database, ballot)
    assert await database.run(roll.hear, head.id)
    assert not await database.run(roll.hear, head.id)
    assert await database.run(roll.unheard, ballot.id) == 1
    assert not await database.run(roll.hear, 404)


async def test_heads_are_untold_from_voting_until_they_are_told(
    database: Database, estate: Estate
) -> None:
    ballot, other = [await rolled(database, estate, OWN, NEXT) for _ in range(2)]
    first, second = await database.run(roll.of, ballot.id)
    assert await database.run(roll.untold, ballot.id) == []
    for head in (first, second):
        await database.run(roll.hear, head.id)
    await database.run(roll.tell, first.id)
    assert await database.run(roll.untold, ballot.id) == [(second.id, "code2")]
    assert await database.run(roll.untold, other.id) == []


async def test_what_is_on_no_roll_is_none(database: Database, estate: Estate) -> None:
    ballot = await rolled(database, estate, OWN)
    assert await database.run(roll.get, 404) is None
    assert await database.run(roll.by_key, ballot.id, f"p{IDS.wang}") is None
    assert await database.run(roll.of, 404) == []
    assert await database.run(roll.sizes, 404) == (0, 0)
    assert await database.run(doors.of, 404) == []
