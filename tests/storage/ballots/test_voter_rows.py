"""Whom somebody speaks for, who belongs to a head, and who speaks for a flat of several."""

import sqlite3
from datetime import datetime, timedelta

import pytest

from domain.ballots import person_heads
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage.ballots import representatives, roll, voters
from storage.database import Database
from storage.places import households, residents
from tests.conftest import NOON
from tests.estate import Estate
from tests.storage.ballots.rows import OWN, head_of, rolled

MOMENT = timedelta(microseconds=1)
NEXT = ("3单元", "202")
ANNAS = ("2单元", "101")


async def _lives(
    database: Database,
    estate: Estate,
    door: tuple[str, str],
    state: MembershipState,
    relation: Relation = Relation.OWNER,
    at: datetime = NOON,
) -> int:
    flat = estate.flats[door]
    return await database.run(households.claim, IDS.anna, flat, relation, state, now=at)


@pytest.mark.parametrize("state", MembershipState)
async def test_flats_claimed_and_verified_have_a_voice_and_others_none(
    database: Database, estate: Estate, state: MembershipState
) -> None:
    ballot = await rolled(database, estate, ANNAS)
    await _lives(database, estate, ANNAS, state, Relation.TENANT)
    found = await database.run(voters.voices, IDS.anna, ballot.id)
    present = {MembershipState.ACTIVE, MembershipState.CLAIMED, MembershipState.ASKED}
    expected = [(estate.flats[ANNAS], Relation.TENANT, state)] if state in present else []
    assert [(v.household_id, v.relation, v.state) for v in found] == expected
    head = await head_of(database, ballot)
    assert all(voice.head == head for voice in found)


async def test_a_flat_that_is_on_another_roll_has_no_voice_here(
    database: Database, estate: Estate
) -> None:
    here, there = await rolled(database, estate, OWN), await rolled(database, estate, ANNAS)
    await _lives(database, estate, ANNAS, MembershipState.ACTIVE)
    assert await database.run(voters.voices, IDS.anna, here.id) == []
    assert len(await database.run(voters.voices, IDS.anna, there.id)) == 1


async def test_voices_come_in_the_order_of_the_slips(database: Database, estate: Estate) -> None:
    ballot = await rolled(database, estate, NEXT, ANNAS)
    await _lives(database, estate, ANNAS, MembershipState.ACTIVE)
    await _lives(database, estate, NEXT, MembershipState.CLAIMED)
    found = await database.run(voters.voices, IDS.anna, ballot.id)
    assert [voice.head.slip for voice in found] == [1, 2]


async def test_only_who_is_verified_now_belongs_to_a_head(
    database: Database, estate: Estate
) -> None:
    ballot = await rolled(database, estate, OWN)
    head = await head_of(database, ballot)
    await _lives(database, estate, OWN, MembershipState.CLAIMED)
    assert await database.run(voters.members, head.id) == [(IDS.wang, Relation.OWNER)]
    (member,) = await database.run(households.memberships_of, IDS.wang)
    assert await database.run(residents.end, member, None, now=NOON)
    assert await database.run(voters.members, head.id) == []


@pytest.mark.parametrize(
    ("since", "late"), [(NOON - MOMENT, True), (NOON, True), (NOON + MOMENT, False)]
)
async def test_verified_since_holds_from_the_moment_itself(
    database: Database,
    estate: Estate,
    since: datetime,
    late: bool,  # noqa: FBT001
) -> None:
    claimed = await _lives(
        database, estate, ANNAS, MembershipState.CLAIMED, at=NOON - timedelta(days=1)
    )
    assert not await database.run(voters.verified_since, IDS.anna, NOON - timedelta(days=2))
    member = await database.run(households.membership, claimed)
    assert member is not None
    await database.run(households.decide, member, MembershipState.ACTIVE, IDS.captain, now=NOON)
    assert await database.run(voters.verified_since, IDS.anna, since) is late


async def test_who_was_let_in_without_a_decision_was_verified_on_claiming(
    database: Database, estate: Estate
) -> None:
    await _lives(database, estate, ANNAS, MembershipState.ACTIVE)
    assert await database.run(voters.verified_since, IDS.anna, NOON)
    assert not await database.run(voters.verified_since, IDS.anna, NOON + MOMENT)


async def test_people_on_a_roll_are_named_and_flats_are_not(
    database: Database, estate: Estate
) -> None:
    ballot = await rolled(database, estate, OWN)
    for head in person_heads([IDS.wang, 5005]):
        await database.run(roll.join, ballot.id, head, head.key)
    # Nobody has met 5005.
    assert await database.run(voters.names, ballot.id) == {f"p{IDS.wang}": "王阿姨"}


async def test_the_last_one_named_speaks_for_a_flat(database: Database, estate: Estate) -> None:
    flat = estate.flats[OWN]
    assert await database.run(representatives.of_flat, flat) is None
    for person in (IDS.wang, IDS.anna):
        await database.run(representatives.name, flat, person, IDS.wang, now=NOON)
    assert await database.run(representatives.of_flat, flat) == IDS.anna


async def test_who_speaks_is_dropped_once(database: Database, estate: Estate) -> None:
    flat = estate.flats[OWN]
    await database.run(representatives.name, flat, IDS.wang, IDS.wang, now=NOON)
    assert await database.run(representatives.drop, flat)
    assert not await database.run(representatives.drop, flat)
    assert await database.run(representatives.of_flat, flat) is None


async def test_who_speaks_for_a_flat_speaks_for_its_head_in_every_ballot(
    database: Database, estate: Estate
) -> None:
    first, second = [await rolled(database, estate, NEXT, OWN) for _ in range(2)]
    await database.run(
        representatives.name, estate.flats[OWN], IDS.wang, IDS.wang, now=NOON
    )  # fmt: skip
    for ballot in (first, second):
        other, own = [await head_of(database, ballot, slip) for slip in (1, 2)]
        assert await database.run(representatives.of_head, own.id) == IDS.wang
        assert await database.run(representatives.of_head, other.id) is None


async def test_nobody_unknown_and_no_unknown_flat_can_be_named(
    database: Database, estate: Estate
) -> None:
    for flat, person in ((estate.flats[OWN], 404), (404, IDS.wang)):
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            await database.run(representatives.name, flat, person, IDS.wang, now=NOON)
