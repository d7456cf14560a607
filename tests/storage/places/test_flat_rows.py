"""Flats and who belongs to them, as rows: every move is made once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.places import Membership, MembershipState, Relation
from domain.places.roll import RollRow
from playground.estate import IDS
from storage.database import Database
from storage.places import households, residents, rolls, tree
from tests.conftest import NOON
from tests.estate import Estate, furnish

CLAIMED, ASKED = MembershipState.CLAIMED, MembershipState.ASKED
ACTIVE, REFUSED, ENDED = MembershipState.ACTIVE, MembershipState.REFUSED, MembershipState.ENDED


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def claimed(
    database: Database, estate: Estate, state: MembershipState = CLAIMED, person: int = IDS.zhou
) -> Membership:
    flat = estate.flats["2单元", "301"]
    made = await database.run(households.claim, person, flat, Relation.TENANT, state, now=NOON)
    member = await database.run(households.membership, made)
    assert member is not None
    return member


async def test_a_claim_comes_back_as_it_was_made(database: Database, estate: Estate) -> None:
    member = await claimed(database, estate)
    flat = estate.flats["2单元", "301"]
    assert member == Membership(member.id, IDS.zhou, flat, Relation.TENANT, CLAIMED, NOON)
    assert await database.run(households.membership, member.id + 1) is None
    assert await database.run(households.members_of, flat) == [member]
    assert await database.run(households.memberships_of, IDS.zhou) == [member]


@pytest.mark.parametrize("becomes", [ACTIVE, REFUSED])
async def test_of_two_who_decide_at_once_the_first_has_decided(
    database: Database, estate: Estate, becomes: MembershipState
) -> None:
    member = await claimed(database, estate)
    other = REFUSED if becomes is ACTIVE else ACTIVE
    assert await database.run(households.decide, member, becomes, IDS.captain, now=NOON)
    assert not await database.run(households.decide, member, other, IDS.staff, now=NOON)
    after = await database.run(households.membership, member.id)
    assert after is not None
    assert after.state is becomes


@pytest.mark.parametrize(
    ("state", "waits"), [(CLAIMED, True), (ASKED, True), (ACTIVE, False), (REFUSED, False)]
)
async def test_only_undecided_claims_wait(
    database: Database,
    estate: Estate,
    state: MembershipState,
    waits: bool,  # noqa: FBT001
) -> None:
    member = await claimed(database, estate, state)
    waiting = await database.run(households.open_claims, estate.building)
    assert ([member] == waiting) is waits
    assert await database.run(households.open_claims, estate.other_building) == []
    assert residents.is_open(member) is waits


@pytest.mark.parametrize("state", MembershipState)
async def test_only_members_live_there(
    database: Database, estate: Estate, state: MembershipState
) -> None:
    await claimed(database, estate, state)
    lives = await database.run(households.lives_in, IDS.zhou, estate.building)
    homes = await database.run(households.homes_of, IDS.zhou)
    assert lives is bool(homes) is (state is ACTIVE)
    assert not await database.run(households.lives_in, IDS.zhou, estate.other_building)


async def test_moving_out_happens_once(database: Database, estate: Estate) -> None:
    member = await claimed(database, estate, ACTIVE)
    assert await database.run(residents.end, member, IDS.captain, now=NOON)
    assert not await database.run(residents.end, member, IDS.captain, now=NOON)
    ended = await database.run(households.membership, member.id)
    assert ended is not None
    assert ended.state is ENDED
    assert not residents.is_present(ended)


async def test_a_decision_by_nobody_is_told_from_one_by_somebody(
    database: Database, estate: Estate
) -> None:
    member = await claimed(database, estate, ASKED)
    await database.run(households.decide, member, CLAIMED, None, now=NOON)
    assert await database.run(residents.undecided, member.id)
    moved = replace(member, state=CLAIMED)
    await database.run(households.decide, moved, ACTIVE, IDS.captain, now=NOON)
    assert not await database.run(residents.undecided, member.id)
    assert not await database.run(residents.undecided, 999)


async def test_a_relation_is_put_right_on_that_membership_only(
    database: Database, estate: Estate
) -> None:
    member = await claimed(database, estate, ACTIVE)
    other = await claimed(database, estate, ACTIVE, IDS.anna)
    await database.run(residents.relate, member.id, Relation.OWNER)
    assert await database.run(households.membership, other.id) == other
    [zhou, _] = await database.run(residents.in_flat, member.household_id)
    assert (zhou.person_id, zhou.relation) == (IDS.zhou, Relation.OWNER)


async def test_claims_are_counted_since_a_moment(database: Database, estate: Estate) -> None:
    await claimed(database, estate)
    count = residents.claims_since
    assert await database.run(count, IDS.zhou, NOON - timedelta(seconds=1)) == 1
    assert await database.run(count, IDS.zhou, NOON) == 0
    assert await database.run(count, IDS.anna, NOON - timedelta(days=1)) == 0


async def test_a_flat_the_roll_lost_is_found_but_not_offered(
    database: Database, estate: Estate
) -> None:
    flat = estate.flats["2单元", "301"]
    await database.run(rolls.leave, flat, now=NOON)
    assert await database.run(residents.flat, flat) is None
    assert await database.run(households.find, flat) is not None
    present = await database.run(households.in_building, estate.building)
    assert flat not in {f.id for f in present}
    back = RollRow("6栋", "2单元", 3, "301", 9000, "王五", None)
    await database.run(rolls.change, flat, back)
    found = await database.run(residents.flat, flat)
    assert found is not None
    assert found.area == 9000


async def test_the_phone_of_the_roll_is_that_of_the_flat(
    database: Database, estate: Estate
) -> None:
    flat = estate.flats["2单元", "301"]
    assert await database.run(households.roll_phone, flat) == "13800060012"
    assert await database.run(households.roll_phone, 999) is None


async def test_flats_are_added_to_their_building_and_counted_as_inhabited(
    database: Database, estate: Estate
) -> None:
    assert await database.run(residents.inhabited) == {estate.building}
    await database.run(
        rolls.add, estate.other_building, RollRow("7栋", "", None, "1", 100, "", None)
    )
    assert await database.run(residents.inhabited) == {estate.building, estate.other_building}
    seven = await database.run(tree.get, estate.other_building)
    [kept] = await database.run(rolls.of, seven)
    assert (kept.row.building, kept.row.owner, kept.gone) == ("7栋", "", False)
    await database.run(rolls.set_head, kept.id, kept.id)
    [kept] = await database.run(rolls.of, seven)
    assert kept.owner_group == kept.id


async def test_people_of_a_building_are_those_of_its_flats(
    database: Database, estate: Estate
) -> None:
    await claimed(database, estate, CLAIMED)
    living = await database.run(residents.in_building, estate.building)
    assert [r.person_id for r in living] == [IDS.wang, IDS.li_ming, IDS.zhao]
    assert await database.run(residents.in_building, estate.other_building) == []
    assert "13800" not in repr(living)
